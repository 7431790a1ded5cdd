"""The interface in three languages: complete, with the same placeholders, and compiled."""

import re
from pathlib import Path

import django
import polib
import pytest
from opencc import OpenCC

from tests.tools import messages
from tests.tools.djangos_messages import FOREIGN, Message

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def translations(entry: polib.POEntry) -> list[str]:
    return [entry.msgstr_plural[0]] if entry.msgid_plural else [entry.msgstr]


def test_in_python_finds_every_way_of_asking() -> None:
    source = """
_("a"); gettext("b"); gettext_lazy("c" " d"); gettext_noop("e")
ngettext("one", "many", n); ngettext_lazy("%(n)d one", "%(n)d many", "n")
pgettext("role", "f"); pgettext_lazy("role", "g"); npgettext("role", "h", "hs", n)
gettext(variable)
"""
    assert sorted(messages.in_python(source)) == sorted(
        [
            ("a", "", ""),
            ("b", "", ""),
            ("c d", "", ""),
            ("e", "", ""),
            ("one", "many", ""),
            ("%(n)d one", "%(n)d many", ""),
            ("f", "", "role"),
            ("g", "", "role"),
            ("h", "hs", "role"),
        ]
    )


def test_in_template_finds_every_way_of_asking() -> None:
    source = """{% load i18n %}
  <p class="a">{% translate "a’s “word”" %} 第{{ n }}期 (it's)</p>
      {% translate "b" context "role" %}{{ _("c")|upper }}{% include "x" with t=_("d") %}
    {% blocktranslate trimmed count n=n %}
      {{ n }} article
    {% plural %}
      {{ n }} articles
    {% endblocktranslate %}
  {% blocktranslate with x=y %}by {{ x }}, 100%{% endblocktranslate %}
{# translate "no" #}{% comment %}{% translate "no" %}{% endcomment %}"""
    assert sorted(messages.in_template(source, "page.html")) == sorted(
        [
            ("a’s “word”", "", ""),
            ("b", "", "role"),
            ("c", "", ""),
            ("d", "", ""),
            ("%(n)s article", "%(n)s articles", ""),
            ("by %(x)s, 100%%", "", ""),
        ]
    )


def test_updated_keeps_drops_and_adds() -> None:
    old = polib.POFile()
    old.append(polib.POEntry(msgid="kept", msgstr="留", tcomment="a translator's word"))
    old.append(polib.POEntry(msgid="dropped", msgstr="去"))
    wanted = [Message("kept", "", ""), Message("new", "news", "press")]

    new = messages.updated(old, "zh_Hant", wanted)

    assert [(*messages.message_of(entry), *translations(entry), entry.tcomment) for entry in new] == [
        ("kept", "", "", "留", "a translator's word"),
        ("new", "news", "press", "", ""),
    ]


@pytest.mark.parametrize("domain", messages.DOMAINS)
def test_foreign_messages_are_still_djangos(domain: str) -> None:
    paths = Path(django.__file__).parent.rglob(f"locale/en/LC_MESSAGES/{domain}.po")
    theirs = {messages.message_of(entry) for path in paths for entry in polib.pofile(str(path))}

    assert set(FOREIGN[domain]) - theirs == set()


@pytest.mark.parametrize(("language", "domain"), messages.CATALOGUES)
def test_catalogue_holds_exactly_the_messages_wanted(language: str, domain: str) -> None:
    catalogue = [messages.message_of(entry) for entry in messages.read(language, domain)]

    assert catalogue == messages.wanted(domain)


@pytest.mark.parametrize(("language", "domain"), messages.CATALOGUES)
def test_catalogue_is_translated(language: str, domain: str) -> None:
    catalogue = messages.read(language, domain)

    assert [entry.msgid for entry in catalogue if entry.fuzzy or not all(translations(entry))] == []


@pytest.mark.parametrize(("language", "domain"), messages.CATALOGUES)
def test_translations_keep_the_placeholders(language: str, domain: str) -> None:
    different = [
        (entry.msgid, text)
        for entry in messages.read(language, domain)
        for text in translations(entry)
        if text and placeholders(text) != placeholders(entry.msgid_plural or entry.msgid)
    ]

    assert different == []


@pytest.mark.parametrize(("language", "domain"), messages.CATALOGUES)
def test_translations_are_in_their_own_script(language: str, domain: str) -> None:
    converter = OpenCC("s2t" if language == "zh_Hant" else "t2s")
    texts = [text for entry in messages.read(language, domain) for text in translations(entry)]

    assert texts == [converter.convert(text) for text in texts]


@pytest.mark.parametrize(("language", "domain"), messages.CATALOGUES)
def test_compiled_catalogue_matches_its_source(language: str, domain: str) -> None:
    path = messages.po_path(language, domain)

    assert path.with_suffix(".mo").read_bytes() == polib.pofile(str(path)).to_binary()
