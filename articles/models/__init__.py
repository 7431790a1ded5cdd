"""The archive's models, one noun a file."""

from articles.models.about import AboutText
from articles.models.article import Article
from articles.models.category import Category
from articles.models.image import ArticleImage
from articles.models.issue import Issue
from articles.models.newspaper import Edition, Newspaper
from articles.models.page import Page
from articles.models.people import Byline, Contributor
from articles.models.publishing import Status
from articles.models.scan import Scan
from articles.models.search_index import SearchPending, SearchState, SearchText
from articles.models.section import Kind, Section
from articles.models.synonym import Synonym

__all__ = [
    "AboutText",
    "Article",
    "ArticleImage",
    "Byline",
    "Category",
    "Contributor",
    "Edition",
    "Issue",
    "Kind",
    "Newspaper",
    "Page",
    "Scan",
    "SearchPending",
    "SearchState",
    "SearchText",
    "Section",
    "Status",
    "Synonym",
]
