"""Parse modes become entities as Telegram does it; whatever comes, entities fit the text."""

from typing import Any

import pytest
from aiogram import types
from aiogram.utils.text_decorations import html_decoration, markdown_decoration
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.formatting import detected, parse, units
from bot.playground.refusals import RefusalError

Json = dict[str, Any]
MODES = ("HTML", "MarkdownV2", "Markdown", None)


def span(kind: str, offset: int, length: int, **more: Any) -> Json:
    return {"type": kind, "offset": offset, "length": length, **more}


SHOWN = [
    ("HTML", "<b>a <i>b</i></b>", "a b", [span("bold", 0, 3), span("italic", 2, 1)]),
    ("HTML", "😀<u>x</u>", "😀x", [span("underline", 2, 1)]),
    ("HTML", "&lt;&amp;&copy;&#128512;&#x41;", "<&&copy;😀A", []),
    ("HTML", "<a href='http://x.org/?a=1&amp;b'>l</a>", "l",
     [span("text_link", 0, 1, url="http://x.org/?a=1&b")]),
    ("HTML", '<a href="https://x.org">l</a>', "l", [span("text_link", 0, 1, url="https://x.org/")]),
    ("HTML", '<a href="javascript:x">l</a>', "l", []),
    ("HTML", '<a href="tg://user?id=5">u</a>', "u", [span("text_mention", 0, 1, user={"id": 5})]),
    ("HTML", '<pre><code class="language-py">x</code></pre>', "x",
     [span("pre", 0, 1, language="py")]),
    ("HTML", "<pre>x</pre><code>y</code>", "xy", [span("pre", 0, 1), span("code", 1, 1)]),
    ("HTML", '<span class="tg-spoiler">s</span>', "s", [span("spoiler", 0, 1)]),
    ("HTML", "<blockquote expandable>q</blockquote>", "q", [span("expandable_blockquote", 0, 1)]),
    ("HTML", '<tg-emoji emoji-id="7">😀</tg-emoji>', "😀",
     [span("custom_emoji", 0, 2, custom_emoji_id="7")]),
    ("HTML", '<tg-time unix="5" format="wD">t</tg-time>', "t",
     [span("date_time", 0, 1, unix_time=5, date_time_format="wD")]),
    ("HTML", "<b> </b>  x  ", "x", []),
    ("MarkdownV2", "*a _b __c___*", "a b c",
     [span("bold", 0, 5), span("italic", 2, 3), span("underline", 4, 1)]),
    ("MarkdownV2", "~s~ ||p|| `c\\``", "s p c`",
     [span("strikethrough", 0, 1), span("spoiler", 2, 1), span("code", 4, 2)]),
    ("MarkdownV2", "```py\nx.y```", "x.y", [span("pre", 0, 3, language="py")]),
    ("MarkdownV2", "[l](http://x.org/a\\)b)", "l",
     [span("text_link", 0, 1, url="http://x.org/a)b")]),
    ("MarkdownV2", ">q\n>r\ns", "q\nr\ns", [span("blockquote", 0, 3)]),
    ("MarkdownV2", "**>q\n>r||", "q\nr", [span("expandable_blockquote", 0, 3)]),
    ("MarkdownV2", "![😀](tg://emoji?id=7)", "😀",
     [span("custom_emoji", 0, 2, custom_emoji_id="7")]),
    ("MarkdownV2", "\\*\\.\\\\", "*.\\", []),
    ("Markdown", "*b* _i_ a.b [l](http://x.org/y)", "b i a.b l",
     [span("bold", 0, 1), span("italic", 2, 1),
      span("text_link", 8, 1, url="http://x.org/y")]),
    ("Markdown", "```py\nx```", "x", [span("pre", 0, 1, language="py")]),
    (None, " a\x00b\r ", "a b", []),
]  # fmt: skip


@pytest.mark.parametrize(("mode", "source", "text", "entities"), SHOWN)
def test_formatting_becomes_entities(
    mode: str | None, source: str, text: str, entities: list[Json]
) -> None:
    assert parse(source, mode, None) == (text, entities)


