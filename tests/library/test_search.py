"""People find pages in their own words, in either language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library import Library
from bot.library.tokens import singular
from tests.library.conftest import Folder, write_small


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return write_small(tmp_path_factory.mktemp("search") / "content").load()


def first(library: Library, query: str, lang: str) -> str | None:
    return next((hit.id for hit in library.search(query, lang)), None)


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("什么时候拆线", "stitches"),
        ("线头怎么处理", "stitches"),
        ("脸肿了正常吗", "swelling"),
        ("手术有什么风险", "risks"),
        ("大量流血", "red-flags"),
        ("ＳＴＩＴＣＨＥＳ", "stitches"),
        ("When do the stitches come out?", "stitches"),
        ("sutures", "stitches"),
        ("stiches", "stitches"),
        ("my face is swolen", "swelling"),
        ("SWOLLEN", "swelling"),
        ("complication", "risks"),
        ("emergancy", "red-flags"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_right_page_comes_first(library: Library, query: str, page: str, lang: str) -> None:
    assert first(library, query, lang) == page


@pytest.mark.parametrize(
    ("query", "page"),
    [("什麼時候拆線", "stitches"), ("幾時拆線", "stitches"), ("塊臉腫咗點算", "swelling")],
)
def test_taiwan_and_hong_kong_find_the_same(library: Library, query: str, page: str) -> None:
    assert first(library, query, "zh") == page


def test_words_that_say_little_tell_apart_what_was_found(small: Folder) -> None:
    small.replace("pages/risks.en.md", "bleeding.", "bleeding. How long is there gauze?")
    small.replace("pages/swelling.en.md", "first days.", "first days. Is there gauze any more?")
    assert first(small.load(), "how long gauze", "en") == "risks"
    assert small.load().search("is there any more", "en") == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "asdf",
        "😀",
        "?!…",
        "qwertz uiop",
        "今天天气怎么样",
        "the and of",
        "的了吗",
        "\x00",
    ],
)
def test_nonsense_finds_nothing(library: Library, query: str) -> None:
    assert library.search(query, "zh") == []
    assert library.search(query, "en") == []


def test_a_page_is_found_once_however_many_languages_fit(library: Library) -> None:
    hits = library.search("stitches 拆线", "zh", limit=10)
    assert len({hit.id for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_the_persons_language_weighs_more(library: Library) -> None:
    zh, en = (library.search("bleeding", lang)[0].score for lang in ("zh", "en"))
    assert en > zh


def test_a_title_weighs_more_than_a_text(small: Folder) -> None:
    small.replace("pages/risks.en.md", "bleeding.", "bleeding, then oedema.")
    small.replace("pages/swelling.en.md", "title: Swelling", "title: Oedema")
    assert first(small.load(), "oedema", "en") == "swelling"


def test_no_more_than_asked_for(library: Library) -> None:
    assert len(library.search("swelling bleeding stitches risks", "en", limit=2)) == 2


def test_only_the_beginning_of_a_long_question_counts(library: Library) -> None:
    assert library.search("x " * 100 + "stitches", "en") == []
    assert first(library, "stitches " + "x" * 100_000, "en") == "stitches"


def test_it_works_without_synonyms(small: Folder) -> None:
    small.remove("synonyms.yaml")
    library = small.load()
    assert first(library, "stitches", "en") == "stitches"
    assert library.search("sutures", "en") == []


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("stitches", "stitch"),
        ("boxes", "box"),
        ("herbs", "herb"),
        ("injuries", "injury"),
        ("loss", "loss"),
        ("gas", "gas"),
    ],
)
def test_plurals_and_singulars_agree(word: str, one: str) -> None:
    assert singular(word) == one


@given(query=st.text() | st.text(alphabet="肿胀拆线stich 's-"), lang=st.sampled_from(["zh", "en"]))
def test_no_question_breaks_the_search(library: Library, query: str, lang: str) -> None:
    hits = library.search(query, lang)
    assert len(hits) <= 3
    known = {"page": library.has, "answer": library.has_answer}
    assert all(known[hit.kind](hit.id) and hit.score > 0 for hit in hits)
