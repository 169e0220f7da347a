"""How the site sends mail, from the environment."""

from typing import Any

from config.environment import switch, text, whole_number

TLS_PORT = 465
"""TLS from the first byte; the other ports start plain and upgrade."""
SECONDS = 10


def mailer() -> tuple[bool, dict[str, Any]]:
    """Whether mail is on, and Django's settings for it; off without EMAIL_HOST."""
    host = text("EMAIL_HOST", accepts=r"[A-Za-z0-9.:_-]+", wanted="the name of a mail server")
    # Read without a server too: a garbage value is told before it matters.
    port = whole_number("EMAIL_PORT", default=587, least=1, most=65535)
    tls = switch("EMAIL_USE_TLS", default=True)
    options = {
        "host": host,
        "port": port,
        "username": text("EMAIL_HOST_USER"),
        "password": text("EMAIL_HOST_PASSWORD", told=False),
        "use_tls": tls and port != TLS_PORT,
        "use_ssl": tls and port == TLS_PORT,
        "timeout": SECONDS,
    }
    if not host:
        return False, {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    return True, {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}
