"""Text as the archive keeps it: what may stand in a text field, how it splits into paragraphs, how long it is to read.

Pure Python without Django, so that forms, fixtures, importers and tests clean by one and the same function.
"""

import re
import unicodedata

# Longer runs of combining marks are vandalism or damage, never a word: Vietnamese stacks 2, pointed and cantillated
# Hebrew 4, a Tibetan transliteration of Sanskrit about 7. Unbounded, one line can paint over a whole page.
LONGEST_MARK_RUN = 8

# Characters that no cleaning changes, alone or beside each other: nearly every Chinese and English newspaper text.
_PLAIN = re.compile(r"[\t\n\x20-\x7e\u2010-\u2027\u3000-\u3029\u3400-\u9fff\uff00-\uffef]*")

_LINE_BREAK = re.compile(r"\r\n?|[\u2028\u2029]")

_NONCHARACTERS = r"\ufdd0-\ufdef" + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17))
_UNWANTED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 controls but tab and newline
    r"\ud800-\udfff"  # surrogates, which no database can store
    r"\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    rf"\ufeff{_NONCHARACTERS}]"  # byte order mark; code points that never are text, refused by XML and HTML
)

# NFC replaces these by the unified ideograph, and with it the form that was printed.
_NOT_COMPATIBILITY_IDEOGRAPHS = re.compile(r"[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")

# No combining mark is a word character for Python, so that a run too long is always inside a match of this.
_PERHAPS_MARKS = re.compile(rf"[^\w\s]{{{LONGEST_MARK_RUN + 1},}}")

_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n\s*\n")
_LINE_BREAK_OR_TAB = re.compile(r"[\n\t]")

_LATIN = r"[0-9A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]"
_READ_AS_ONE = re.compile(
    rf"{_LATIN}+(?:[.,'’-]{_LATIN}+)*"  # a Latin word or a number: 4.5, 3,200, city's
    r"|[^\s\u0300-\u036f\u200b-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef]"  # any other visible character
)


def clean_text(text: str) -> str:
    """Return the text as the archive stores it; cleaning twice changes nothing more.

    Line breaks become ``\\n``. Control characters (but tab), surrogates, noncharacters, byte order marks and
    bidirectional overrides are removed, the rest is put into NFC. CJK compatibility ideographs, variation selectors,
    joiners, private-use and astral characters stay as they came; of a run of combining marks the first
    `LONGEST_MARK_RUN` stay.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = _UNWANTED.sub("", _LINE_BREAK.sub("\n", text))
    # Before NFC, which takes quadratic time to order a long run of marks; and after it, because it can lengthen one.
    text = _PERHAPS_MARKS.sub(_shorten_mark_runs, text)
    text = _NOT_COMPATIBILITY_IDEOGRAPHS.sub(lambda part: unicodedata.normalize("NFC", part[0]), text)
    return _PERHAPS_MARKS.sub(_shorten_mark_runs, text)


def clean_line(text: str) -> str:
    """Return `clean_text` of the text as one line: line breaks and tabs, with the blanks around them, are one blank."""
    parts = (part.strip() for part in _LINE_BREAK_OR_TAB.split(clean_text(text)))
    return " ".join(part for part in parts if part)


def unstorable(text: str) -> list[tuple[int, int, str]]:
    """Return (line, column, code point such as ``U+0000``) of each NUL and lone surrogate, the two that no database
    keeps (NUL: PostgreSQL; surrogates: both). Lines and columns count characters from 1; lines end at ``\\n`` only.
    """
    return [
        (number, found.start() + 1, f"U+{ord(found[0]):04X}")
        for number, line in enumerate(text.split("\n"), start=1)
        for found in _UNSTORABLE.finditer(line)
    ]


def paragraphs(body: str) -> list[str]:
    """Return the paragraphs of a body, which blank lines separate, without the blanks (U+3000 too) around them."""
    return [stripped for part in _BLANK_LINES.split(body) if (stripped := part.strip())]


def reading_length(text: str) -> int:
    """Return the length in 字: every character counts one, punctuation too, and a Latin word or a number counts one.

    The usual count of a Chinese editor. The labels, headings and paragraphs of the real issue 3490 come to 3,686,
    which a page shows as 3,690. Blanks, combining marks, joiners and variation selectors are not counted.
    """
    return sum(1 for _ in _READ_AS_ONE.finditer(text))


def _shorten_mark_runs(match: re.Match[str]) -> str:
    """Keep the first marks of each run; format characters (joiners) neither count nor end a run."""
    kept = []
    run = 0
    for character in match[0]:
        category = unicodedata.category(character)
        if category.startswith("M"):
            run += 1
        elif category != "Cf":
            run = 0
        if run <= LONGEST_MARK_RUN or category == "Cf":
            kept.append(character)
    return "".join(kept)
