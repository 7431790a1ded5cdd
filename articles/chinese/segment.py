"""Text and query cut into atoms: one CJK character, or one word of Latin letters or digits, folded.

Punctuation and blanks vanish; the ends of sentences and lines are barriers. Atoms that follow one another without a
barrier match a phrase of the same atoms: 追趕突破 is found in 追趕、突破, and 4.5% is the phrase 4 5.

The *normal text* writes atoms down so that finding a phrase is finding a string: CJK characters are glued, each word
stands between two blanks, each barrier is a line end. `II型大城市。` is ` ii 型大城市`.
"""

import re
from collections.abc import Iterator
from operator import add

from articles.chinese.fold import Folding

# Han with its radicals and signs (々〇), kana, bopomofo, Hangul, and the private use areas, in which Hong Kong's
# newspapers keep their own characters. Python need not know a character for it to be found.
_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\ue000-\uf8ff\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff\U000f0000-\U0010ffff"
)
ONE_CJK = f"[{_CJK}]"
_WORD = rf"[^\W_{_CJK}]"
WORD_TAIL = f"{_WORD}*"
_BARRIER = r"[。!?;\n]"
_NOISE = rf"(?:(?!{_BARRIER}|[{_CJK}])[\W_])*"  # what may stand between two atoms of a phrase
_TOKEN = re.compile(rf"([{_CJK}]+)|({_WORD}+)|{_BARRIER}+")
_IS_CJK = re.compile(ONE_CJK)

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


def phrase_pattern(phrase: str, *, is_beginning: bool = False) -> str:
    """A regular expression that finds the phrase in a folded text, from its first to its last atom."""
    atoms = [atom for run in phrase.split() for atom in (run if _IS_CJK.match(run) else [run])]
    patterns = [
        re.escape(atom) if _IS_CJK.match(atom) else rf"(?<!{_WORD}){re.escape(atom)}(?!{_WORD})" for atom in atoms
    ]
    if is_beginning:
        patterns[-1] = patterns[-1].removesuffix(rf"(?!{_WORD})")
    return _NOISE.join(patterns)
