"""Articles, with their sections, bylines and pictures."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from articles.admin.completeness import languages_of, with_untranslated
from articles.admin.desk import pk_of
from articles.admin.languages import TranslatedFields, TranslatedForm
from articles.admin.newspapers import EditionFilter
from articles.admin.publishing import PublishingAdmin, Step
from articles.admin.searching import ArticleSearch
from articles.admin.sections import BylineInline, ImageInline, OrderedRowsAdmin, SectionInline
from articles.editing.original_language import follow_article
from articles.editing.sections import renumber_sections
from articles.models import Article, Issue, Page, Status
from articles.models.language import HANT, ORIGINAL_LANGUAGES


class ArticleForm(TranslatedForm):
    """The original language is the edition's, unless another one is chosen. Which texts it needs, the model says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = self.fields.get("original_language")
        if isinstance(language, forms.TypedChoiceField) and self.instance.pk is None:
            language.required = False
            language.choices = [("", _("the edition’s")), *ORIGINAL_LANGUAGES]
            self.initial["original_language"] = ""

    def clean_original_language(self) -> str:
        issue = self.cleaned_data.get("issue")
        chosen = str(self.cleaned_data["original_language"])
        return chosen or (issue.edition.original_language if issue else HANT)


@admin.register(Article)
class ArticleAdmin(TranslatedFields, OrderedRowsAdmin, ArticleSearch, PublishingAdmin):
    form = ArticleForm
    list_display = ["__str__", "issue_shown", "number", "status_shown", "languages"]
    list_filter = ["status", ("issue__edition", EditionFilter), "category", "original_language"]
    list_select_related = ["issue__edition__newspaper"]
    date_hierarchy = "issue__date"
    ordering = ["-issue__date", "-issue__sequence", "issue_id", "number"]
    search_fields = ["headline_zh_hant", "headline_zh_hans", "headline_en"]  # while the index is damaged
    inlines = [SectionInline, BylineInline, ImageInline]
    autocomplete_fields = ["issue", "category"]
    readonly_fields = ["number", "status_shown"]
    fieldsets = [
        (None, {"fields": [("issue", "number"), ("page", "category"), "original_language"]}),
        (_("Headline"), {"fields": ["kicker", "headline", "subheadline", "standfirst", "printed_byline"]}),
        (_("Publishing"), {"fields": ["status_shown", "publish_at"]}),
    ]

    class Media:
        js = ["articles/admin_order.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return with_untranslated(super().get_queryset(request))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The issue and the number are the article's address: given once."""
        return [*self.readonly_fields, "issue"] if obj else self.readonly_fields

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "page":
            kwargs["queryset"] = self._pages_of_issue(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def _pages_of_issue(self, request: HttpRequest) -> QuerySet[Page]:
        """Only the issue's: those of a new article can be chosen when its issue is known."""
        article = request.resolver_match.kwargs.get("object_id") if request.resolver_match else None
        issues = Issue.objects.filter(articles=article) if article else Issue.objects.filter(pk=_issue_asked(request))
        pages: QuerySet[Page] = Page.objects.filter(issue__in=issues).without_source()
        return pages.select_related("issue__edition__newspaper")

    @admin.display(description=_("issue"), ordering="issue__date")
    def issue_shown(self, article: Article) -> str:
        return article.issue.short_name

    @admin.display(description=_("languages"))
    def languages(self, article: Article) -> str:
        return format_html_join(" ", '<span class="language is-{}">{} {}</span>', languages_of(article))

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if not change:
            obj.number = obj.issue.take_article_number()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        renumber_sections(form.instance)
        if change and "original_language" in form.changed_data:
            follow_article(form.instance)

    def take(self, step: Step, request: HttpRequest, rows: Any) -> None:
        articles = list(rows)
        super().take(step, request, articles)
        unseen = {article.issue for article in articles if not article.issue.is_public}
        if step.target == Status.PUBLISHED and unseen:
            names = ", ".join(sorted(issue.short_name for issue in unseen))
            text = _("Readers do not see it yet: the issue is not published: %(issues)s.") % {"issues": names}
            self.message_user(request, text, messages.WARNING)


def _issue_asked(request: HttpRequest) -> int:
    """The issue in the address (`?issue=3`) or in the form that was sent."""
    asked = request.POST.get("issue") or request.GET.get("issue") or ""
    return pk_of(asked) or 0
