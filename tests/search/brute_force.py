"""Finding by looking: an engine's answers, worked out from lists of atoms without an index and without its code.

Written from the definition alone: text is cut into atoms, one CJK character or one folded word of letters and digits;
punctuation and blanks vanish; the ends of sentences and lines are barriers; a phrase matches where its atoms follow one
another without a barrier. Of the archive's own code only the folding of a single character is used.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from articles.chinese.fold import Folding

BARRIERS = frozenset("。!?;\n")
CJK_NAMES = ("CJK", "KANGXI", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL SYLLABLE")

Run = list[str]  # atoms that follow one another without a barrier


@dataclass(frozen=True)
class Document:
    runs: list[Run]

    @cached_property
    def atoms(self) -> set[str]:
        return {atom for run in self.runs for atom in run}


@dataclass(frozen=True)
class Term:
    """What a reader wants to find, or not to find; `is_beginning`: its last word may go on."""

    text: str
    is_beginning: bool = False


@dataclass(frozen=True)
class Asked:
    """For each of `all_of` one of its terms, and none of `none_of`."""

    all_of: list[list[Term]]
    none_of: list[Term]


def atoms(text: str, folding: Folding) -> list[Run]:
    runs: list[Run] = [[]]
    word = ""
    for character in f"{text}\n":
        for folded in folding.fold_character(character):
            kind = kind_of(folded)
            if kind == "word":
                word += folded
                continue
            if word:
                runs[-1].append(word)
                word = ""
            if kind == "cjk":
                runs[-1].append(folded)
            elif folded in BARRIERS:
                runs.append([])
    return [run for run in runs if run]


def kind_of(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Co" or unicodedata.name(character, "").startswith(CJK_NAMES):
        return "cjk" if category[0] in "LNC" else "noise"
    return "word" if category[0] in "LN" else "noise"


def found(asked: Asked, documents: dict[int, Document], folding: Folding) -> set[int]:
    """The keys of the documents that answer. A term without an atom asks for nothing."""
    groups = [[part for term in group if (part := cut(term, folding))] for group in asked.all_of]
    groups = [group for group in groups if group]
    refused = [part for term in asked.none_of if (part := cut(term, folding))]
    if not groups:
        return set()
    return {
        key
        for key, document in documents.items()
        if all(any(has(document, term) for term in group) for group in groups)
        and not any(has(document, term) for term in refused)
    }


Cut = list[tuple[Run, bool]]  # the runs of a term, and whether the last atom of one is only a beginning


def cut(term: Term, folding: Folding) -> Cut:
    runs = atoms(term.text, folding)
    last = len(runs) - 1
    return [(run, term.is_beginning and place == last and is_word(run[-1])) for place, run in enumerate(runs)]


def is_word(atom: str) -> bool:
    return kind_of(atom[0]) == "word"


def has(document: Document, term: Cut) -> bool:
    """Each run of the term stands somewhere in the document."""
    if not all(document.atoms.issuperset(run[:-1] if begins else run) for run, begins in term):  # nearly always
        return False
    return all(any(stands_in(run, other, begins=begins) for other in document.runs) for run, begins in term)


def stands_in(phrase: Run, run: Run, *, begins: bool) -> bool:
    *first, last = phrase
    for place, atom in enumerate(run[len(first) :]):
        if (atom.startswith(last) if begins else atom == last) and run[place : place + len(first)] == first:
            return True
    return False


def disagreements(
    queries: Iterable[tuple[str, Asked]],
    documents: dict[int, Document],
    folding: Folding,
    engine: Callable[[str], set[int]],
) -> list[tuple[str, set[int], set[int]]]:
    """What was typed, the keys that only looking found, and those that only the engine found."""
    differing = []
    for typed, asked in queries:
        right, answered = found(asked, documents, folding), engine(typed)
        if right != answered:
            differing.append((typed, right - answered, answered - right))
    return differing
