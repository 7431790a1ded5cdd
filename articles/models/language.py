"""The languages of the archive: which column holds a text in which, and what a reader is shown.

django-modeltranslation keeps three columns for each translated field (`name_zh_hant`, `name_zh_hans`, `name_en`)
beside the base column `name` (see `original.py`). Code names a language's column or calls `text_and_lang`.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.chinese.script import to_simplified

HANT, HANS, ENGLISH = "zh-hant", "zh-hans", "en"
LANGUAGES = (HANT, HANS, ENGLISH)
BCP47 = {HANT: "zh-Hant", HANS: "zh-Hans", ENGLISH: "en"}
SIGNS = {HANT: "繁", HANS: "简", ENGLISH: "EN"}  # in the language switches
ORIGINAL_LANGUAGES = settings.LANGUAGES
# How an editor tells the columns apart: 標題（繁體）.
SCRIPT_NAMES = {HANT: _("Traditional"), HANS: _("Simplified"), ENGLISH: _("English")}
# A name or a headline is never shown empty: any language is better than none. Other texts fall back to the original.
NEVER_EMPTY = frozenset({"name", "headline"})


def column(field: str, language: str) -> str:
    """The column that holds `field` in `language`: `headline`, `zh-hant` -> `headline_zh_hant`."""
    return f"{field}_{language.replace('-', '_')}"


def _column_label(field: str, language: str) -> str:
    return _("%(field)s (%(language)s)") % {"field": field, "language": SCRIPT_NAMES[language]}


# What an editor reads beside a column, said in the language of the moment: `headline (Traditional)`.
column_label = lazy(_column_label, str)


@dataclass(frozen=True)
class LocalText:
    """A text as it is shown: in which language it really is, and whether a machine converted its script."""

    text: str
    language: str
    asked: str
    converted: bool = False

    @property
    def lang(self) -> str:
        """The language for HTML's `lang`; never `zh` alone, which says nothing of the script."""
        return BCP47[self.language]

    @property
    def is_missing(self) -> bool:
        """True where the language asked for has no text of its own and another is shown instead."""
        return bool(self.text) and self.language != self.asked

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def current_language() -> str:
    """The language of the address being answered; the original's where none of ours is active."""
    language = get_language()
    return language if language in LANGUAGES else HANT


def text_and_lang(obj: models.Model, field: str, language: str | None = None) -> LocalText:
    """The text of `field` for a reader of `language` (default: the active one), and the language it really is in.

    What an editor wrote in that language; else, for Simplified, the Traditional original converted by OpenCC; else
    the original; else, for names and headlines only, any language that has one.
    """
    source = source_and_lang(obj, field, language)
    is_original = source.language == original_language_of(obj)
    return _of_original(source.text, source.language, source.asked) if is_original else source


def source_and_lang(obj: models.Model, field: str, language: str | None = None) -> LocalText:
    """The same text before OpenCC converts it, which for a long one takes time."""
    asked = language or current_language()
    original = original_language_of(obj)
    if written := getattr(obj, column(field, asked)):
        return LocalText(written, asked, asked)
    source = getattr(obj, column(field, original)) or ""
    if source or field not in NEVER_EMPTY:
        return LocalText(source, original, asked)
    for other in LANGUAGES:
        if text := getattr(obj, column(field, other)):
            return LocalText(text, other, asked)
    return LocalText("", original, asked)


def as_printed(obj: models.Model, words: str) -> LocalText:
    """Words kept only as they were printed (a byline, a role, a label): converted like a text, never translated."""
    return _of_original(words, original_language_of(obj), current_language())


def in_script(words: str) -> LocalText:
    """Traditional words of our own, in the script of a reader of Chinese."""
    return _of_original(words, HANT, current_language())


def _of_original(source: str, original: str, asked: str) -> LocalText:
    if source and asked == HANS and original == HANT:
        return LocalText(to_simplified(source), HANS, asked, converted=True)
    return LocalText(source, original, asked)


def side_by_side(*names: object) -> str:
    """晉江經濟報 菲律賓版; Jinjiang Economic News, Philippines edition: those of the names that are not empty."""
    return (", " if current_language() == ENGLISH else " ").join(str(name) for name in names if str(name))


def original_language_of(obj: models.Model) -> str:
    """The language in which `obj` was first written; its own property says it, Traditional Chinese without one."""
    return getattr(obj, "original_language", HANT) or HANT
