"""Danger, spotted anywhere in what a person writes; better once too often.

What is denied just before doesn't count, nor what is asked in general.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from bot.library.alarm_words import OTHERWISE
from bot.library.degrees import without_cool
from bot.library.signs import Sign, sentence_of
from bot.library.spelling import Slips
from bot.library.telling import aside, folded, in_general, parts_of


class Alarms:
    """All signs of danger, each with the answer it leads to, the most urgent first."""

    def __init__(self, signs: Iterable[tuple[str, Sequence[Sign]]]) -> None:
        self._signs = list(signs)
        self.words: Final = frozenset(
            word for _answer, signs in self._signs for sign in signs for word in sign.words
        )
        """Every word of a sign."""
        self._slips = Slips(self.words)
        self._begun = tuple(
            term.units[-1]
            for _answer, signs in self._signs
            for sign in signs
            for part in sign.parts
            for term in part
            if term.open
        )

    def found(
        self, text: str, mended: Callable[[str], str], common: Callable[[str], bool]
    ) -> list[str]:
        """Return the ids of the answers whose signs a text has, the most urgent first.

        ``mended`` returns the known word that an unknown one looks most like, ``common`` tells
        whether a word is one for itself: any other is rather a mistyped word of a sign.
        """
        known = self._known(mended, common)
        parts = parts_of(folded(without_cool(text)))
        sentences = [(sentence_of(part, known), aside(part)) for part in parts]
        whole = sentence_of(",".join(parts), known)
        return [
            answer
            for answer, signs in self._signs
            if any(
                sign.stands_in(sentence)
                for sentence, aside in sentences
                for sign in signs
                if sign.always or not aside
            )
            or any(sign.apart and sign.stands_in(whole) for sign in signs)
        ]

    def _known(
        self, mended: Callable[[str], str], common: Callable[[str], bool]
    ) -> Callable[[str], str]:
        def known(word: str) -> str:
            if word in self.words or word in OTHERWISE or word.startswith(self._begun):
                return word
            slip = None if common(word) else self._slips.meant(word)
            return slip or mended(word)

        return known


def denied(text: str) -> bool:
    """Tell whether a text denies something, or asks in general."""
    said = sentence_of(folded(text), str)
    everything = [range(place, place + 1) for place in range(len(said.units) + 1)]
    return in_general(folded(text)) or any(said.denies([at]) for at in everything)
