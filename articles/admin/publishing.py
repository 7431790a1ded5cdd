"""Publish, withdraw, return to draft: as buttons of a form and as actions of a list, with what is told afterwards."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, ngettext_lazy

from articles.admin.desk import DeskAdmin
from articles.editing.publishing import publish, remember_readers, return_to_draft, withdraw
from articles.models import Status
from articles.models.publishing import Publishable


@dataclass(frozen=True)
class Step:
    """One change of status: its button and action, what does it, and what is said when it is done."""

    name: str
    label: str | Promise
    run: Callable[[Iterable[Any]], int]
    target: Status
    logged: str  # in the history, translated when it is read
    done: Any  # a message in singular and plural, which takes the number of rows as %(count)d


STEPS = {
    step.name: step
    for step in (
        Step(
            "publish",
            _("Publish"),
            publish,
            Status.PUBLISHED,
            gettext_noop("status: published"),
            ngettext_lazy("%(count)d item published.", "%(count)d items published.", "count"),
        ),
        Step(
            "withdraw",
            _("Withdraw"),
            withdraw,
            Status.WITHDRAWN,
            gettext_noop("status: withdrawn"),
            ngettext_lazy("%(count)d item withdrawn.", "%(count)d items withdrawn.", "count"),
        ),
        Step(
            "return_to_draft",
            _("Return to draft"),
            return_to_draft,
            Status.DRAFT,
            gettext_noop("status: draft"),
            ngettext_lazy("%(count)d item returned to draft.", "%(count)d items returned to draft.", "count"),
        ),
    )
}


class PublishingAdmin(DeskAdmin):
    actions = ["publish_selected", "withdraw_selected", "return_selected_to_draft"]

    @admin.display(description=_("status"), ordering="status")
    def status_shown(self, row: Publishable) -> str:
        state, name = ("scheduled", _("Scheduled")) if row.is_scheduled else (row.status, row.get_status_display())
        return format_html('<span class="status is-{}">{}</span>', state, name)

    def view_on_site(self, row: Any) -> str | None:
        return row.get_absolute_url() if row.is_public else None

    @admin.action(permissions=["change"], description=_("Publish the selected %(verbose_name_plural)s"))
    def publish_selected(self, request: HttpRequest, rows: QuerySet) -> None:
        self.take(STEPS["publish"], request, rows)

    @admin.action(permissions=["change"], description=_("Withdraw the selected %(verbose_name_plural)s"))
    def withdraw_selected(self, request: HttpRequest, rows: QuerySet) -> None:
        self.take(STEPS["withdraw"], request, rows)

    @admin.action(permissions=["change"], description=_("Return the selected %(verbose_name_plural)s to draft"))
    def return_selected_to_draft(self, request: HttpRequest, rows: QuerySet) -> None:
        self.take(STEPS["return_to_draft"], request, rows)

    def take(self, step: Step, request: HttpRequest, rows: Iterable[Any]) -> None:
        """Take the step for each row; log and tell those that changed."""
        changed = [row for row in rows if step.run([row])]
        for row in changed:
            self.log_change(request, row, [{"changed": {"fields": [step.logged]}}])
        level = messages.SUCCESS if changed else messages.WARNING
        self.message_user(request, step.done % {"count": len(changed)}, level)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            before = self.model._base_manager.get(pk=obj.pk)
            remember_readers(before)
            obj.was_public = before.was_public
        if obj.status == Status.PUBLISHED and obj.publish_at is None:
            obj.publish_at = timezone.now()
        super().save_model(request, obj, form, change)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        obj = context.get("original")
        may = self.has_change_permission(request, obj)
        status = obj.status if obj else Status.DRAFT
        context["publishing_steps"] = [step for step in STEPS.values() if may and _leads_on(status, step)]
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        return self._response_to_button(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._response_to_button(request, obj) or super().response_change(request, obj)

    def _response_to_button(self, request: HttpRequest, obj: Any) -> HttpResponse | None:
        step = STEPS.get(request.POST.get("_step", ""))
        if step is None or not self.has_change_permission(request, obj):
            return None
        self.take(step, request, [obj])
        return HttpResponseRedirect(reverse(f"admin:articles_{obj._meta.model_name}_change", args=[obj.pk]))


def _leads_on(status: str, step: Step) -> bool:
    """Whether the step changes anything: a draft is published, not withdrawn."""
    return step.target != status and not (status == Status.DRAFT and step.target == Status.WITHDRAWN)
