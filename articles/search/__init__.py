"""Finding: search, suggest, index, remove, rebuild are the five verbs; status, counts and facets are a result's.

What a page makes of a result stands beside them: `address`, `excerpt`, `marks`, `nearest`, `named_issues`.
"""

from articles.search.results import search
from articles.search.suggestions import suggest
from articles.search.writing import index, rebuild, remove

__all__ = ["index", "rebuild", "remove", "search", "suggest"]
