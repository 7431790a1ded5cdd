"""Finding: search, suggest, index, remove, rebuild are the whole surface; status, counts and facets are a result's."""

from articles.search.results import search
from articles.search.suggestions import suggest
from articles.search.writing import index, rebuild, remove

__all__ = ["index", "rebuild", "remove", "search", "suggest"]
