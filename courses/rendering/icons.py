"""The icons an author may name, and the symbols of the sprite that draw them."""

from django.utils.html import format_html

ICONS = {
    "alt_route": "i-alt_route",
    "check": "i-check",
    "cloud_off": "i-cloud_off",
    "device_hub": "i-device_hub",
    "dns": "i-dns",
    "help": "i-help",
    "lock": "i-lock-f",
    "schedule": "i-schedule",
    "settings_backup_restore": "i-settings_backup_restore",
    "speed": "i-speed",
    "toggle_on": "i-toggle_on-f",
}


def icon_svg(name: str, classes: str) -> str:
    """The markup of a decorative icon; an unknown or missing name gives none."""
    if name not in ICONS:
        return ""
    return format_html(
        '<svg class="i {}" aria-hidden="true"><use href="#{}"/></svg>', classes, ICONS[name]
    )
