"""Whoever edits the content and slips is told where, what, and what to write instead."""

import pytest

from bot.library import ContentError, check_content
from tests.library.breaking import EN, ZH, Break, assert_told, body, both, edit, gone, put
from tests.library.conftest import TODAY, Folder, page


def no_red_flags(folder: Folder) -> None:
    folder.remove("pages/red-flags.zh.md")
    folder.remove("pages/red-flags.en.md")


FRONT = [
    ("misspelt field", edit(EN, "reviewed_by:", "reviewd_by:"), EN, 8, "reviewed_by?"),
    ("missing field", edit(EN, "title: Swelling\n", ""), EN, 2, "title is missing"),
    ("empty field", edit(EN, "title: Swelling", "title:"), EN, 5, "title is empty"),
    ("field twice", edit(EN, "order: 30", "order: 30\norder: 60"), EN, 5, "stands there twice"),
    ("no such day", edit(EN, "2026-11-01", "2026-02-30"), EN, 7, "2026-02-30 is not a date"),
    ("other date order", edit(EN, "2026-11-01", "1.11.2026"), EN, 7, "such as 2026-11-23"),
    ("date without hyphens", edit(EN, "2026-11-01", "20261101"), EN, 7, "is not a date"),
    ("future review", edit(EN, "2026-11-01", "2026-12-01"), EN, 7, "is in the future"),
    ("review_by early", edit(EN, "2027-11-01", "2026-10-01"), EN, 9, "is before reviewed"),
    ("id with capitals", edit(EN, "id: swelling", "id: Swelling"), EN, 2, "small letters"),
    ("order in words", edit(EN, "order: 30", "order: third"), EN, 4, "whole number"),
    ("facts maybe", edit(EN, "order: 30", "facts: maybe\norder: 30"), EN, 4, "true or false"),
    ("list without brackets", edit(EN, "[mayo]", "mayo"), EN, 6, "square brackets"),
    ("colon in text", edit(EN, "title: Swelling", "title: Swelling: all"), EN, 5, "colon"),
    ("star in text", edit(EN, "title: Swelling", "title: *Swelling*"), EN, 5, "begins with *"),
    ("anchor in text", edit(EN, "title: Swelling", "title: &Swelling x"), EN, 5, "quotes"),
    ("tag in text", edit(EN, "title: Swelling", "title: !Swelling"), EN, 5, "begins with !"),
    ("at sign in text", edit(EN, "title: Swelling", "title: @Swelling"), EN, 5, "a sign"),
    ("open quote", edit(EN, "title: Swelling", 'title: "Swelling'), EN, 5, "not closed"),
    ("open bracket", edit(EN, "[mayo]", "[mayo"), EN, 6, "list is not closed"),
    ("tab", edit(EN, "sources: [mayo]", "sources:\n\t- mayo"), EN, 7, "tab"),
    ("deep brackets", edit(EN, "[mayo]", "[" * 99999), EN, 6, "too many levels"),
    ("no first fence", edit(EN, "---\nid", "id"), EN, 1, "begin with ---"),
    ("no second fence", edit(EN, "]\n---\n", "]\n"), EN, 1, "second --- is missing"),
    ("variable in title", edit(EN, "title: Sw", "title: '{clinic.name}' #"), EN, 5, "not work"),
    ("wide button", edit(ZH, "title: 肿胀", f"title: {'肿' * 15}"), ZH, 5, "30 columns"),
    ("wide title", edit(EN, "title: S", f"title: {'S' * 29}"), EN, 5, "a button shows 28"),
    ("unknown source", edit(EN, "[mayo]", "[mayoo]"), EN, 6, "did you mean mayo?"),
    ("no source", both("[mayo]", "[]"), EN, 6, "names no source"),
]
LINKS = [
    ("unknown parent", both("parent: care", "parent: caer"), EN, 3, "did you mean care?"),
    ("dead see", both("order: 30", "see: [nowhere]\norder: 30"), ZH, 4, "no page nowhere"),
    ("dead page link", body("[here](page:nowhere)"), EN, 12, "no page nowhere"),
    ("unreachable", both("parent: care\n", ""), EN, 2, "nothing leads to this page"),
    ("below itself", both("parent: care", "parent: swelling"), EN, 3, "swelling > swelling"),
    ("id twice", put("pages/z.en.md", page("swelling", "en")), "pages/z.en.md", 2, "used twice"),
    ("no twin", gone(EN), ZH, None, "missing in the language en"),
    ("twin's id", edit(EN, "id: swelling", "id: oedema"), EN, 2, "same id in both"),
    ("other parent", edit(EN, "parent: care", "parent: risks"), EN, 3, "parent is risks here"),
    ("other order", edit(EN, "order: 30", "order: 31"), EN, 4, "order is 31 here, but 30"),
    ("other recovery", edit(EN, "order: 30", "recovery: true\norder: 30"), EN, 4, "not set in"),
    ("other sources", edit(EN, "[mayo]", "[gupta-2016]"), EN, 6, "[gupta-2016] here"),
    ("other see", edit(EN, "order: 30", "see: [risks]\norder: 30"), EN, 4, "see is [risks]"),
    ("other link", body("See [risks](page:risks)."), EN, 2, "see is [risks] here"),
    ("no red flags", no_red_flags, "pages", None, "the page red-flags is missing"),
]
BODIES = [
    ("no text", body("  "), 12, "no text"),
    ("heading", body("Text\n\n# Days"), 14, "a heading"),
    ("underlined heading", body("Days\n===="), 12, "a heading"),
    ("picture", body("![face](https://x.org/a.png)"), 12, "a picture"),
    ("html", body("very<br>swollen"), 12, "HTML"),
    ("html block", body("\n<div>\nswollen\n</div>"), 13, "HTML"),
    ("table", body("\n|a|b|\n|-|-|\n|1|2|"), 13, "a table"),
    ("code", body("use `ice`"), 12, "program code"),
    ("indented", body("\n    four blanks"), 13, "program code"),
    ("rule", body("a\n\n***\n\nb"), 14, "a ruled line"),
    ("crossed out", body("~~never~~"), 12, "crossed-out"),
    ("stars shown", body("他说**“肿胀”**正常"), 12, "stars"),
    ("variable", body("Call {clinic.fone}."), 12, "did you mean clinic.phone?"),
    ("no website", body("See {clinic.website}."), 12, "add website: to clinic.yaml"),
    ("link to a file", body("[x](c:/a.doc)"), 12, "not a web address"),
    ("odd page link", body("[x][1]\n\n[1]: page:care"), 12, "[text](page:id)"),
    ("far too long", body("word " * 800), 12, "at most 3500"),
]
CLINIC_, MENUS_, SHEET_ = "clinic.yaml", "menus.yaml", "sheet.yaml"
TWICE = "    questions:\n      - {id: licence, text: {zh: 嗯, en: Hm}}\n"
FILES = [
    ("letters in phone", edit(CLINIC_, "0355-", "O355-"), CLINIC_, 2, "not a telephone number"),
    ("unknown zone", edit(CLINIC_, "Shanghai", "Shangai"), CLINIC_, 7, "Asia/Shanghai?"),
    ("no zone", edit(CLINIC_, "zone: Asia/Shanghai\n", ""), CLINIC_, 1, "zone is missing"),
    ("one language", edit(CLINIC_, "zh: 每天, ", ""), CLINIC_, 5, "zh is missing"),
    ("text alone", edit(CLINIC_, "{zh: 每天, en: every day}", "daily"), CLINIC_, 5, "hours must"),
    ("website", edit(CLINIC_, "zone", "website: x.org\nzone"), CLINIC_, 7, "https://"),
    ("no clinic", gone(CLINIC_), CLINIC_, None, "can't be read"),
    ("empty clinic", put(CLINIC_, ""), CLINIC_, 1, "phone is missing"),
    ("menu page", edit(MENUS_, "page: care", "page: car"), MENUS_, 2, "did you mean care?"),
    ("menu do", edit(MENUS_, "do: ask", "do: dance"), MENUS_, 3, "one of: 'ask'"),
    ("page and do", edit(MENUS_, "do: ask", "do: ask, page: care"), MENUS_, 3, "{do: ...}"),
    ("twice", edit(MENUS_, "page: risks", "page: care"), MENUS_, 2, "in the menu twice"),
    ("no label", edit(MENUS_, "do: ask", "do: help"), MENUS_, 3, "do-help"),
    ("source kind", edit("sources.yaml", "study", "stdy"), "sources.yaml", 9, "'study'"),
    ("source field", edit("sources.yaml", "by: M", "bye: M"), "sources.yaml", 3, "mean by?"),
    ("source id", edit("sources.yaml", "mayo:", "Mayo!:"), "sources.yaml", 1, "as an id"),
    ("sheet source", edit(SHEET_, "[mayo]", "[myo]"), SHEET_, 7, "did you mean mayo?"),
    ("sheet text", edit(SHEET_, ", en: Is there a licence?", ""), SHEET_, 6, "en is missing"),
    ("sheet title", edit(SHEET_, "The hospital", "The hospital " * 3), SHEET_, 3, "wider"),
    ("question twice", edit(SHEET_, "    questions:\n", TWICE), SHEET_, 6, "used twice"),
    ("lone synonym", put("synonyms.yaml", "groups:\n- [a]\n"), "synonyms.yaml", 2, "too few"),
    ("misnamed file", put("clinc.yaml", ""), "clinc.yaml", None, "did you mean clinic.yaml?"),
    ("page elsewhere", put("swelling.en.md", ""), "swelling.en.md", None, "pages are in pages/"),
    ("no language", put("pages/x.md", ""), "pages/x.md", None, "x.zh.md or x.en.md"),
    ("french", put("pages/x.fr.md", ""), "pages/x.fr.md", None, "language fr"),
    ("not UTF-8", put(EN, "---\nid: 肿\n".encode("gb18030")), EN, 2, "encoding UTF-8"),
    ("word file", put(EN, b"PK\x03\x04\x00\xff\xfe"), EN, 1, "not UTF-8"),
    ("control character", edit(EN, "Swelling", "Swel\x07ling"), EN, 2, "control character"),
]
FTL = "wording/en/chat.ftl"
WORDINGS = [
    ("no equals sign", edit(FTL, "do-ask =", "do-ask"), FTL, 1, "can't be read"),
    ("open brace", edit(FTL, "{ $clinic }", "{ $clinic"), FTL, 2, "can't be read"),
    ("no default", edit(FTL, "*[other]", "[other]"), FTL, 6, "the default"),
    ("missing wording", edit(FTL, "do-ask = Ask\n", ""), FTL, None, "do-ask is missing"),
    ("other variable", edit(FTL, "$clinic", "$klinik"), FTL, 2, "lacks { $clinic }"),
    ("wording twice", edit(FTL, "do-ask", "do-ask = x\ndo-ask"), FTL, 2, "stands twice"),
    ("unknown wording", edit(FTL, "{ $clinic }", "{ $clinic }{ nme }"), FTL, 2, "nme"),
    ("made of itself", edit(FTL, "= Ask", "= { do-ask }"), FTL, 1, "made of itself"),
    ("unknown function", edit(FTL, "$n }", "$n } { SHOUT($n) }"), FTL, 3, "SHOUT"),
    ("no text", edit(FTL, "= Ask", "=\n    .x = Ask"), FTL, 1, "has no text"),
    ("file missing", gone(FTL), "wording/zh/chat.ftl", None, "missing in the language en"),
    ("french", put("wording/fr/a.ftl", ""), "wording/fr/a.ftl", None, "fr is not known"),
]
ALL = [
    *FRONT,
    *LINKS,
    *FILES,
    *WORDINGS,
    *((n, b, EN, line, w) for n, b, line, w in BODIES),
]


