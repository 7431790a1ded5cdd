"""Text and query cut into atoms: one CJK character, or one word of Latin letters or digits, folded.

Punctuation and blanks vanish; the ends of sentences and lines are barriers. Atoms that follow one another without a
barrier match a phrase of the same atoms: 追趕突破 is found in 追趕、突破, and 4.5% is the phrase 4 5.

The *normal text* writes atoms down so that finding a phrase is finding a string: CJK characters are glued, each word
stands between two blanks, each barrier is a line end. `II型大城市。` is ` ii 型大城市`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import add

from articles.chinese.fold import Folding

# Han with its radicals and signs (々〇), kana, bopomofo, Hangul, and the private use areas, in which Hong Kong's
# newspapers keep their own characters. Python need not know a character for it to be found.
_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\ue000-\uf8ff\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff\U000f0000-\U0010ffff"
)
_WORD = rf"[^\W_{_CJK}]"
_BARRIER = r"[。!?;\n]"
_TOKEN = re.compile(rf"([{_CJK}]+)|({_WORD}+)|{_BARRIER}+")
_IS_CJK = re.compile(f"[{_CJK}]")

# Longer words are looked up by their beginning: no index takes terms of any length (2,046 bytes, in one case).
LONGEST_TERM = 64  # characters


def normal_text(text: str, folding: Folding) -> str:
    """The normal text of `text`: empty where it holds no atom. UnicodeEncodeError for a lone surrogate."""
    tokens = _TOKEN.findall(folding.fold(text))
    normal = "".join(cjk or (f" {word} " if word else "\n") for cjk, word in tokens)
    return re.sub("\n+", "\n", normal.replace("  ", " ")).strip("\n")


def terms(normal: str) -> Iterator[str]:
    """What an index holds of a normal text, a term for each atom: a CJK character with the one that follows it, or
    alone before a word, a barrier or the end; a word by itself.
    """
    for run in normal.split():
        if _IS_CJK.match(run):
            yield from map(add, run, run[1:])
            yield run[-1]
        else:
            yield run[:LONGEST_TERM]


def phrase_terms(phrase: str, *, is_beginning: bool = False) -> tuple[list[str], str]:
    """The terms that every normal text with this phrase has, and what one more of its terms begins with ("": none).

    `phrase`: a normal text without a barrier; `is_beginning`: its last word is only the beginning of one (`econ*`).
    """
    *before, last = terms(phrase)
    if not _IS_CJK.match(last):
        return (before, last) if is_beginning else ([*before, last], "")
    # In a text the last character's own term goes on with what follows; the term before it holds the character too.
    stands_alone = phrase[-2:-1] in ("", " ")
    return before, last if stands_alone else ""


@dataclass(frozen=True)
class PlacedText:
    """A normal text, and for each of its characters the place in the original text that it comes from."""

    normal: str
    places: list[int]

    def spans(self, phrase: str) -> Iterator[tuple[int, int]]:
        """Where the phrase stands in the original, from its first character to behind its last; it may overlap itself.

        `phrase`: normal text; without its last blank, the beginning of one.
        """
        first, last = len(phrase) - len(phrase.lstrip()), len(phrase.rstrip()) - 1
        found = self.normal.find(phrase)
        while found >= 0:
            yield self.places[found + first], self.places[found + last] + 1
            found = self.normal.find(phrase, found + 1)


def placed_text(text: str, folding: Folding) -> PlacedText:
    """`normal_text`, with its places (and a line end behind it where the text ends with one)."""
    folded, places = folding.fold_with_places(text)
    normal: list[str] = []
    kept: list[int] = []
    for token in _TOKEN.finditer(folded):
        here = range(token.start(), token.end())
        if token[1]:
            normal.append(token[1])
            kept += here
        elif token[2]:
            before = "" if normal and normal[-1][-1] == " " else " "
            normal.append(f"{before}{token[2]} ")
            kept += [*([here[0]] if before else []), *here, here[-1]]
        elif normal and normal[-1] != "\n":
            normal.append("\n")
            kept.append(here[0])
    return PlacedText("".join(normal), [places[place] for place in kept])


def is_cjk(character: str) -> bool:
    return _IS_CJK.match(character) is not None
