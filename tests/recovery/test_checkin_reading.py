"""Answers in one's own words: what clearly is one is read, nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.recovery.checkin_reading import Read, asks, read
from tests.content import shipped

LIBRARY = shipped()
QUESTIONS = {question.id: question for question in LIBRARY.triage.questions}
YES = {lang: LIBRARY.text(lang, "checkin-yes").split("|") for lang in ("zh", "en")}


def understood(lang: str, question: str, text: str) -> Read | None:
    words = LIBRARY.triage_text(lang)
    return read(text, QUESTIONS[question], words.answers, words.also, YES[lang])


@pytest.mark.parametrize(
    ("lang", "question", "text", "answer"),
    [
        ("zh", "pain", "6分吧", "pain-6"),
        ("zh", "pain", "六", "pain-6"),
        ("zh", "pain", "十分", "pain-10"),
        ("zh", "pain", "大概4", "pain-4"),
        ("zh", "pain", "不疼", "pain-0"),
        ("en", "pain", "5", "pain-5"),
        ("en", "pain", "６", "pain-6"),
        ("en", "pain", "six", "pain-6"),
        ("en", "pain", "about 7 out of 10", "pain-7"),
        ("en", "pain", "no pain", "pain-0"),
        ("en", "temperature", "38.4", "temperature-fever"),
        ("en", "temperature", "38", "temperature-fever"),
        ("en", "temperature", "37,9", "temperature-below"),
        ("en", "temperature", "37.95 °C", "temperature-below"),
        ("en", "temperature", "100.4 F", "temperature-fever"),
        ("en", "temperature", "100.3", "temperature-below"),
        ("en", "temperature", "my temperature is 38.4", "temperature-fever"),
        ("en", "temperature", "37.6", "temperature-below"),
        ("en", "temperature", "37.8 fever", "temperature-below"),
        ("en", "temperature", "low fever 37.7", "temperature-below"),
        ("en", "temperature", "38.4 fever", "temperature-fever"),
        ("zh", "temperature", "体温37.7", "temperature-below"),
        ("zh", "temperature", "低烧37.6", "temperature-below"),
        ("zh", "temperature", "37度8，低烧", "temperature-below"),
        ("zh", "temperature", "38度1 发烧", "temperature-fever"),
        ("en", "temperature", "not measured", "temperature-unknown"),
        ("zh", "temperature", "38度5", "temperature-fever"),
        ("zh", "temperature", "三十七度二", "temperature-below"),
        ("zh", "temperature", "三十八度半", "temperature-fever"),
        ("zh", "temperature", "体温36.8℃", "temperature-below"),
        ("zh", "temperature", "没量", "temperature-unknown"),
        ("zh", "side", "一边更肿", "side-swelling"),
        ("zh", "side", "一边更肿了！", "side-swelling"),
        ("zh", "side", "没有", "side-none"),
        ("en", "side", "No", "side-none"),
        ("en", "side", "hurts more", "side-pain"),
        ("en", "bleeding", "no.", "bleeding-none"),
        ("zh", "breathing", "没有", "breathing-none"),
        ("zh", "breathing", "我胸口疼", "chest-pain"),
        ("en", "breathing", "I have chest pain", "chest-pain"),
        ("en", "swelling", "much worse", "swelling-more"),
        ("en", "swelling", "same", "swelling-same"),
        ("en", "swelling", "is less", "swelling-less"),
        ("zh", "face", "没什么变化", "face-same"),
        ("zh", "breathing", "没有呢", "breathing-none"),
        ("zh", "swelling", "差不多吧", "swelling-same"),
        ("zh", "mood", "一般", "mood-fair"),
        ("en", "mood", "very low", "mood-very-low"),
    ],
)
def test_an_answer_is_read(lang: str, question: str, text: str, answer: str) -> None:
    assert understood(lang, question, text) == Read(answer)


@pytest.mark.parametrize(
    ("lang", "question", "text"),
    [
        ("en", "breathing", "yes"),
        ("zh", "side", "有"),
        ("en", "pain", "5-6"),
        ("en", "pain", "5 or 6"),
        ("zh", "pain", "五到六"),
        ("en", "pain", "60"),
        ("en", "pain", "6.5"),
        ("en", "temperature", "50"),
        ("en", "temperature", "38.4 F"),
    ],
)
def test_an_answer_that_could_be_several_is_asked_for_again(
    lang: str, question: str, text: str
) -> None:
    assert understood(lang, question, text) == Read(None)


@pytest.mark.parametrize(
    ("lang", "question", "text"),
    [
        ("en", "pain", "can I shower after 3 days"),
        ("en", "pain", "5 days"),
        ("zh", "pain", "5分钟"),
        ("zh", "temperature", "38.4要紧吗"),
        ("en", "temperature", "is 38.4 high?"),
        ("en", "face", "change"),
        ("zh", "face", "变化"),
        ("en", "wound", "not dark"),
        ("zh", "wound", "没有流脓"),
        ("zh", "wound", "不是脓"),
        ("en", "bleeding", "blood"),
        ("en", "side", "5"),
        ("en", "mood", "when may I wash my hair"),
        ("en", "pain", ""),
    ],
)
def test_anything_else_is_not(lang: str, question: str, text: str) -> None:
    assert understood(lang, question, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "when may I shower",
        "is it normal?",
        "can I sleep flat",
        "几天能洗头",
        "可以洗头了",
        "疼怎么办",
        "能吃辣的不？",
        "有没有什么忌口",
        "为什么没消肿呢",
        "没怎么睡怎么办",
        "怎么睡好呢",
        "能不能碰水呢",
        "is more swelling ok",
        "is fine to shower",
        "has the drain to stay",
        "is it better",
        "is bruising normal",
        "is swelling on one side dangerous",
        "are my stitches ok",
        "has it healed",
        "为什么都肿了",
        "哪儿能洗头",
    ],
)
def test_a_question_is_told_from_an_answer(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "meh",
        "can't breathe",
        "may be 5",
        "could be better",
        "is the same",
        "is less",
        "is fine, thanks",
        "is a bit better than yesterday",
        "has gone down",
        "is swollen",
        "is itchy at night",
        "is some swelling left",
        "is not normal",
        "are a bit numb",
        "has healed",
        "还可以",
        "可以",
        "两天没睡好",
        "我很疼",
        "没有呢",
        "目前没有呢",
        "还肿着呢",
        "挺好的呢",
        "没什么变化",
        "没有什么不舒服",
        "不怎么疼",
        "没哪里疼",
        "哪儿都不疼",
        "什么都没有",
        "好多了呢",
        "好几天没睡好",
    ],
)
def test_an_answer_asks_nothing(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_button_typed_is_its_answer(lang: str) -> None:
    labels = LIBRARY.triage_text(lang).answers
    for question in QUESTIONS.values():
        for choice in question.choices:
            assert understood(lang, question.id, labels[choice.id]) == Read(choice.id)


@given(st.sampled_from(["zh", "en"]), st.sampled_from(sorted(QUESTIONS)), st.text(max_size=40))
def test_whatever_is_written_does_no_harm(lang: str, question: str, text: str) -> None:
    understood(lang, question, text)


@given(st.decimals(min_value=34, max_value=43, places=1))
def test_a_fever_is_never_read_as_none(degrees: object) -> None:
    expected = "temperature-fever" if float(str(degrees)) >= 38 else "temperature-below"
    assert understood("en", "temperature", f"{degrees} °C") == Read(expected)
