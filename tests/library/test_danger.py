"""Danger in everyday words, as frightened people typed them: each leads to whom to call."""

import pytest

from handlers.alarms import searched, spotted
from handlers.screens.view import View
from tests.content import shipped

DANGERS = {
    "alarm-life": (
        "I took the whole box of sleeping pills",
        "我吃了一整瓶安眠药",
        "I wish I had never woken up from the anaesthetic",
        "what's the point of going on, I look like a monster",
        "不想醒过来了",
        "半夜睡不着 不想活了",
    ),
    "alarm-breath": (
        "嘴唇肿了喘",
        "吃了药浑身起疙瘩，嘴唇肿了",
        "my lips are tingling and swollen",
        "tongue swollen after the antibiotic",
    ),
    "alarm-collapsed": (
        "她发癔症说胡话了",
        "俺妈糊涂了认不得人",
        "she is talking nonsense",
        "my mum is confused and doesnt know where she is",
        "my face went numb and my arm is weak",
    ),
    "alarm-chest": ("chest feels like an elephant on it", "没发烧 胸口疼", "老公不在家 胸口疼"),
    "alarm-bleeding": (
        "blood in my mouth",
        "嘴里有血",
        "bleding alot",
    ),
    "alarm-sight": (
        "everything looks double since this morning",
        "a grey curtain came down over my left eye",
        "眼珠子胀疼",
    ),
    "alarm-one-side": ("一咳嗽脸上嘣的一下肿了", "I coughed and felt a pop, now it's swelling"),
    "alarm-unwell": (
        "心跳的快得很，咚咚咚",
        "血压180",
        "my blood pressure is 190",
        "尿不出来",
        "cant pee",
        "everything is spinning",
    ),
    "alarm-overdose": (
        "药吃多了",
        "I took too many painkillers",
        "took the whole strip of tramadol, now very sleepy",
        "一板止疼片全吃了",
        "how much paracetamol can i take, i already had 6",
        "扑热息痛能吃几片，我已经吃了6片",
        "i took my husband's tramadol",
        "吃了老公的曲马多",
    ),
    "alarm-something": (
        "hives all over",
        "I slipped and hit my face",
        "摔了一跤磕着脸了",
        "nobody picks up the phone",
        "没人接电话",
    ),
}
HARMLESS = (
    "几天能洗头", "can i lift my arms", "how do i wash my face", "will my lips look bigger",
    "我的药什么时候吃", "can i take two tablets", "嘴能张多大", "what is the point of drains",
    "i was confused by the plan", "blood pressure 120", "nobody told me about the drain",
    "药吃完了还用再买吗",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [(text, alarm) for alarm, texts in DANGERS.items() for text in texts]
)
def test_it_is_heard(text: str, expected: str) -> None:
    assert shipped().alarms(text)[:1] == [expected]


@pytest.mark.parametrize("text", HARMLESS)
def test_everyday_questions_alarm_nobody(text: str) -> None:
    assert shipped().alarms(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cant sleep its 3am, theres blood on my pillow", "alarm-bleeding"),
        ("半夜睡不着 不想活了", "alarm-life"),
        ("嗓子哑了 咽不下去", "alarm-breath"),
        ("my face is paralysed", "alarm-face-weak"),
        ("my smile is a little crooked today", "alarm-face-weak"),
        ("我的伤口感染了", "alarm-pus"),
    ],
)
def test_a_harmless_question_hides_no_danger_beside_it(text: str, expected: str) -> None:
    assert expected in spotted_in(text)


@pytest.mark.parametrize(
    "text",
    ["will my smile be crooked", "伤口会不会感染", "手术前两天发烧了怎么办", "第三天肿得更厉害了"],
)
def test_a_harmless_question_stays_one(text: str) -> None:
    assert spotted_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "toddler bumped my cheek",
        "my kid hit my face by accident",
        "孩子碰了一下我的脸",
        "小孩不小心撞到我脸了",
        "my grandson bumped into my face",
        "被子砸脸上了",
    ],
)
def test_a_small_knock_leads_to_its_answer_and_a_person(text: str) -> None:
    assert spotted_in(text) == []
    lang = "en" if text.isascii() else "zh"
    assert shipped().search(text, lang)[0].id == "knock"


@pytest.mark.parametrize(
    "text",
    [
        "toddler bumped my cheek and it is swelling up",
        "my kid hit my face, now it is bleeding",
        "toddler bumped my cheek. now its swollen",
        "孩子碰到我的脸。现在肿起来了",
        "a football hit my face",
        "my husband hit me in the face",
        "他打了我脸一巴掌",
        "my son knocked my jaw and it really hurts",
        "my toddler bumped me and a stitch came out",
        "孩子碰了一下我的脸，肿起来了",
        "孩子撞到我脸 流血了",
        "i fell and hit my cheek",
        "摔了一跤撞到脸",
        "脸撞门上了",
    ],
)
def test_a_knock_with_more_to_it_is_a_danger(text: str) -> None:
    assert any(one.startswith("alarm-") for one in spotted_in(text))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("drain fell out", "drain-out"),
        ("my drain tube slipped out in bed", "drain-out"),
        ("引流管掉了", "drain-out"),
        ("what if my stitches open?", "wound-might-open"),
        ("线会不会崩开", "wound-might-open"),
    ],
)
def test_what_calls_for_the_team_today_or_might_happen_has_its_answer(
    text: str, answer: str
) -> None:
    assert spotted_in(text) == []
    lang = "en" if text.isascii() else "zh"
    assert shipped().search(text, lang)[0].id == answer


@pytest.mark.parametrize(
    "text",
    [
        "a little blood on the dressing, size of a coin",
        "just a few spots of blood on my bandage",
        "纱布上有一点血，硬币大小",
        "敷料上有几个血点",
    ],
)
def test_a_few_spots_of_blood_on_the_dressing_have_a_calm_answer(text: str) -> None:
    assert spotted_in(text) == []
    lang = "en" if text.isascii() else "zh"
    assert shipped().search(text, lang)[0].id == "blood-spots"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("blood on the dressing", "alarm-dressing-soaked"),
        ("a little blood on the dressing and it is spreading", "alarm-dressing-soaked"),
        ("a little blood on the dressing at first, now it is all red", "alarm-dressing-soaked"),
        ("a little blood on the dressing, and temperature 39", "alarm-fever"),
        ("a little blood on the dressing, my left cheek is swelling fast", "alarm-one-side"),
        ("纱布上有一点血，越来越大", "alarm-dressing-soaked"),
        ("纱布上一开始一点血，现在红透了", "alarm-dressing-soaked"),
    ],
)
def test_more_than_a_few_spots_alarms(text: str, expected: str) -> None:
    assert expected in spotted_in(text)


@pytest.mark.parametrize("alarm", ["alarm-one-side", "alarm-dressing-soaked", "alarm-pus"])
def test_what_was_only_likely_is_called_no_more_than_that(alarm: str) -> None:
    library = shipped()
    names = [library.answer(alarm, lang).question for lang in ("en", "zh")]
    assert any(word in names[0].lower() for word in ("may", "possible"))
    assert "可能" in names[1]


def test_no_way_to_ask_of_a_small_knock_excuses_a_danger() -> None:
    library = shipped()
    ways = [way for lang in library.languages for way in library.answer("knock", lang).ask]
    assert {one for way in ways for one in library.alarms(way)} <= {"worried"}


def spotted_in(text: str) -> list[str]:
    view = View(shipped(), "en" if text.isascii() else "zh")
    return spotted(view, text, searched(view, text))
