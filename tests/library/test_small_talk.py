"""What patients type beside questions, in the shipped words: nobody is met with three guesses."""

import pytest

from bot.library import Hit
from handlers.alarms import harmless, searched, spotted
from handlers.chatter import elsewhere, meant, only_thanks
from handlers.screens.pages import RED_FLAGS
from handlers.screens.search import results
from handlers.screens.view import View
from tests.content import shipped

SMALL_TALK = {
    "thanks": (
        "好的，谢谢",
        "谢谢医生，晚安",
        "辛苦了",
        "嗯嗯好的",
        "ok thanks, good night",
        "no thanks",
        "no bleeding, no fever, just wanted to say thanks",
        "没有出血，没有发烧，谢谢",
    ),
    "wishes": ("新年快乐", "中秋快乐医生", "happy new year to all!"),
    "greeting": (
        "hi",
        "护士在吗",
        "你好，请问一下",
        "are you there?",
        "good morning, quick question",
    ),
    "signs": ("？", "...", "???"),
    "number": ("1", "２"),
    "person": (
        "can i speak to a human",
        "let me talk to the nurse please",
        "i want to talk to a real person",
        "我要找人工",
        "找护士",
    ),
    "stop": ("stop", "退订", "TD", "别再发了", "unsubscribe please"),
    "home": ("返回", "取消", "menu", "start over"),
    "who": ("你能做什么", "怎么用", "who are you?", "what can you do"),
    "language": ("中文", "English please"),
    "never-mind": ("没事了", "发错了", "sorry, wrong chat", "never mind"),
    "sorry": ("不好意思", "sorry"),
    "recovery": (
        "what day am I on",
        "when is my next message",
        "今天要做什么",
        "下一条提醒什么时候",
    ),
    "laugh": ("哈哈", "lol"),
    "test": ("测试", "testing"),
    "upset": ("😭😭😭", "😱", "😢!!", "😭 🙏", "💔"),
    "yes-no": ("是的", "没有", "yes", "no"),
}
QUESTIONS = (
    "好不好看", "没有知觉", "对不起眼的疤有用吗", "不行了", "可以洗头吗", "no feeling in my ear",
    "stop smoking when", "is it all good", "back pain", "home care", "thanks, when can i drive",
    "when can i talk to the doctor", "no sleep, thanks", "no bleeding but not well, thanks",
    "没有好转，谢谢", "没有不出血，谢谢",
)  # fmt: skip
FUNCTIONS = {
    "bot-reminders": ("帮我设置提醒", "set up reminders", "sign me up for reminders"),
    "bot-next": ("我的下一条提醒是什么", "when is my next reminder"),
    "bot-person": ("人工", "打电话给我", "怎么还不回我", "call me back"),
    "bot-stop": ("怎么取消订阅", "how do I stop messages"),
}
DOES = {"bot-reminders": "recovery", "bot-next": "recovery", "bot-person": "person"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_small_talk_is_known_in_every_chat(lang: str) -> None:
    view = View(shipped(), lang)
    found = {text: meant(view, text) for texts in SMALL_TALK.values() for text in texts}
    assert found == {text: what for what, texts in SMALL_TALK.items() for text in texts}
    assert [text for text in found if spotted(view, text, searched(view, text))] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_thanks_alone_ask_nothing(lang: str) -> None:
    view = View(shipped(), lang)
    alone = (*SMALL_TALK["thanks"][:-3], "好的谢谢", "嗯嗯", "收到", "👍", "好的，辛苦了！")
    assert [text for text in alone if not only_thanks(view, text)] == []
    asking = ("ok?", "可以？", "好的，在吗", "no thanks", "谢谢，退订", "？", "1", *QUESTIONS)
    more = (*asking, "ok thanks but it is bleeding", "好的谢谢，可是流血了")
    assert [text for text in more if only_thanks(view, text)] == []


def test_questions_are_none() -> None:
    view = View(shipped(), "zh")
    assert {text: meant(view, text) for text in QUESTIONS} == dict.fromkeys(QUESTIONS)


def test_what_the_bot_does_itself_has_its_button() -> None:
    for name, texts in FUNCTIONS.items():
        for text in texts:
            view = View(shipped(), "en" if text.isascii() else "zh")
            first = harmless(view, text, searched(view, text))[0]
            assert (first.id, first.sure or first.likely) == (name, True), text
        assert shipped().answer(name, "en").do == DOES.get(name, "stop")


@pytest.mark.parametrize(
    "text", ["今天天气怎么样", "讲个笑话", "what's the weather like", "tell me a joke"]
)
def test_what_is_about_something_else_is_not_guessed_at(text: str) -> None:
    view = View(shipped(), "en" if text.isascii() else "zh")
    first = searched(view, text)[:1]
    assert elsewhere(view, text)
    assert not any(hit.sure or hit.likely for hit in first)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_beginning_that_is_shown_ends_at_a_colon(lang: str) -> None:
    view = View(shipped(), lang)
    hits = [Hit("page", page, 1.0) for page in view.library.page_ids]
    hits += [Hit("answer", one, 1.0) for one in view.library.answer_ids]
    shown = {hit.id: results(view, "?", [hit]).text.split("\n\n")[1] for hit in hits}
    assert [one for one in shown.values() if one.endswith((":", "：", "&#58;"))] == []
    assert view.t("list-separator") in shown[RED_FLAGS]
