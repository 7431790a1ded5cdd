"""Accounts: what only administrators grant, and the one-time link by which a person sets a password."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import GroupAdmin as StockGroupAdmin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, SetUnusablePasswordMixin
from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.views import PasswordResetCompleteView, PasswordResetConfirmView
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.text import format_lazy
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from articles.admin.desk import DeskAdmin, pk_of
from articles.editing.accounts import one_time_key

admin.site.unregister([User, Group])


ACTIONS = {"add": _("add"), "change": _("change"), "delete": _("delete"), "view": _("view")}


class PermissionField(forms.ModelMultipleChoiceField):
    """Permissions in the reader's language; the database keeps their names in English."""

    def label_from_instance(self, permission: Permission) -> str:
        action = ACTIONS.get(permission.codename.partition("_")[0], permission.name)
        return f"{permission.content_type.name}: {action}"


class PasswordForm(AdminPasswordChangeForm):
    """Django's own help speaks, to everybody, the language that was active when it was imported."""

    usable_password_help_text: Any = format_lazy(
        '{}<ul id="id_unusable_warning" class="messagelist"><li class="warning">{}</li></ul>',
        SetUnusablePasswordMixin.usable_password_help_text,
        _("If disabled, the current password for this user will be lost."),
    )


class RightsAdmin(DeskAdmin):
    """Offers the permissions that mean something at the desk: for what can be opened there."""

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        if db_field.related_model is Permission:
            shown = [ContentType.objects.get_for_model(model).pk for model in self.admin_site._registry]
            kwargs["queryset"] = Permission.objects.filter(content_type__in=shown).select_related("content_type")
            kwargs["form_class"] = PermissionField
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(User)
class UserAdmin(RightsAdmin, StockUserAdmin):
    """Rights and passwords are given by administrators (superusers) alone; others cannot touch an administrator."""

    change_form_template = "admin/auth/user/change_form.html"
    change_password_form = PasswordForm
    list_display = ["username", "first_name", "last_name", "email", "role"]

    @admin.display(description=_("role"))
    def role(self, user: User) -> str:
        if not user.is_active:
            return str(_("disabled"))
        return str(_("administrator") if user.is_superuser else _("editor") if user.is_staff else _("reader"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if request.user.is_superuser:
            return ["last_login", "date_joined"]
        granted = ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]
        return [*granted, "last_login", "date_joined"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002 - Django's name
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    def get_urls(self) -> list[URLPattern]:
        link = self.admin_site.admin_view(require_POST(self.one_time_link_view))
        return [
            path("<path:object_id>/one-time-link/", link, name="one_time_link"),
            path("password/done/", self.password_set_view, name="password_set_done"),
            path("password/<uidb64>/<token>/", self.set_password_view, name="password_set"),
            *super().get_urls(),
        ]

    @method_decorator(sensitive_variables())
    def one_time_link_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Make a link and show it this once. It ends with its use, with the next login, and with time."""
        if not request.user.is_superuser:
            raise PermissionDenied
        user = get_object_or_404(User, pk=pk_of(unquote(object_id)))
        made = {"name": gettext_noop("one-time link"), "object": user.get_username()}
        self.log_change(request, user, [{"added": made}])
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": user,
            "title": self.opts.verbose_name,
            "link": request.build_absolute_uri(reverse("admin:password_set", args=one_time_key(user))),
            "until": now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
        }
        return TemplateResponse(request, "admin/auth/user/one_time_link.html", context)

    def set_password_view(self, request: HttpRequest, uidb64: str, token: str) -> HttpResponseBase:
        view = PasswordResetConfirmView.as_view(
            success_url=reverse_lazy("admin:password_set_done"), extra_context=self._outside(request)
        )
        return view(request, uidb64=uidb64, token=token)

    def password_set_view(self, request: HttpRequest) -> HttpResponseBase:
        return PasswordResetCompleteView.as_view(extra_context=self._outside(request))(request)

    def _outside(self, request: HttpRequest) -> dict[str, Any]:
        """The frame of the admin for somebody who is not logged in."""
        outside = {"has_permission": False, "is_nav_sidebar_enabled": False, "available_apps": []}
        return {**self.admin_site.each_context(request), **outside}


@admin.register(Group)
class GroupAdmin(RightsAdmin, StockGroupAdmin):
    """Groups are bundles of rights: administrators alone change them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser


def _may_touch(request: HttpRequest, user: Any) -> bool:
    return user is None or not user.is_superuser or request.user.is_superuser
