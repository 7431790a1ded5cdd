"""A search as its address says it: /search/?q=晉江&order=newest&when=2023-01."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from articles.models.article import ArticleQuerySet
from articles.search.filters import Filters
from articles.search.results import Order, Result, search
from articles.text import clean_line


@dataclass(frozen=True)
class Asked:
    """`typed`: the words; what of the address cannot be read is left out of account."""

    typed: str = ""
    order: Order = Order.RELEVANCE
    filters: Filters = field(default_factory=Filters)

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> "Asked":
        order = parameters.get("order")
        known = {each.value: each for each in Order}
        return cls(clean_line(parameters.get("q", "")), known.get(order or "", Order.RELEVANCE), Filters.of(parameters))

    def __bool__(self) -> bool:
        """Whether anything is asked: words, or what narrows."""
        return bool(self.typed or self.filters.parameters())

    def parameters(self) -> dict[str, str]:
        order = {} if self.order is Order.RELEVANCE else {"order": self.order.value}
        return {**({"q": self.typed} if self.typed else {}), **order, **self.filters.parameters()}

    def address(self, name: str = "search", **more: Any) -> str:
        """The address of this search, or of its feed; with more parameters, such as the page."""
        parameters = urlencode({**self.parameters(), **more})
        return f"{reverse(name)}?{parameters}" if parameters else reverse(name)

    def with_words(self, typed: str) -> "Asked":
        return replace(self, typed=typed)

    def narrowed(self, **filters: str) -> "Asked":
        """With some filters changed; "" takes one away."""
        return replace(self, filters=replace(self.filters, **filters))

    def ordered(self, order: Order) -> "Asked":
        return replace(self, order=order)

    def among(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        return self.filters.narrow(articles)

    def result(self, articles: ArticleQuerySet) -> Result:
        """What is found of these articles."""
        return search(self.typed, among=self.among(articles), order=self.order, days=self.filters.days())
