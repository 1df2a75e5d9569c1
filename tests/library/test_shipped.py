"""The content that comes with Liftcare is whole, and its most important page is found."""

from pathlib import Path

import pytest

from bot.library import Hit, Library, check_content
from handlers.needs import required_messages
from tests.content import shipped
from tests.library.conftest import TODAY

CONTENT = Path(__file__).parents[2] / "content"
ALARMS = [
    "fever",
    "pus",
    "collapse",
    "blurred vision",
    "neck swelling",
    "heavy bleeding",
    "stitches opened",
    "skin turning dark",
    "one side of my face is swollen",
    "我发烧了",
    "流脓",
    "晕倒",
    "嘴歪",
    "脖子肿",
    "大出血",
    "流血了",
    "皮肤发黑",
    "一边脸肿得厉害",
]


EVERYDAY = [
    ("阿司匹林要停吗", {"before-medicines", "step-preparation", "before-2-weeks"}),
    ("术后多久可以洗头", {"care-washing"}),
    ("要冷敷吗", {"care-cold"}),
    ("会留疤吗", {"risk-scars", "care-scars"}),
    ("怎么选医院", {"choose", "choose-check-hospital", "choose-licence"}),
    ("电话是多少", {"contact"}),
    ("when can I exercise again", {"care-exercise"}),
    ("is numbness normal", {"care-numbness", "risk-nerves", "risk-nerve-feeling"}),
    ("haematoma", {"risk-bleeding"}),
    ("infectoin", {"risk-infection"}),
    ("how long does it last", {"effects", "effects-lasting"}),
    ("phone number", {"contact"}),
]


@pytest.fixture(name="shipped")
def _shipped() -> Library:
    return shipped()


def test_it_has_no_mistake() -> None:
    problems = check_content(CONTENT, None, TODAY, required_messages=required_messages)
    assert [str(problem) for problem in problems if problem.severity == "error"] == []
    assert "clinic.yaml" in {problem.path.name for problem in problems}


def leads_to(library: Library, hit: Hit) -> set[str]:
    """The pages that a hit is or has a button to."""
    match hit.kind:
        case "answer":
            answer = library.answer(hit.id, "en")
            return {answer.page, *answer.see, *(["red-flags"] if answer.alarm else [])}
        case "word":
            return set(library.word(hit.id, "en").explained_in)
    return {hit.id}


@pytest.mark.parametrize(
    "query",
    [
        "喘不上气",
        "一边脸肿得厉害",
        "胸口疼",
        "看不清了",
        "can't breathe",
        "chest pain",
        "calf pain",
        "小腿疼",
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_danger_leads_to_the_red_flags_first(shipped: Library, query: str, lang: str) -> None:
    assert "red-flags" in leads_to(shipped, shipped.search(query, lang)[0])


@pytest.mark.parametrize("query", ALARMS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_alarm_offers_the_red_flags(shipped: Library, query: str, lang: str) -> None:
    assert any("red-flags" in leads_to(shipped, hit) for hit in shipped.search(query, lang))


@pytest.mark.parametrize(("query", "wanted"), EVERYDAY)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everyday_questions_find_their_page(
    shipped: Library, query: str, wanted: set[str], lang: str
) -> None:
    hits = shipped.search(query, lang)
    assert any(leads_to(shipped, hit) & wanted for hit in hits[:2])


@pytest.mark.parametrize(
    ("query", "lang", "answer", "says"),
    [
        ("助听器什么时候能戴", "zh", "glasses", "助听器"),
        ("when can i wear my hearing aids again", "en", "glasses", "hearing aids"),
        ("please cancel my appointment", "en", "bot-appointment", "dates"),
    ],
)
def test_what_is_surely_answered_is_what_was_asked(
    shipped: Library, query: str, lang: str, answer: str, says: str
) -> None:
    first = shipped.search(query, lang)[0]
    assert (first.id, first.sure) == (answer, True)
    assert says in shipped.answer(answer, lang).text


def test_every_answer_is_there_in_both_languages(shipped: Library) -> None:
    for lang in shipped.languages:
        answers = (shipped.answer(name, lang) for name in shipped.answer_ids)
        assert [one.id for one in answers if one.read_in != lang or not one.ask] == []


def test_every_answer_is_found_the_way_people_ask_for_it(shipped: Library) -> None:
    """First, or beside another that is asked for nearly alike."""
    ways = [
        (name, lang, way)
        for lang in shipped.languages
        for name in shipped.answer_ids
        for way in shipped.answer(name, lang).ask
    ][::15]
    lost = [
        (lang, way)
        for name, lang, way in ways
        if name not in [hit.id for hit in shipped.search(way, lang)]
    ]
    assert len(lost) <= len(ways) // 200, lost


@pytest.mark.parametrize("query", ["asdf", "😀", "lorem ipsum", "谢谢"])
def test_nonsense_finds_nothing(shipped: Library, query: str) -> None:
    assert shipped.search(query, "zh") == []
