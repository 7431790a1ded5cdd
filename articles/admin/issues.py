"""Issues: what is printed in the masthead, beside what the calendar and the neighbouring numbers say."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import pk_of
from articles.admin.languages import TranslatedFields
from articles.admin.newspapers import EditionFilter
from articles.admin.pages import PageInline
from articles.admin.publishing import PublishingAdmin
from articles.admin.searching import IssueSearch
from articles.findings.numbering import number_findings
from articles.models import Issue

CHECK_TEMPLATE = "admin/articles/issue/_check.html"
PRINTED = ("printed_number", "printed_weekday", "printed_lunar_date")


class MastheadForm(forms.ModelForm):
    """As much of an issue as its masthead says: enough to check it, before it is whole or saved."""

    class Meta:
        model = Issue
        fields = ["edition", "date", "sequence", "number", "number_last", *PRINTED]

    def _get_validation_exclusions(self) -> set[str]:
        """Whether the archive has this issue already is asked when it is saved, not while it is typed."""
        return {field.name for field in Issue._meta.fields}


@admin.register(Issue)
class IssueAdmin(TranslatedFields, IssueSearch, PublishingAdmin):
    list_display = ["short_name", "edition", "status_shown", "masthead_agrees", "article_count", "publish_at"]
    list_filter = ["status", ("edition", EditionFilter)]
    list_select_related = ["edition__newspaper"]
    date_hierarchy = "date"
    ordering = ["-date", "-sequence", "edition_id"]
    search_fields = ["number__exact", "number_last__exact", "date__exact", "printed_number", "printed_lunar_date"]
    inlines = [PageInline]
    readonly_fields = ["status_shown", "masthead_check", "article_list"]
    fieldsets = [
        (None, {"fields": ["edition", ("date", "sequence"), ("number", "number_last")]}),
        (_("Masthead"), {"fields": ["masthead", PRINTED, "masthead_check"]}),
        (_("Publishing"), {"fields": ["status_shown", "publish_at", "notes"]}),
        (_("Articles"), {"fields": ["article_list"]}),
    ]

    class Media:
        js = ["articles/admin_check.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Issue]:
        issues: QuerySet[Issue] = super().get_queryset(request).annotate(article_total=Count("articles"))
        return issues

    @admin.display(description=_("issue"), ordering="date")
    def short_name(self, issue: Issue) -> str:
        return issue.short_name

    @admin.display(description=_("masthead"))
    def masthead_agrees(self, issue: Issue) -> str:
        if not is_printed(issue):
            state, word = "draft", _("nothing to compare")
        elif issue.masthead_findings():
            state, word = "withdrawn", _("disagrees")
        else:
            state, word = "complete", _("agrees")
        return format_html('<span class="language is-{}">{}</span>', state, word)

    @admin.display(description=_("articles"), ordering="article_total")
    def article_count(self, issue: Any) -> int:
        return int(issue.article_total)

    @admin.display(description=_("calendar and number"))
    def masthead_check(self, issue: Issue) -> str:
        address = reverse("admin:articles_issue_check") + (f"?issue={issue.pk}" if issue.pk else "")
        shown = render_to_string(CHECK_TEMPLATE, findings_of(issue)) if issue.pk else ""
        return format_html('<div id="issue-check" role="status" data-url="{}">{}</div>', address, shown)

    @admin.display(description=_("articles"))
    def article_list(self, issue: Issue) -> str:
        if not issue.pk:
            return ""
        return render_to_string("admin/articles/issue/_articles.html", {"issue": issue})

    def get_urls(self) -> list[URLPattern]:
        check = path("check/", self.admin_site.admin_view(self.check_view), name="articles_issue_check")
        return [check, *super().get_urls()]

    def check_view(self, request: HttpRequest) -> HttpResponse:
        """The findings of a masthead as it stands in the form; nothing while its edition or date is missing."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        form = MastheadForm(request.GET)
        form.is_valid()
        if not {"edition", "date"} <= form.cleaned_data.keys():
            return HttpResponse()
        issue = Issue(**{"sequence": 1, **form.cleaned_data})
        issue.pk = pk_of(request.GET.get("issue", ""))
        return TemplateResponse(request, CHECK_TEMPLATE, findings_of(issue))


def findings_of(issue: Issue) -> dict[str, Any]:
    return {
        "issue": issue,
        "masthead": issue.masthead_findings(),
        "numbers": number_findings(issue),
        "is_printed": is_printed(issue),
    }


def is_printed(issue: Issue) -> bool:
    """Whether anything of the masthead has been entered that can be compared."""
    return any(getattr(issue, name).strip() for name in PRINTED)
