"""What a person sees who asks in their own words: an answer at once, or a choice."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.event import Event, Kind
from bot.conversation.screen import Screen
from bot.conversation.visit import Dialog, Visit
from bot.library import Shelf
from bot.pictures import Pictures
from handlers import actions, answers, chatter, pages, search
from handlers.helpdesk_actions import AskPerson, NotHelped
from handlers.services import Services
from tests.library.conftest import Folder, page

WORDING = Path(__file__).parents[2] / "content" / "wording"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
Open = Callable[..., Services]


class Nowhere:
    """Where unanswered questions go here."""

    async def collect(self, *_asked: object, **_how: object) -> None:
        """Keep nothing."""


@pytest.fixture
def services(small: Folder) -> Open:
    """The bot on the small folder, with the shipped wordings and a contact page."""
    for lang in ("zh", "en"):
        small.remove(f"wording/{lang}/chat.ftl")
        for path in (WORDING / lang).glob("*.ftl"):
            small.write(f"wording/{lang}/{path.name}", path.read_bytes())
        contact = page("swelling", lang).replace("swelling", "contact")
        small.write(f"pages/contact.{lang}.md", contact.replace("Swelling", "Contact"))

    def open_(overlay: Path | None = None) -> Services:
        nobody: Any = None
        collected: Any = Nowhere()
        return Services(
            Shelf(small.load(overlay)),
            nobody,
            nobody,
            Pictures(),
            nobody,
            nobody,
            nobody,
            nobody,
            nobody,
            nobody,
            collected,
            nobody,
            "https://t.me/example",
            nobody,
            nobody,
            nobody,
            nobody,
        )

    return open_


def visit(text: str = "", lang: str = "en", dialog: Dialog | None = None) -> Visit:
    event = Event("test", 1, Kind.TEXT, 1, text=text)
    return Visit(event, None, lang, dialog or Dialog(), NOW)


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.rows for button in row]


def does(screen: Screen) -> list[object]:
    return [button.action for row in screen.rows for button in row]


async def test_a_question_nearly_as_written_is_answered_at_once(services: Open) -> None:
    screen = await search.find(visit("when can I wash my hair??"), services())
    assert screen.text.startswith("**When can i wash my hair**\n\n**Hair**: from day 1 to day 14")
    assert labels(screen)[:2] == ["👍 That helped", "💬 No, ask a person"]
    assert labels(screen)[2:4] == ["Aftercare", "Why? Sources and date"]
    assert does(screen)[-2:] == [actions.Wrong(), actions.Home()]


async def test_further_hits_and_the_way_to_all_of_them_come_with_it(services: Open) -> None:
    dialog, opened = Dialog(), services()
    screen = await search.find(visit("shampoo after the op, recovery", dialog=dialog), opened)
    if actions.ShowResults() not in does(screen):
        screen = await search.find(visit("wash my hair trouble", dialog=dialog), opened)
    again = await search.again(visit(dialog=dialog), actions.ShowResults(), opened)
    assert again.text.startswith("What I found")
    assert actions.ShowAnswer("wash-hair") in does(again)


async def test_an_uncertain_question_is_met_with_a_choice(services: Open) -> None:
    dialog = Dialog()
    screen = await search.find(visit("bleeding and swelling", dialog=dialog), services())
    assert "I don't want to guess" in screen.text
    assert {actions.ShowPage("risks"), actions.ShowPage("swelling")} <= set(does(screen))
    shown = await answers.show(visit(dialog=dialog), actions.ShowAnswer("wash-hair"), services())
    assert actions.ShowResults() in does(shown)


async def test_what_is_probably_meant_is_shown_at_once_and_said_to_be_a_guess(
    services: Open,
) -> None:
    screen = await search.find(visit("hair"), services())
    assert screen.text.startswith("I think you mean this.")
    assert "**When can i wash my hair**" in screen.text
    assert screen.text.endswith("*Source: Mayo Clinic; Gupta, ASJ 2016*")
    assert NotHelped() in does(screen)


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("好的，谢谢", "zh", "不客气"),
        ("ok thanks, good night", "en", "You are welcome"),
        ("hi", "zh", "您好"),
        ("新年快乐！", "zh", "也祝您"),
        ("中秋快乐医生", "en", "the same to you"),
        ("？", "zh", "我在"),
        ("???", "en", "I am here"),
        ("2", "en", "A number alone"),
        ("没有", "zh", "我刚才没有问您"),
        ("辛苦了", "zh", "不客气"),
        ("sorry, wrong chat", "en", "whenever something comes up"),
        ("今天天气怎么样", "zh", "这个我不懂"),
        ("What's the weather like?", "en", "not something I know about"),
        ("who are you?", "en", "How to use me"),
        ("返回", "zh", "您想了解什么"),
        ("english please", "zh", "您想用哪种语言"),
    ],
)
async def test_small_talk_is_answered_as_such(
    services: Open, text: str, lang: str, said: str
) -> None:
    screen = await search.find(visit(text, lang), services())
    assert said in screen.text
    assert {actions.Home(), actions.Wrong()} & set(does(screen))


@pytest.mark.parametrize("text", ["好的，血止不住", "ok thanks, i cant breathe", "不行了"])
async def test_danger_in_small_talk_is_danger(services: Open, text: str) -> None:
    assert chatter.meant(services().view("zh"), text) is None


def _plain(text: str) -> str:
    for number, sign in ((58, ":"), (46, ".")):
        text = text.replace(f"&#{number};", sign)
    return text


async def test_to_an_alarm_whom_to_call_comes_first_then_all_signs(services: Open) -> None:
    screen = await search.find(visit("i cant breathe"), services())
    assert screen.text.startswith("**Call 120 now.")
    assert screen.text.endswith(services().view("en").page("red-flags").text.strip())
    assert AskPerson() in does(screen)


async def test_an_answer_says_where_it_comes_from(services: Open) -> None:
    action = actions.ShowAnswerSources("wash-hair")
    screen = await answers.sources(visit(), action, services())
    assert "Gupta, ASJ 2016" in screen.text
    assert "1 November 2026" in screen.text
    assert does(screen)[:2] == [actions.Wrong(), actions.ShowAnswer("wash-hair")]


async def test_an_answer_that_is_gone_leads_to_the_menu(services: Open) -> None:
    for screen in (
        await answers.show(visit(), actions.ShowAnswer("winter"), services()),
        await answers.sources(visit(), actions.ShowAnswerSources("winter"), services()),
    ):
        assert "no longer here" in screen.text


async def test_the_meaning_of_a_word_is_told_at_once(services: Open) -> None:
    screen = await search.find(visit("what is a hematoma"), services())
    assert screen.text == "**haematoma**\nblood that gathers under the skin"
    assert does(screen)[0] == actions.ShowPage("risks")
    assert does(screen).count(actions.ShowPage("risks")) == 1


async def test_a_word_alone_is_explained_above_what_else_was_found(services: Open) -> None:
    screen = await search.find(visit("血肿", "zh"), services())
    assert "**血肿**\n皮肤下面积了血" in screen.text
    assert does(screen).count(actions.ShowPage("risks")) == 1


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["Set by this clinic", "Washing your hair: from day 5", "from day 1 to day 14"]),
        ("zh", ["本院自己的规定", "洗头：第5天起", "第1天到拆线后"]),
    ],
)
async def test_the_clinics_own_rule_says_so_beside_the_range(
    services: Open, own: Folder, lang: str, words: list[str]
) -> None:
    own.write(
        "values.yaml",
        'values:\n  - {id: hair-wash, ours: {zh: "第5天起", en: "from day 5"}}\n',
    )
    opened = services(own.root)
    screen = await answers.sources(visit(lang=lang), actions.ShowAnswerSources("wash-hair"), opened)
    assert all(word in screen.text for word in words)
    screen = await pages.sources(visit(lang=lang), actions.ShowSources("care"), opened)
    assert words[0] not in screen.text
