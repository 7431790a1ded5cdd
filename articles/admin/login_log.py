"""Failed logins, one line each in the log."""

import logging
from typing import Any

from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

logger = logging.getLogger("articles.login")


@receiver(user_login_failed)
def log_failed_login(credentials: dict[str, Any], request: HttpRequest | None = None, **_: object) -> None:
    """The name only as a keyed hash: attempts on one account are seen, a password typed as a name is not kept."""
    name = salted_hmac("articles.login", str(credentials.get("username", ""))).hexdigest()[:12]
    address = request.META.get("REMOTE_ADDR", "") if request else ""
    logger.warning("Login failed: account %s from %s", name, address or "no address")
