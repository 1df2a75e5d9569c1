"""Short sentences, and no word that promises, compares or sells."""

import pytest

from bot.library.doses import doses
from bot.library.markdown import blocks
from bot.library.readability import sentences, too_long
from tests.content import shipped
from tests.library.conftest import Folder

EN, ZH = "pages/swelling.en.md", "pages/swelling.zh.md"
BODY = "It is strongest in the first days."
WORDS_26 = "word " * 25 + "end."


def test_sentences_end_at_full_stops_and_list_items() -> None:
    text = "One (1.1%) is. Two: **yes**!\nThree\nfour.\n\n- five\n- six. “Seven.” [Eight](x:y)\n"
    found = [(each.line, " ".join(each.text.split())) for each in sentences(blocks(text))]
    assert found == [
        (0, "One (1.1%) is."),
        (0, "Two: yes!"),
        (1, "Three four."),
        (4, "five"),
        (5, "six."),
        (5, "“Seven."),
        (5, "” Eight"),
    ]


def test_chinese_sentences_need_no_blank_between() -> None:
    assert [s.text for s in sentences(blocks("先休息。约1.1%的人？打{clinic.phone}！"))] == [
        "先休息。",
        "约1.1%的人？",
        "打…！",
    ]


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("word " * 24 + "end.", "en", 0),
        (WORDS_26, "en", 1),
        ("- " + "word " * 20 + "\n- " + "word " * 20, "en", 0),
        ("字" * 49 + "。", "zh", 0),
        ("字" * 50 + "。", "zh", 1),
        ("字" * 30 + "。" + "字" * 30, "zh", 0),
        ("字 " * 40, "zh", 0),
        ("{value.a-long-name} " * 25, "en", 0),
    ],
)
def test_long_sentences_are_counted(text: str, lang: str, count: int) -> None:
    assert len(list(too_long(blocks(text), lang))) == count


def test_a_long_sentence_is_worth_a_look(small: Folder) -> None:
    small.replace(EN, BODY, f"Short one.\n\n{WORDS_26}")
    (warning,) = small.check()
    assert (warning.severity, warning.line) == ("warning", 14)
    assert "has 26 words, people read about 25" in warning.message


def test_a_long_answer_is_worth_a_look(small: Folder) -> None:
    small.replace("answers/care.yaml", "听医生的。", "听医生的。" * 30)
    (warning,) = small.check()
    assert (warning.severity, warning.line) == ("warning", 12)
    assert "people read about 150" in warning.message


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (EN, BODY, "Fine.\n\nWe GUARANTEE it.", 14),
        (EN, BODY, "The best one.", 12),
        (EN, "title: Swelling", "title: Best swelling", 5),
        (ZH, "肿胀前几天最明显。", "我们保证不肿。", 12),
        (ZH, "肿胀前几天最明显。", "best：无", 12),
        ("answers/care.yaml", "听医生的。", "这是最好的。", 12),
    ],
)
def test_a_forbidden_word_is_a_mistake(
    small: Folder, path: str, old: str, new: str, line: int
) -> None:
    small.replace(path, old, new)
    (error,) = small.check()
    assert (error.path.as_posix(), error.line, error.severity) == (path, line, "error")
    assert error.hint == "say what usually happens"


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (EN, "At best, bestow it. Guaranteed? No."),
        (EN, "The word is hidden in [a link](https://x.org/-best/)."),
        (ZH, "最好先问医生。"),
    ],
)
def test_harmless_words_are_let_be(small: Folder, path: str, new: str) -> None:
    small.replace(path, BODY if path == EN else "肿胀前几天最明显。", new)
    assert small.check() == []


def test_a_page_that_warns_of_such_words_may_name_them(small: Folder) -> None:
    small.replace("pages/red-flags.en.md", "heavy", "the best, guaranteed, heavy")
    assert small.check() == []


def test_what_people_type_is_not_checked(small: Folder) -> None:
    small.replace(EN, "puffy face", "best cure")
    small.replace("answers/care.yaml", "shampoo after the op", "best shampoo")
    assert small.check() == []


