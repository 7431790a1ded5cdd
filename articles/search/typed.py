"""What was typed as a query of this site: in its folding, and widened by its synonyms."""

from articles.models.synonym import Synonym
from articles.search.documents import site_folding
from articles.search.query import LONGEST, Query, parse


def parse_typed(text: str) -> Query:
    """One query."""
    return parse(text, site_folding(), Synonym.objects.groups())


def parse_half_typed(text: str) -> Query:
    """The same while the last word may be typed only half. One query."""
    return parse_typed(f"{text[: LONGEST - 1]}*" if text[-1:].isalnum() else text)
