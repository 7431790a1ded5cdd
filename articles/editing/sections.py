"""After an edit of an article's sections: reading positions from 1 on, without gaps."""

from articles.models import Article, Section


def renumber_sections(article: Article) -> None:
    sections = list(article.sections.all())
    for position, section in enumerate(sections, start=1):
        section.position = position
    Section.objects.bulk_update(sections, ["position"])