def test_a_page_that_is_not_there_is_worth_a_look(small: Folder) -> None:
    small.replace("forbidden.yaml", "[red-flags]", "[red-flag]")
    (warning,) = small.check()
    assert (warning.severity, warning.line) == ("warning", 6)
    assert "did you mean red-flags?" in warning.hint


def test_without_the_list_nothing_is_forbidden(small: Folder) -> None:
    small.remove("forbidden.yaml")
    small.replace(EN, BODY, "The best one.")
    assert small.check() == []


ADVERTISING = (
    "Our before and after results", "Before & after photos", "before-after photos",
    "BEFORE–AND–AFTER", "before&after pictures", "术前术后照片", "手术前后照片", "术前术后效果图",
    "对比照", "對比照片", "术前/术后 照片", "術前術後照",
    "包你满意", "确保效果", "保證效果", "确保疗效ok", "保 证不留疤", "效果保证OK",
    "100% success rate", "A success rate of 98.5 %", "治愈率100%", "成功率98%", "成功率高达９８％",
    "治癒率100%", "guaranteed", "ＢＥＳＴ", "don＇t worry",
)  # fmt: skip
NO_ADVERTISING = (
    "Wash your hands before and after touching the wound.", "手术前后都别抽烟。",
    "术前术后都要量血压。", "Did the treatment succeed?", "请确保有人来接您。",
    "At best, bestow it.", "What is your success rate?", "5% need a second operation.",
    "还要最好、首先选好日子。",
)  # fmt: skip


@pytest.mark.parametrize("text", ADVERTISING)
def test_the_shipped_list_has_advertising_in_any_spelling(text: str) -> None:
    found = shipped().forbidden(text)
    assert found
    assert all(word in text for word, _ in found)


def test_the_shipped_list_has_no_everyday_words() -> None:
    assert [found for text in NO_ADVERTISING if (found := shipped().forbidden(text))] == []


DOSES = {
    "Take 2 tablets.": "2 tablets",
    "Ibuprofen 500 mg helps.": "500 mg",
    "Half a sleeping pill is enough.": "Half a sleeping pill",
    "Two drops in each eye.": "Two drops",
    "Take 1.5g at night.": "1.5g",
    "Once the drain is out, take 5 ml of syrup.": "5 ml",
    "滴两滴眼药水。": "两滴",
    "疼了吃两片。": "两片",
    "一次 500毫克。": "500毫克",
    "睡前吃一片。": "吃一片",
    "每次2-3粒": "2-3粒",
}
NO_DOSES = (
    "Under 30 ml in the drain a day, and 50 ml blood at most.",
    "抽血 5 毫升。",
    "Swelling lasts 2 to 3 weeks; 1.5% need a second operation.",
    "Take your tablets as your doctor said, at 8 and at 20.",
    "Day 2: one visit, two drains, 3 good nights.",
    "脖子青了一片，第二片纱布下面也青。",
    "一片一片地冷敷，隔 20 分钟。",
    "每天两次，每次 10 分钟。",
    "Two drops of blood on the dressing, or three small drops of clear fluid.",
    "The drain holds 50 ml; less than 30 ml of fluid a day.",
    "枕头上有几滴血，或者两三滴淡红色的水。",
    "引流量一天少于 30 毫升，倒出 20 毫升。",
)


@pytest.mark.parametrize(("text", "dose"), DOSES.items())
def test_a_dose_is_worth_a_look(small: Folder, text: str, dose: str) -> None:
    path, old = (EN, BODY) if text.isascii() else (ZH, "肿胀前几天最明显。")
    small.replace(path, old, text)
    (warning,) = small.check()
    assert (warning.severity, warning.line) == ("warning", 12)
    assert warning.message == f"“{dose}” reads like a dose"


def test_other_numbers_are_no_doses() -> None:
    assert [text for text in NO_DOSES if list(doses(text))] == []


COMFORT = (
    "You will be fine.", "You’ll be OK, don’t worry!", "Nothing to worry about.", "Rest assured.",
    "It's normal.", "您会没事的。", "没事的", "请放心", "不用太担心", "没有大碍",
)  # fmt: skip


def test_the_shipped_list_has_the_comfort_that_nobody_can_give() -> None:
    assert [text for text in COMFORT if not shipped().forbidden(text)] == []
    assert shipped().forbidden("您要是不放心，就打电话。") == []