@pytest.mark.parametrize(
    ("change", "path", "line", "words"), [case[1:] for case in ALL], ids=[case[0] for case in ALL]
)
def test_a_mistake_is_told_with_its_place(
    small: Folder, change: Break, path: str, line: int | None, words: str
) -> None:
    change(small)
    assert_told(small, path, line, words)


def test_the_small_folder_is_good(small: Folder) -> None:
    assert small.check() == []


def test_a_problem_reads_like_a_compilers(small: Folder) -> None:
    small.replace(EN, "parent: care", "parent: caer")
    small.replace(ZH, "parent: care", "parent: caer")
    assert str(small.check()[0]) == (
        "content/pages/swelling.en.md:3: error: there is no page caer (did you mean care?)"
    )


def test_all_mistakes_come_at_once(small: Folder) -> None:
    small.replace("clinic.yaml", "0355-", "O355-")
    small.replace(FTL, "do-ask =", "do-ask")
    small.replace(ZH, "2026-11-01", "tomorrow")
    with pytest.raises(ContentError) as raised:
        small.load()
    assert {problem.path.name for problem in raised.value.problems} >= {
        "clinic.yaml",
        "chat.ftl",
        "swelling.zh.md",
    }
    assert "tomorrow is not a date" in str(raised.value)


def test_one_mistake_causes_no_flood(small: Folder) -> None:
    """Others link to a page that can't be read: that is not their mistake."""
    small.replace("pages/red-flags.en.md", "title: Get help now\n", "")
    assert [(p.path.name, p.message) for p in small.check()] == [
        ("red-flags.en.md", "title is missing")
    ]


