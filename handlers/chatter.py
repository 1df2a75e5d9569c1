"""Small talk, and what is meant by a word or two: nothing that search could answer.

Every language's words count in every chat: who writes "hi" may read Chinese.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import Terms, units
from handlers import actions, menu, people, recovery
from handlers.screens import home
from handlers.screens import people as about_people
from handlers.screens import search as screens
from handlers.screens.view import View
from handlers.services import Services

_LISTS: Final[dict[str, Callable[[View], str]]] = {
    "stop": lambda view: view.t("chat-stop"),
    "person": lambda view: view.t("chat-person"),
    "language": lambda view: view.t("chat-language"),
    "recovery": lambda view: view.t("chat-recovery"),
    "wishes": lambda view: view.t("chat-wishes"),
    "thanks": lambda view: view.t("thanks"),
    "home": lambda view: view.t("chat-home"),
    "who": lambda view: view.t("chat-who"),
    "greeting": lambda view: view.t("greetings"),
    "never-mind": lambda view: view.t("chat-never-mind"),
    "sorry": lambda view: view.t("chat-sorry"),
    "laugh": lambda view: view.t("chat-laugh"),
    "test": lambda view: view.t("chat-test"),
    "yes-no": lambda view: view.t("chat-yes-no"),
    "upset": lambda view: view.t("chat-upset"),
}
"""What may be meant, by its list of words; what comes first is meant by who says several."""

_FILLER: Final = "filler"
_LONGEST: Final = 20
"""Words or Han characters up to which a text may be small talk."""

_ASKING: Final = "?？"
_CLAUSE: Final = re.compile(r"[,.!?;:，。！？；：、~～…\n]+")
_DENIAL: Final = re.compile(
    r"\s*(?:(?:and|also|i have|i've|there is|there's|i)\s+)*"
    r"(?:no|don'?t have(?: any| a)?|have no)\s"
    r"|\s*(?:我|也|都|并|和|还)*没有?(?!没)|\s*也?无",
    re.IGNORECASE,
)
_DENIES: Final = re.compile(r"\b(?:no|not|but)\b|n't|没|不|无|但|可是", re.IGNORECASE)
_LONGEST_DENIAL: Final = 6
_Vocabulary = dict[tuple[str, ...], str]


async def answer(visit: Visit, view: View, text: str, s: Services) -> Screen | None:
    """Answer small talk, and do what a word asks for; None: it is something else."""
    match meant(view, text):
        case None | "recovery" as what:
            follows = what and await s.subscriptions.current(visit.who)
            return await recovery.shown(visit, s) if follows else None
        case "stop":
            return await people.stop(visit, actions.Stop(), s)
        case "language":
            return about_people.languages(view)
        case "home" | "who" as what:
            asks = what == "who"
            return await menu.help_screen(visit, actions.Help(), s) if asks else home.home(view)
        case "greeting":
            stopped = visit.person is not None and visit.person.stopped is not None
            return home.greeting(view, stopped=stopped)
        case what:
            return screens.thanks(view) if what == "thanks" else screens.chat(view, what)


def meant(view: View, text: str) -> str | None:
    """Return what a text says that is made of small talk alone; None: it says something else."""
    said = units(text)
    if not said:
        return _without_words(view, text)
    if len(said) > _LONGEST:
        return None
    if len(said) == 1 and said[0].isdecimal():
        return "number"
    kinds = _kinds_in(view, text)
    return next((what for what in _LISTS if what in kinds), None)


def only_thanks(view: View, text: str) -> bool:
    """Tell whether a text is thanks, or says that one has read, and nothing else: no question."""
    if any(mark in text for mark in _ASKING) or meant(view, text) != "thanks":
        return False
    return _kinds_in(view, text) <= {"thanks", _FILLER}


def _kinds_in(view: View, text: str) -> frozenset[str]:
    """Return all that the words of a text mean; none where one is not known."""
    known = _vocabulary(tuple(_lists(view)))
    said = text.replace("’", "'")
    clauses = [units(one) for one in _CLAUSE.split(said) if not _denies_danger(view, one)]
    kinds = [_kinds(clause, known) for clause in clauses if clause]
    return frozenset(what for each in kinds for what in each) if all(kinds) else frozenset()


def _denies_danger(view: View, clause: str) -> bool:
    """Tell whether a clause says of a danger that there is none, and nothing else: "no fever"."""
    denial = _DENIAL.match(clause)
    if denial is None or len(units(clause)) > _LONGEST_DENIAL:
        return False
    rest = clause[denial.end() :]
    return _DENIES.search(rest) is None and bool(view.library.alarms(rest))


def _without_words(view: View, text: str) -> str:
    """A thumb is thanks, a face may be sorrow; a mark alone asks whether anybody is there."""
    lists = [(what, words.split("|")) for what, words in _lists(view)]
    faces = {face for what, words in lists if what == "upset" for face in words}
    rest = "".join(sign for sign in text if sign not in faces)
    if rest != text and not view.library.alarms(rest):
        return "upset"
    thanks = (words for what, words in lists if what == "thanks")
    return "thanks" if any(text.strip() in words for words in thanks) else "signs"


def _kinds(said: tuple[str, ...], known: _Vocabulary) -> Sequence[str]:
    """Return what the words of a clause mean, one after the other; () where one is not known.

    A single Han character means something alone: 不行了 is neither 不 nor 行.
    """
    reached: dict[int, tuple[tuple[str, str], ...]] = {0: ()}
    longest = max(map(len, known))
    for end in range(1, len(said) + 1):
        for start in range(max(0, end - longest), end):
            what = known.get(said[start:end])
            if start in reached and what is not None:
                reached[end] = (*reached[start], (what, "".join(said[start:end])))
                break
    found = reached.get(len(said), ())
    told = [word for what, word in found if what != _FILLER]
    alone = len(told) == 1 or all(len(word) > 1 for word in told)
    return [what for what, _word in found] if alone else ()


def _lists(view: View) -> Iterator[tuple[str, str]]:
    """Yield every list of words, in every language; what stands first counts."""
    views = [View(view.library, lang) for lang in view.library.languages]
    for what, words in _LISTS.items():
        yield from ((what, words(each)) for each in views)
    yield from ((_FILLER, each.t("chat-filler")) for each in views)


@lru_cache(maxsize=4)
def _vocabulary(lists: tuple[tuple[str, str], ...]) -> _Vocabulary:
    known: _Vocabulary = {}
    for what, words in lists:
        for word in words.split("|"):
            if said := units(word):
                known.setdefault(said, what)
    return known


def elsewhere(view: View, text: str) -> bool:
    """Tell whether a text speaks of what a facial lift has nothing to do with: weather, news."""
    views = [View(view.library, lang) for lang in view.library.languages]
    words = [word for each in views for word in each.t("chat-elsewhere").split("|")]
    return any(True for _group in Terms([words]).found(units(text)))
