"""Technical words: explained where they are used, and to whoever asks."""

import pytest

from bot.library import Hit, Library
from tests.library.conftest import Folder, write_small

EN = "pages/swelling.en.md"
BODY = "It is strongest in the first days."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return write_small(tmp_path_factory.mktemp("words") / "content").load()


def first(library: Library, query: str, lang: str = "en") -> Hit | None:
    return next(iter(library.search(query, lang)), None)


@pytest.mark.parametrize(
    "query",
    ["what is a haematoma?", "hematoma meaning", "血肿是什么意思", "啥叫血肿", "haematomas??"],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whoever_asks_what_a_word_means_is_told(library: Library, query: str, lang: str) -> None:
    hit = first(library, query, lang)
    assert hit is not None
    assert (hit.kind, hit.id) == ("word", "haematoma")
    assert hit.sure is (query != "haematomas??")


@pytest.mark.parametrize(
    "query", ["haematoma after five days", "血肿几天能消", "risks", "bleeding"]
)
def test_a_question_about_more_finds_pages(library: Library, query: str) -> None:
    hit = first(library, query)
    assert hit is None or hit.kind != "word"


def test_a_word_knows_its_meaning_and_page(library: Library) -> None:
    word = library.word("haematoma", "en")
    assert (word.word, word.plain) == ("haematoma", "blood that gathers under the skin")
    assert (word.explained_in, word.spellings) == (("risks",), ("haematoma", "hematoma"))
    assert [source.id for source in word.sources] == ["mayo"]


@pytest.mark.parametrize("used", ["A hematoma.", "- two\n- **Haematomas** may come."])
def test_a_word_that_a_text_leaves_unexplained_is_worth_a_look(small: Folder, used: str) -> None:
    small.replace(EN, BODY, used)
    (warning,) = small.check()
    assert (warning.path.as_posix(), warning.severity) == (EN, "warning")
    assert warning.line == 12 + used.count("\n")
    assert "haematoma is a word that people may not know" in warning.message
    assert "blood that gathers under the skin" in warning.hint


@pytest.mark.parametrize(
    "used",
    [
        "Blood that gathers under the skin: a haematoma.",
        "If blood gathers below the skin, doctors call it a haematoma.",
        "[More](https://x.org/haematoma)",
    ],
)
def test_a_word_beside_its_meaning_is_fine(small: Folder, used: str) -> None:
    small.replace(EN, BODY, used)
    assert small.check() == []


def test_an_answer_explains_its_words_itself(small: Folder) -> None:
    small.replace("answers/care.yaml", "**Hair**", "With a haematoma")
    (warning,) = small.check()
    assert (warning.path.as_posix(), warning.severity) == ("answers/care.yaml", "warning")


def test_a_page_that_ought_to_explain_a_word_uses_it(small: Folder) -> None:
    small.replace("pages/risks.en.md", "haematoma", "lump")
    (warning,) = small.check()
    assert (warning.path.as_posix(), warning.line) == ("glossary.yaml", 5)
    assert "risks doesn't use the word in the language en" in warning.message


def test_the_glossary_may_be_missing(small: Folder) -> None:
    small.remove("glossary.yaml")
    hit = first(small.load(), "what is a haematoma")
    assert hit is not None
    assert (hit.kind, hit.id) == ("page", "risks")
