"""The sections of an article: a flat list in reading order, with levels, like the headings of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import LineField, LinesField, ProseField
from articles.models.issue import issue_is
from articles.models.language import column
from articles.models.original import Translated, TranslatedQuerySet
from articles.text import paragraphs


class Kind(models.TextChoices):
    PASSAGE = "passage", _("Passage")
    KEYWORD = "keyword", _("Keyword")
    PART = "part", _("Part")
    ITEM = "item", _("Item")


@dataclass(frozen=True)
class Span:
    """Lines of a page's received text: the page's position in the issue, the first and the last line (from 1)."""

    page: int
    first: int
    last: int


class SectionQuerySet(TranslatedQuerySet["Section"]):
    def get_by_natural_key(
        self, newspaper: str, edition: str, date: str, sequence: int, number: int, anchor: str
    ) -> Section:
        issue = issue_is(newspaper, edition, date, sequence, path="article__issue__")
        return self.get(**issue, article__number=number, anchor=anchor)


class Section(Translated):
    article = models.ForeignKey(Article, models.CASCADE, related_name="sections", verbose_name=_("article"))
    position = models.PositiveIntegerField(_("reading position"), default=0, db_index=True)
    printed_position = models.PositiveIntegerField(
        _("printed position"), null=True, blank=True, help_text=_("Its place among the sections as they were printed.")
    )
    level = models.PositiveSmallIntegerField(
        _("level"), default=1, choices=[(1, "1"), (2, "2")], help_text=_("2: belongs to the last section of level 1.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PASSAGE)
    label = LineField(_("label as printed"), max_length=20, blank=True, default="", help_text=_("03, 2."))
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    heading = LineField(_("heading"), max_length=300, blank=True, default="")
    body = ProseField(_("text"), blank=True, default="", help_text=_("One blank line between paragraphs."))
    anchor = models.SlugField(_("anchor"), max_length=40, blank=True, editable=False, db_index=False)
    source_lines = LinesField(
        _("lines in the source"),
        default=list,
        blank=True,
        help_text=_("For each paragraph, where it stands on its page: [[[page, first line, last line], …], …]."),
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"  # see BulkQuerySet
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "anchor"], name="section_anchor_is_unique")]

    def __str__(self) -> str:
        return f"{self.label} {self.heading}".strip() or self.anchor

    @property
    def original_language(self) -> str:
        return self.article.original_language

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.article.natural_key(), self.anchor)

    natural_key.dependencies = ["articles.article"]  # type: ignore[attr-defined]

    def original_paragraphs(self) -> list[str]:
        return paragraphs(getattr(self, column("body", self.original_language)) or "")

    def spans(self) -> list[list[Span]]:
        """For each paragraph of the original, its pieces on the page; more than one where a column broke it."""
        if not _is_list_of_spans(self.source_lines):  # from a fixture that nobody checked
            return []
        return [[Span(*piece) for piece in pieces] for pieces in self.source_lines]

    @property
    def joined_breaks(self) -> int:
        """How many column breaks have been joined in this section."""
        return sum(max(len(pieces) - 1, 0) for pieces in self.spans())

    def clean(self) -> None:
        if not _is_list_of_spans(self.source_lines):
            message = _(
                "Expected, for each paragraph, a list of [page, first line, last line], such as [[[1, 70, 72]]]."
            )
            raise ValidationError({"source_lines": message})

    def keep_source_lines(self, before: list[str]) -> None:
        """After an edit: each paragraph keeps its place in the source; new ones have none. `before`: as they were."""
        after = self.original_paragraphs()
        kept: list[list[list[int]]] = [[] for _paragraph in after]
        old = [*self.source_lines, *([[]] * len(before))]
        for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag == "equal" or end - start == new_end - new_start:
                kept[new_start:new_end] = old[start:end]
        self.source_lines = kept if any(kept) else []


def _is_list_of_spans(value: Any) -> bool:
    def is_span(piece: Any) -> bool:
        return (
            isinstance(piece, list)
            and len(piece) == 3
            and all(isinstance(part, int) and not isinstance(part, bool) and part >= 1 for part in piece)
            and piece[1] <= piece[2]
        )

    return isinstance(value, list) and all(
        isinstance(pieces, list) and all(is_span(piece) for piece in pieces) for pieces in value
    )


@dataclass
class OutlineEntry:
    """A section of level 1 with the sections of level 2 that belong to it."""

    section: Section
    items: list[Section] = field(default_factory=list)


def outline(sections: Iterable[Section]) -> list[OutlineEntry]:
    """The flat list as entries of level 1; a level 2 that comes before any level 1 stands for itself."""
    entries: list[OutlineEntry] = []
    for section in sections:
        if section.level == 1 or not entries:
            entries.append(OutlineEntry(section))
        else:
            entries[-1].items.append(section)
    return entries


def printed_order(sections: Iterable[Section]) -> list[str]:
    """The parts' labels as they were printed (03, 04, 05, 06, 01, 02); nothing where they are read in that order."""
    parts = [section for section in sections if section.kind == Kind.PART]
    printed = sorted(parts, key=lambda part: part.printed_position or 0)
    return [part.label for part in printed] if printed != parts else []


# What an anchor begins with where the section has no number to be called by.
ANCHOR_LETTERS = {Kind.PASSAGE: "t", Kind.KEYWORD: "k", Kind.PART: "s", Kind.ITEM: "i"}


def give_anchors(sections: Iterable[Section], taken: Iterable[str] = ()) -> None:
    """Give an anchor to each section of one article that has none; an anchor once given never changes.

    A part is called by its number (`s03`), an item by its part's anchor and its own number (`s03-2`), the others by
    a letter and the next free number (`t1`, `k2`). `sections`: all of the article's, in reading order; `taken`:
    anchors of sections that are not among them.
    """
    sections = list(sections)
    used = {*taken, *(section.anchor for section in sections)}
    parent = ""
    for section in sections:
        if not section.anchor:
            section.anchor = _free_anchor(section, parent, used)
            used.add(section.anchor)
        if section.level == 1:
            parent = section.anchor


def _free_anchor(section: Section, parent: str, taken: set[str]) -> str:
    if section.level == 2 and parent:
        stem, number, form = f"{parent}-", section.number or 1, "{}{}"
    elif section.number:
        stem, number, form = ANCHOR_LETTERS[Kind(section.kind)], section.number, "{}{:02d}"
    else:
        stem, number, form = ANCHOR_LETTERS[Kind(section.kind)], 1, "{}{}"
    while (anchor := form.format(stem, number)) in taken:
        number += 1
    return anchor
