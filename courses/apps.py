"""Courses, their text and progress as a Django app."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = "Courses"

    def ready(self) -> None:
        """Register what courses give to the apps below and to their own pages."""
        _import_what_registers()
        from courses.embeds import register_embed  # noqa: PLC0415
        from courses.models import PackUpload, RosterUpload  # noqa: PLC0415
        from courses.pictures.finding import find  # noqa: PLC0415
        from courses.rendering.pictures import look_pictures_up_with  # noqa: PLC0415
        from courses.score_strip import ScoreEmbed  # noqa: PLC0415
        from courses.search.indexing import search  # noqa: PLC0415
        from courses.search.sections import SearchedSections  # noqa: PLC0415
        from jobs.uploads import register_uploads  # noqa: PLC0415

        for kind in (PackUpload, RosterUpload):
            register_uploads(kind)
        look_pictures_up_with(find)
        register_embed(ScoreEmbed())
        search(SearchedSections())


def _import_what_registers() -> None:
    """Modules that register on import, and are not otherwise asked for anything."""
    from courses import (  # noqa: F401, PLC0415
        authors,
        ghost,
        merging,
        metrics,
        rerendering,
        smoke_tests,
        toggled_texts,
    )
    from courses.advice import sections  # noqa: F401, PLC0415
    from courses.as_of import panel  # noqa: F401, PLC0415
    from courses.cohorts import (  # noqa: F401, PLC0415
        joining,
        roster_taking,
    )
    from courses.own_data import (  # noqa: F401, PLC0415
        account,
        authoring,
        exposures,
        forgetting,
        learning,
    )
    from courses.pictures import smoke_tests as pictures_tests  # noqa: F401, PLC0415
