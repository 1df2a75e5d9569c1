"""What an announcement is checked for before it goes out."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.announcements import Counted, Draft, DraftState, Hours, Link, Version
from bot.conversation.letter import Letter, Medium, MediumKind
from bot.mailing.checks import Concern, findings, is_address
from bot.recovery.wishes import Quiet
from handlers.announce_texts import read_moment
from tests.conftest import NOW

NOON = NOW.replace(hour=12)
SOME = Counted(3, {"en": 3})


def draft(text: str = "Closed on Monday.", **changed: object) -> Draft:
    version = Version(Letter(text), 1, (5,))
    values: dict[str, object] = {"versions": {"en": version}, **changed}
    return Draft(1, DraftState.DRAFT, 1, 1, NOW, **values)  # type: ignore[arg-type]


def concerns(one: Draft, counted: Counted = SOME, at: datetime = NOON) -> list[Concern]:
    found = findings(
        one,
        counted,
        at,
        has_page=lambda page: page == "risks",
        forbidden=lambda text: [("guaranteed", "say what is true")] if "guaranteed" in text else [],
    )
    return [finding.concern for finding in found]


def test_a_plain_announcement_by_day_raises_none() -> None:
    assert concerns(draft()) == []


def test_what_the_messenger_would_refuse_stops_it_and_comes_first() -> None:
    photo = Version(Letter("x" * 1025, (), (Medium(MediumKind.PHOTO, "f"),)), 1, (5,))
    assert concerns(draft(versions={"en": photo}, opt_out=False)) == [
        Concern.TOO_LONG,
        Concern.NO_OPT_OUT,
    ]
    assert concerns(draft("😀" * 2049)) == [Concern.TOO_LONG]
    assert concerns(draft("x" * 4096)) == []
    assert concerns(draft(versions={})) == [Concern.NO_TEXT]
    assert concerns(draft(), Counted()) == [Concern.NOBODY]


def test_languages_of_different_sorts_are_worth_a_look() -> None:
    photo, film = (Medium(kind, "f") for kind in (MediumKind.PHOTO, MediumKind.VIDEO))

    def both(*media: Medium) -> Draft:
        other = Version(Letter("x", (), media), 1, (6,))
        return draft(versions={"en": Version(Letter("x", (), (photo,)), 1, (5,)), "zh": other})

    assert concerns(both(photo)) == []
    assert concerns(both()) == concerns(both(film)) == [Concern.SEVERAL_SORTS]


def test_dead_links_are_named() -> None:
    links = (Link("a", page="gone"), Link("b", url="htp:/x"), Link("c", page="risks"))
    assert concerns(draft(links=links)) == [Concern.DEAD_PAGE, Concern.BAD_ADDRESS]


def test_a_dead_link_in_the_text_is_named_as_one_on_a_button() -> None:
    def linked(url: str) -> Draft:
        mark = {"type": "text_link", "offset": 0, "length": 6, "url": url}
        return draft(versions={"en": Version(Letter("Closed", (mark, {"type": "bold"})), 1, (5,))})

    assert concerns(linked("https://example.org/map")) == []
    assert concerns(linked("htp:/map")) == [Concern.BAD_ADDRESS]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("See https://example.org/map.", ""),
        ("详见https://example.org/map。谢谢", ""),
        ("(www.example.org), http://例子.中国/ and tg://user?id=5", ""),
        ("Open 24/7, by HTTP/2; and/or Mon://", ""),
        ("Write to ann@www.example.org", ""),
        ("See htp://example.org/map.", "htp://example.org/map"),
        ("See https:/example.org now", "https:/example.org"),
        ("详见https：//example.org。", "https：//example.org"),
        ("https//example.org", "https//example.org"),
        ("http:example.org", "http:example.org"),
        ("https://example..org/x", "https://example..org/x"),
        ("https://example", "https://example"),
        ("www.example", ""),
        ("www,example.org", "www,example.org"),
    ],
)
def test_a_bare_address_that_is_none_is_named(text: str, wrong: str) -> None:
    found = findings(draft(text), SOME, NOON, has_page=bool, forbidden=lambda _: [])
    assert [one.what for one in found] == ([wrong] if wrong else [])


def test_the_bots_own_address_leads_to_a_page_that_there_is() -> None:
    def gone(one: Draft, own: str = "https://t.me/lift_bot") -> list[str]:
        found = findings(one, SOME, NOON, has_page="risks".__eq__, forbidden=lambda _: [], own=own)
        return [one.what for one in found if one.concern is Concern.DEAD_PAGE]

    assert gone(draft("https://t.me/lift_bot?start=risks")) == []
    assert gone(draft("More: t.me/lift_bot?start=rsks.")) == ["rsks"]
    assert gone(draft("t.me/other_bot?start=rsks")) == []
    assert gone(draft("https://t.me/lift_bot?start=rsks"), own="") == []
    assert gone(draft(links=(Link("All", url="https://t.me/Lift_bot?start=rsks"),))) == ["All"]
    mark = {"type": "text_link", "offset": 0, "length": 3, "url": "http://t.me/lift_bot?start=x"}
    assert gone(draft(versions={"en": Version(Letter("All", (mark,)), 1, (5,))})) == ["x"]


def test_one_that_begins_by_day_and_ends_at_night_is_worth_a_look() -> None:
    many, evening = Counted(200_000, {"en": 200_000}), NOW.replace(hour=21, minute=0)
    assert concerns(draft(), at=evening) == []
    assert concerns(draft(), many, evening) == [Concern.NIGHT]
    assert concerns(draft(paid=True), many, evening) == []
    assert concerns(draft(), many, NOON) == []
    assert concerns(draft(), at=NOW.replace(hour=7)) == [Concern.NIGHT]


def test_it_is_counted_who_would_get_it_in_their_own_night() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    abroad, early = Hours("America/New_York"), Hours("Asia/Shanghai", Quiet(time(20), time(9)))
    never = Hours("Asia/Shanghai", None)
    some = Counted(42, {"en": 42}, {abroad: 2, early: 3, never: 1})

    def asleep(hour: int, minute: int = 0, counted: Counted = some) -> list[tuple[int, int]]:
        at = datetime(2026, 11, 23, hour, minute, tzinfo=zone)
        found = findings(draft(), counted, at, has_page=bool, forbidden=lambda _: [])
        return [(one.count, one.of) for one in found if one.concern is Concern.THEIR_NIGHT]

    assert asleep(11) == [(2, 42)]
    assert asleep(8, 30) == [(3, 42)]
    assert asleep(21, 30) == [(3, 42)]  # in New York it is half past eight
    assert asleep(23) == [(3 + 36, 42)]
    assert asleep(10, counted=Counted(42, {"en": 42}, {never: 42})) == []
    assert asleep(23, counted=SOME) == []  # everybody goes by the clinic's clock: that is said


def test_words_on_buttons_are_looked_at_as_well() -> None:
    links = (Link("guaranteed!", page="risks"), Link("", page="risks"))
    assert concerns(draft(links=links)) == [Concern.FORBIDDEN]


def test_a_button_that_half_of_the_readers_cant_read_is_worth_a_look() -> None:
    def named(label: str, counted: Counted) -> list[tuple[str, int]]:
        one = draft(links=(Link(label, url="https://example.org"),))
        found = findings(one, counted, NOON, has_page=bool, forbidden=lambda _: [])
        return [(f.language, f.count) for f in found if f.concern is Concern.ONE_SCRIPT]

    both, chinese = Counted(5, {"en": 3, "zh": 2}), Counted(2, {"en": 0, "zh": 2})
    assert named("Opening hours", both) == [("zh", 2)]
    assert named("门诊时间", both) == [("en", 3)]
    assert named("门诊时间 Opening hours", both) == named("☎ 120", both) == named("", both) == []
    assert named("Opening hours", chinese) == []


def test_promises_the_night_and_a_missing_language_are_worth_a_look() -> None:
    both = Counted(5, {"en": 3, "zh": 2})
    assert concerns(draft("Success guaranteed!"), both, NOW.replace(hour=23)) == [
        Concern.MISSING_LANGUAGE,
        Concern.FORBIDDEN,
        Concern.NIGHT,
    ]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("tg://user?id=5", True),
        ("example.org", False),
        ("https://", False),
        ("https://a b.org", False),
        ("javascript:alert(1)", False),
        ("https://[", False),
        ("https://example..org", False),
        ("https://example.org:8443/a", True),
    ],
)
def test_only_a_whole_address_is_one(text: str, right: bool) -> None:
    assert is_address(text) is right


@pytest.mark.parametrize(
    ("text", "lang", "meant"),
    [
        ("tomorrow 10:00", "en", "2026-11-24 10:00"),
        ("明天上午10点", "zh", "2026-11-24 10:00"),
        ("5 March 9:30", "en", "2027-03-05 09:30"),
        ("18:30", "en", "2026-11-23 18:30"),
        ("7:00", "en", "2026-11-24 07:00"),
        ("some day", "en", None),
        ("", "en", None),
    ],
)
def test_a_moment_is_read_by_the_clinics_clocks(text: str, lang: str, meant: str | None) -> None:
    now = datetime(2026, 11, 23, 15, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    found = read_moment(text, now, lang)
    assert (f"{found:%Y-%m-%d %H:%M}" if found else None) == meant
