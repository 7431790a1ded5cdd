"""Marks in texts, and the addresses of a search."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from articles.chinese.festivals import festival_name
from articles.models.language import ENGLISH, current_language
from articles.search.address import Asked
from articles.search.marks import Marker, Piece
from articles.search.results import Order

register = template.Library()


@register.filter
def marked(text: object, marker: Marker | None) -> SafeString:
    """A text with the words looked for marked in it; as it is where none are."""
    return in_marks(marker.pieces(str(text))) if marker else conditional_escape(str(text))


@register.filter
def in_marks(pieces: list[Piece]) -> SafeString:
    escaped = [(conditional_escape(piece.text), piece.is_match) for piece in pieces]
    return mark_safe("".join(f"<mark>{text}</mark>" if is_match else text for text, is_match in escaped))


@register.simple_tag
def search_for(words: str) -> str:
    """The address of a search for these words."""
    return Asked(words).address()


@register.filter
def feed_address(asked: Asked) -> str:
    return asked.address("search_feed")


@register.filter
def address_of_page(asked: Asked, number: int) -> str:
    return asked.address(page=number)


@register.filter
def address_in_order(asked: Asked, order: Order) -> str:
    return asked.ordered(order).address()


@register.filter
def festival_in_words(festival: str) -> str:
    return festival_name(festival, current_language())


@register.filter
def grouped(number: int) -> str:
    """1,000 in English, 1000 in Chinese, where figures are not parted."""
    return f"{number:,}" if current_language() == ENGLISH else str(number)
