"""Danger as it is mistyped, in every script; and what is denied, over, or told of another."""

import pytest

from handlers.alarms import searched
from handlers.screens.view import View
from tests.content import shipped
from tests.library.test_danger import spotted_in

MISTYPED = {
    "alarm-breath": (
        "cant breath",
        "i cant breathe propely",
        "cannot breeth",
        "cnt breathe",
        "dificulty breathing",
        "troble breathing",
        "short of breth",
        "喘不上气",
        "喘不上來氣",
        "呼吸困難",
        "呼吸困南",
        "透不過氣",
        "唔夠氣",
        "上不来气",
    ),
    "alarm-chest": ("chest pane", "cheast pain", "chest hurst", "胸口痛", "心口好痛", "胸囗疼"),
    "alarm-neck": ("neck sweling fast", "nek is swollen", "脖子腫得很快", "頸腫咗"),
    "alarm-collapsed": ("she colapsed", "he past out", "she fainted agian", "暈倒了", "叫唔醒"),
    "alarm-bleeding": ("bleading", "bleedin loads", "blod everywhere", "流血不止", "血止唔住"),
    "alarm-sight": (
        "blury vision",
        "vison is blurred",
        "cant see out of my left eye",
        "看不清东西",
        "看不清東西",
        "睇唔清楚",
        "眼睛看不見",
        "视力模胡",
    ),
    "alarm-face-weak": (
        "face droopy one side",
        "face drooping on the left",
        "my mouth is croocked",
        "my mouth has gone wonky",
        "嘴歪了",
        "嘴歪咗",
        "面癱",
        "口角歪斜",
        "嘴角往下掉",
        "笑唔到",
        "我個面跛咗",
        "抬不起眉毛",
        "隻眼合唔埋",
    ),
    "alarm-life": (
        "我頂唔住想死",
        "顶不住了想死",
        "受不了想死",
        "睡不着想死",
        "活不下去了",
        "好累 想死",
    ),
    "alarm-unwell": ("一天没小便了", "整天冇尿"),
    "alarm-calf": ("calf swolen", "my calve hurts", "my caff is sore", "小腿肿痛", "小腿腫痛"),
    "alarm-fever": ("fevr", "temprature 38.5", "發燒39度", "發高燒", "发烧了38.6"),
    "alarm-pus": ("yelow puss", "流膿", "刀口化膿", "没有发烧 流脓", "没发烧 但是流脓了"),
    "alarm-one-side": ("left side swolen alot", "左臉腫起來了", "右邊越來越腫", "耳後有個硬塊"),
    "alarm-skin-dark": ("skin gone balck", "皮膚發黑", "伤口边上黑了"),
}


@pytest.mark.parametrize(
    ("text", "expected"), [(text, alarm) for alarm, texts in MISTYPED.items() for text in texts]
)
def test_a_danger_is_heard_however_it_is_typed(text: str, expected: str) -> None:
    assert expected in spotted_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "no trouble breathing",
        "no chest pain at all",
        "i have no fever and no pus",
        "not bleeding anymore",
        "the bleeding has stopped",
        "没有发烧，没有流脓",
        "没有发烧，也没有流脓",
        "没发烧 没流脓",
        "血止住了",
        "血已经止住了 纱布啥时候换",
        "头上有血痂能洗吗",
        "i give blood every 4 months, how long before should i stop",
        "沒有胸痛",
        "冇發燒",
        "呼吸不困难",
        "my vision is not blurry",
        "去年发过一次烧",
        "i had a fever last year",
        "以前得过面瘫",
        "累死了",
        "我想死你了",
        "笑死我了",
        "i was bending over the sink",
        "my bedding is wet from the hair",
        "gambled on a cheap clinic",
        "tight collar",
        "can i wear a tight collar",
        "领口紧的衣服能穿吗",
        "she partly knows about it",
        "it was a blessing in disguise",
        "the soup was delicious",
        "i do not want to overdo it",
        "i am certain about my eyes",
        "stunning result, thank you",
        "i have hemorrhoids, is that a problem",
        "砸了好多钱在脸上",
        "往脸上砸了三千块",
        "积蓄都砸脸上了",
        "砸锅卖铁也要做脸",
        "被子砸到脸上",
        "枕头掉下来砸到脸了",
    ],
)
def test_what_is_denied_or_long_over_alarms_nobody(text: str) -> None:
    assert spotted_in(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I just want to go to sleep and not wake up", "alarm-life"),
        ("kms lol", "alarm-life"),
        ("I'm a burden to everyone", "alarm-life"),
        ("my wound is breeding a lot", "alarm-bleeding"),
        ("breeding wont stop", "alarm-bleeding"),
        ("my face is breading", "alarm-bleeding"),
        ("i have a high fiver", "alarm-fever"),
        ("she is going to faith", "alarm-collapsed"),
        ("she grasps for air", "alarm-breath"),
        ("my mum chocked on water and cant talk", "alarm-breath"),
        ("my mum cant breath", "alarm-breath"),
        ("😭 help", "alarm-something"),
        ("my collar got tight within an hour", "alarm-neck"),
        ("被门砸到脸", "alarm-something"),
        ("钱包砸到脸", "alarm-something"),
        ("被子砸到脸上，肿了", "alarm-one-side"),
        ("枕头砸到伤口流血了", "alarm-bleeding"),
        ("😭😭 嘴歪了", "alarm-face-weak"),
        ("我妈喘不上气", "alarm-breath"),
        ("老婆嘴歪了", "alarm-face-weak"),
        ("i said no fever this morning but now 38.7", "alarm-fever"),
        ("no fever, yellow puss coming out", "alarm-pus"),
        ("not only swelling, she cant breathe", "alarm-breath"),
        ("以前没这样，现在嘴歪了", "alarm-face-weak"),
        ("血不流了，可是喘不上气", "alarm-breath"),
        ("血止住了又流", "alarm-bleeding"),
        ("the bleeding had stopped but started again", "alarm-bleeding"),
        ("it hasnt stopped bleeding", "alarm-bleeding"),
        ("it hasn't stopped bleeding since lunch", "alarm-bleeding"),
        ("the nosebleed has not stopped", "alarm-bleeding"),
        ("没停过流血", "alarm-bleeding"),
        ("dried blood on the pillow and now it bleeds", "alarm-bleeding"),
        ("以前有过胸痛 这次又来了", "alarm-chest"),
    ],
)
def test_a_danger_beside_it_or_of_somebody_else_does(text: str, expected: str) -> None:
    assert expected in spotted_in(text)


def test_a_word_for_itself_is_not_searched_for_as_another() -> None:
    hits = searched(View(shipped(), "en"), "silk bedding")
    assert not any(hit.sure or hit.likely for hit in hits)
