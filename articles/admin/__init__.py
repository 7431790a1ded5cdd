"""How editors work: Django's admin, one file a subject."""

from articles.admin import about, accounts, articles, issues, login_log, names, newspapers, pages, scans, synonyms

__all__ = ["about", "accounts", "articles", "issues", "login_log", "names", "newspapers", "pages", "scans", "synonyms"]