REFUSED = [
    ("HTML", "<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("HTML", "<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("HTML", "é</b>", "Unexpected end tag at byte offset 2"),
    ("HTML", "a <mail@x.org>", 'Unsupported start tag "mail@x.org" at byte offset 2'),
    ("HTML", "1 < 2", "Unclosed start tag at byte offset 2"),
    ("HTML", "<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("HTML", "&#xD800;", "Text contains invalid Unicode characters after decoding HTML entities"),
    ("MarkdownV2", "a.b", "Character '.' is reserved and must be escaped with the preceding '\\'"),
    ("MarkdownV2", "a > b", "Character '>' is reserved and must be escaped"),
    ("MarkdownV2", "é*a", "Can't find end of Bold entity at byte offset 2"),
    ("MarkdownV2", "[a](b", "Can't find end of a URL at byte offset 4"),
    ("MarkdownV2", "![x]", "Custom emoji entity must contain a tg://emoji URL"),
    ("Markdown", "*a", "Can't find end of the entity starting at byte offset 0"),
]


@pytest.mark.parametrize(("mode", "source", "words"), REFUSED)
def test_wrong_formatting_is_refused_in_telegrams_words(mode: str, source: str, words: str) -> None:
    with pytest.raises(RefusalError) as caught:
        parse(source, mode, None)
    assert caught.value.description.startswith(f"Bad Request: can't parse entities: {words}")


@pytest.mark.parametrize(
    ("text", "entities", "words"),
    [
        ("😀", [span("bold", 1, 1)], "begins in a middle of a UTF-16 symbol at byte offset 0"),
        ("a😀", [span("bold", 0, 2)], "ends in a middle of a UTF-16 symbol at byte offset 1"),
        ("ab", [span("bold", 3, 1)], "begins after the end of the text at UTF-16 offset 3"),
        ("ab", [span("bold", 1, 9)], "ends after the end of the text at UTF-16 offset 10"),
        ("ab", [span("loud", 0, 1)], "MessageEntity: Unsupported type specified"),
        ("ab", [{"type": "bold", "offset": 0}], 'Can\'t find field "length"'),
        ("ab", [7], "expected an Object"),
    ],
)
def test_entities_that_do_not_fit_are_refused(text: str, entities: list[Any], words: str) -> None:
    with pytest.raises(RefusalError, match=words):
        parse(text, None, entities)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start@a_bot x", [span("bot_command", 0, 12)]),
        ("see https://x.org/a. And #tag @someone", [
            span("url", 4, 15), span("hashtag", 25, 4), span("mention", 30, 8),
        ]),
        ("😀 /go", [span("bot_command", 3, 3)]),
        ("ann@x.org 1/2 #1 a/b", [span("email", 0, 9)]),
    ],
)  # fmt: skip
def test_telegram_finds_links_by_itself(text: str, found: list[Json]) -> None:
    assert detected(text, []) == found


def test_nothing_is_found_in_code() -> None:
    code = [span("code", 0, 6)]
    assert detected("/start", code) == code


texts = st.text(st.characters(codec="utf-8"), max_size=60)
SIGNS = (
    "*", "_", "__", "~", "||", "`", "```", "[", "](http://x.org)", "\n", ">", "\\", "a", "😀",
    "<b>", "</b>", "<a href='x.org'>", "</a>", "<pre>", "<", "&amp;", "&#1;", " ", "![",
)  # fmt: skip
marked = st.lists(st.sampled_from(SIGNS), max_size=14).map("".join)


@given(st.one_of(texts, marked), st.sampled_from(MODES))
def test_any_text_is_refused_or_has_entities_that_fit(source: str, mode: str | None) -> None:
    try:
        text, entities = parse(source, mode, None)
    except RefusalError:
        return
    entities = detected(text, entities)
    raw = text.encode("utf-16-le")
    for entity in entities:
        assert entity["length"] > 0
        begin, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        assert 0 <= begin < end <= len(raw)
        raw[begin:end].decode("utf-16-le")  # half characters can't be decoded
    assert entities == sorted(entities, key=lambda e: e["offset"])
    assert text == text.strip()
    assert units(text) == len(raw) // 2


words = st.text(st.characters(codec="utf-8", exclude_categories=["Z", "C"]), min_size=1, max_size=8)
styled = st.lists(
    st.tuples(words, st.sampled_from(["bold", "italic", "strikethrough", "spoiler", "code", None])),
    min_size=1,
    max_size=5,
)


@given(styled, st.sampled_from(["HTML", "MarkdownV2"]))
def test_what_a_client_library_writes_is_read_back(
    parts: list[tuple[str, str | None]], mode: str
) -> None:
    """aiogram turns entities into HTML and Markdown: another reading of the same rules."""
    text, entities = "", []
    for word, style in parts:
        if style is not None:
            entities.append(span(style, units(text), units(word)))
        text += f"{word} "
    decoration = html_decoration if mode == "HTML" else markdown_decoration
    source = decoration.unparse(text, [types.MessageEntity(**entity) for entity in entities])
    assert parse(source, mode, None) == (text.strip(), entities)
