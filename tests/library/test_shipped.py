"""The content that comes with Liftcare is whole, and its most important page is found."""

from pathlib import Path

import pytest

from bot.library import Library, check_content, load_library
from handlers.needs import required_messages
from tests.library.conftest import TODAY

CONTENT = Path(__file__).parents[2] / "content"
ALARMS = [
    "fever",
    "pus",
    "collapse",
    "blurred vision",
    "neck swelling",
    "heavy bleeding",
    "stitches opened",
    "skin turning dark",
    "one side of my face is swollen",
    "我发烧了",
    "流脓",
    "晕倒",
    "嘴歪",
    "脖子肿",
    "大出血",
    "流血了",
    "皮肤发黑",
    "一边脸肿得厉害",
]


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load_library(CONTENT, None, TODAY)


def test_it_has_no_problem() -> None:
    problems = check_content(CONTENT, None, TODAY, required_messages=required_messages())
    assert [(p.path.name, p.severity) for p in problems] == [("clinic.yaml", "warning")]


@pytest.mark.parametrize(
    "query",
    [
        "喘不上气",
        "一边脸肿得厉害",
        "胸口疼",
        "看不清了",
        "can't breathe",
        "chest pain",
        "calf pain",
        "小腿疼",
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_danger_leads_to_the_red_flags_first(shipped: Library, query: str, lang: str) -> None:
    assert shipped.search(query, lang)[0].page_id == "red-flags"


@pytest.mark.parametrize("query", ALARMS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_alarm_offers_the_red_flags(shipped: Library, query: str, lang: str) -> None:
    assert "red-flags" in [hit.page_id for hit in shipped.search(query, lang)]


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("阿司匹林要停吗", "step-preparation"),
        ("术后多久可以洗头", "care-instructions"),
        ("要冷敷吗", "care-cold"),
        ("会留疤吗", "risk-scars"),
        ("怎么选医院", "choose"),
        ("电话是多少", "contact"),
        ("when can I exercise again", "care-exercise"),
        ("is numbness normal", "risk-nerves"),
        ("haematoma", "risk-bleeding"),
        ("infectoin", "risk-infection"),
        ("how long does it last", "effects"),
        ("phone number", "contact"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everyday_questions_find_their_page(
    shipped: Library, query: str, page: str, lang: str
) -> None:
    assert shipped.search(query, lang)[0].page_id == page


@pytest.mark.parametrize("query", ["asdf", "😀", "今天天气怎么样", "lorem ipsum", "谢谢"])
def test_nonsense_finds_nothing(shipped: Library, query: str) -> None:
    assert shipped.search(query, "zh") == []
