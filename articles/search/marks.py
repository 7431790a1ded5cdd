"""Marking: which characters of a text are the ones that were looked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from articles.chinese.fold import Folding
from articles.chinese.segment import normal_text, placed_text
from articles.search.documents import site_folding
from articles.search.query import Query
from articles.search.typed import parse_typed

Span = tuple[int, int]
MOST_MARKS = 1000  # of a phrase in one text: a page is not made of marks


@dataclass(frozen=True)
class Piece:
    """A piece of a text: all of it matches, or nothing."""

    text: str
    is_match: bool


class Marker:
    """Finds the phrases of a query in texts as they are shown, whatever their script."""

    def __init__(self, query: Query, folding: Folding) -> None:
        self.folding = folding
        self.needles = [phrase.needle for phrase in query.phrases()]

    def count(self, text: str) -> int:
        """How many of the phrases stand in `text`."""
        normal = normal_text(text, self.folding)
        return sum(needle in normal for needle in self.needles)

    def spans(self, text: str) -> list[list[Span]]:
        """For each phrase, where it stands in `text`: the first `MOST_MARKS` places."""
        placed = placed_text(text, self.folding)
        return [list(islice(placed.spans(needle), MOST_MARKS)) for needle in self.needles]

    def pieces(self, text: str) -> list[Piece]:
        """The text, parted where matches begin and end."""
        return cut(text, merged(span for spans in self.spans(text) for span in spans))


def marker_of(query: Query) -> Marker | None:
    """What marks the words of a query; None where it has none."""
    return Marker(query, site_folding()) if query else None


def marker_of_typed(typed: str) -> Marker | None:
    """The same for what was typed. One query, none where nothing was."""
    return marker_of(parse_typed(typed)) if typed else None


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in their order, those that overlap made one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def cut(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> list[Piece]:
    """`text` from `start` to `end` in pieces; the spans between them are the matches."""
    end = len(text) if end is None else end
    pieces: list[Piece] = []
    here = start
    for first, last in spans:
        if start <= first and last <= end:
            pieces += [Piece(text[here:first], is_match=False), Piece(text[first:last], is_match=True)]
            here = last
    pieces.append(Piece(text[here:end], is_match=False))
    return [piece for piece in pieces if piece.text]
