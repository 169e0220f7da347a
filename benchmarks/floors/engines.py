"""Two ways to draw the site's templates, both without context processors."""

from config.environment import BASE_DIR

_BARE = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [BASE_DIR / "templates"],
    "APP_DIRS": True,
}
TEMPLATES = [
    {**_BARE, "NAME": "kept-pieces"},
    {
        **_BARE,
        "NAME": "drawn-anew",
        "OPTIONS": {"libraries": {"pieces": "benchmarks.floors.drawn_anew"}},
    },
]
