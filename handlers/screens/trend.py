"""Pain and swelling over the days, as a picture to keep and to show at the visit."""

from collections.abc import Sequence

from bot.conversation.screen import Attachment, Screen
from bot.library.drawings import filled
from bot.pictures.chart import chart
from bot.recovery.trend import SWELLING, Point
from handlers.screens.view import View


def drawing(view: View, points: Sequence[Point]) -> str:
    """Return the picture as SVG; there is at least one point."""
    svg = chart(
        [point.day for point in points],
        [point.pain for point in points],
        [point.swelling for point in points],
    )
    return filled(
        svg,
        {
            "title": view.t("trend-title"),
            "pain": view.t("trend-pain"),
            "swelling": view.t("trend-swelling"),
            "more": view.t("trend-more"),
            "same": view.t("trend-same"),
            "less": view.t("trend-less"),
            "days": view.t("trend-days"),
            "gap": view.t("trend-gap"),
            "note": view.t("trend-note"),
        },
    )


def trend(view: View, points: Sequence[Point], png: bytes) -> Screen:
    """The picture with its description in words."""
    described = "\n".join(f"> {_in_words(view, point)}" for point in points)
    text = f"**{view.t('trend-title')}**\n{view.t('trend-note')}\n\n{described}"
    picture = Attachment("trend.png", png, described, picture=True)
    return Screen(text, (view.wrong(), view.home()), attachment=picture)


def nothing_yet(view: View) -> Screen:
    """There is no answer to draw."""
    return Screen(view.t("trend-nothing"), (view.wrong(), view.home()))


def _in_words(view: View, point: Point) -> str:
    words = view.library.triage_text(view.lang).answers
    swelling = None if point.swelling is None else words[SWELLING[point.swelling]]
    return view.t(
        "trend-point",
        day=point.day,
        pain="none" if point.pain is None else str(point.pain),
        swelling=swelling or view.t("trend-gap"),
    )
