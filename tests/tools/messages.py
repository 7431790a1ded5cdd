"""Keep the site's messages: `python -m tests.tools.messages update` and `... compile`, without gettext's programs.

`update` brings newsroom/locale/*/LC_MESSAGES/django.po up to date with the code and templates: what is translated is
kept, what nothing uses any more is dropped, what is new stands there empty. Entries are sorted by their English and
carry neither line numbers nor dates, so that a change of code that changes no message changes no file. `compile`
writes the .mo beside each .po. English needs no file: it is what stands in the code. A language has two catalogues:
django.po for the pages, djangojs.po for what the admin's scripts say.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from django.utils.translation.template import templatize

from tests.tools.djangos_messages import FOREIGN, Message

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "newsroom" / "locale"
LANGUAGES = ("zh_Hant", "zh_Hans")
DOMAINS = ("django", "djangojs")
CATALOGUES = [(language, domain) for language in LANGUAGES for domain in DOMAINS]
CODE = ("articles", "newsroom")
TEMPLATES = ("articles", "templates")
WIDTH = 110  # columns of a .po file

# Django's names for gettext's functions, with the places of context (c), singular and plural among their arguments.
LAZY = {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")}
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY, "gettext_noop": None}


def in_python(source: str) -> Iterator[Message]:
    found = extract_python(BytesIO(source.encode()), list(KEYWORDS), [], {"encoding": "utf-8"})
    for _line, function, arguments, _comments in found:
        texts = list(arguments) if isinstance(arguments, tuple) else [arguments]
        context = texts.pop(0) if "pgettext" in function else ""
        plural = texts[1] if function.startswith(("ng", "np")) else ""
        if texts[0]:  # not a literal: what a variable holds was marked where it was written
            yield Message(texts[0], plural, context)


def in_template(source: str, origin: str) -> Iterator[Message]:
    # templatize leaves calls of gettext among blanked-out words; unindented, these are tokens of Python.
    calls = templatize(source, origin=origin)
    yield from in_python("\n".join(line.strip() for line in calls.splitlines()))


def wanted(domain: str) -> list[Message]:
    """Every message that a catalogue of this domain holds, sorted, each once."""
    found = set(FOREIGN[domain])
    if domain == "django":
        found.update(in_code())
    return sorted(found)


def in_code() -> set[Message]:
    """Every message of our own; none of our scripts says anything."""
    found: set[Message] = set()
    for path in files(CODE, "*.py"):
        found.update(in_python(path.read_text(encoding="utf-8")))
    for path in files(TEMPLATES, "*.html", "*.txt", "*.xml"):
        found.update(in_template(path.read_text(encoding="utf-8"), str(path)))
    return found


def files(folders: tuple[str, ...], *patterns: str) -> Iterator[Path]:
    for folder in folders:
        for pattern in patterns:
            yield from (ROOT / folder).rglob(pattern)


def po_path(language: str, domain: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def read(language: str, domain: str) -> polib.POFile:
    """A catalogue; an empty one where the file is not there yet."""
    path = po_path(language, domain)
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def message_of(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def updated(old: polib.POFile, language: str, messages: list[Message]) -> polib.POFile:
    """A catalogue of exactly these messages, with the translations and translators' comments of the old one."""
    known = {message_of(entry): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=WIDTH)
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",  # Chinese has no plural
    }
    for message in messages:
        new.append(known.get(message) or empty(message))
    return new


def empty(message: Message) -> polib.POEntry:
    forms = {"msgid_plural": message.plural, "msgstr_plural": {0: ""}} if message.plural else {"msgstr": ""}
    return polib.POEntry(msgid=message.singular, msgctxt=message.context or None, **forms)


def update() -> None:
    for language, domain in CATALOGUES:
        path = po_path(language, domain)
        catalogue = updated(read(language, domain), language, wanted(domain))
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(path), newline="\n")
        print(f"{language} {domain}: {len(catalogue)} messages, {len(catalogue.untranslated_entries())} to translate")


def compile_all() -> None:
    for language, domain in CATALOGUES:
        po_path(language, domain).with_suffix(".mo").write_bytes(read(language, domain).to_binary())


if __name__ == "__main__":
    {"update": update, "compile": compile_all}[sys.argv[1]]()