def test_a_review_that_ran_out_warns_and_fails_on_request(small: Folder) -> None:
    both("2027-11-01", "2026-11-22")(small)
    (warning, _) = small.check()
    assert (warning.severity, warning.line) == ("warning", 9)
    assert "ran out on 2026-11-22" in warning.message
    assert small.load().has("swelling")
    strict = check_content(small.root, None, TODAY, strict_reviews=True)
    assert [problem.severity for problem in strict] == ["error", "error"]


def test_a_long_text_only_warns(small: Folder) -> None:
    body("A word or two. " * 50)(small)
    assert [(p.severity, p.line) for p in small.check()] == [("warning", 12)]


def test_a_word_in_two_synonym_groups_warns(small: Folder) -> None:
    small.replace("synonyms.yaml", "swollen", "Blood")
    (warning,) = small.check()
    assert (warning.severity, warning.line) == ("warning", 4)
    assert "line 3" in warning.message


def test_the_code_needs_its_wordings(small: Folder) -> None:
    required = {"greeting": frozenset({"name"}), "count": frozenset({"n", "m"}), "bye": frozenset()}
    problems = check_content(small.root, None, TODAY, required_messages=lambda: dict(required))
    told = [(p.path.as_posix(), p.line, p.message) for p in problems]
    for lang in ("en", "zh"):
        assert (f"wording/{lang}/chat.ftl", None, "the wording bye is missing") in told
        uses = "greeting uses { $clinic }, which it is not given"
        assert (f"wording/{lang}/chat.ftl", 2, uses) in told
    assert len(told) == 4


def test_windows_line_ends_and_byte_order_marks_are_fine(small: Folder) -> None:
    for file in small.root.rglob("*.*"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert small.check() == []
    assert "\r" not in small.load().page("stitches", "en").text


def test_what_editors_leave_behind_is_let_be(small: Folder) -> None:
    for name in (".swelling.en.md.swp", "swelling.en.md~", "4913", ".git/x.yaml", "README.md"):
        small.write(f"pages/{name}", "half a")
    assert small.check() == []
