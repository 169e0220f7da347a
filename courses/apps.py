"""Courses, their text and progress as a Django app."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = "Courses"

    def ready(self) -> None:
        """Register what courses give to the apps below and to their own pages."""
        from courses import (  # noqa: F401, PLC0415  (they register on import)
            authors,
            merging,
            metrics,
            rerendering,
            smoke_tests,
        )
        from courses.advice import sections  # noqa: F401, PLC0415  (it registers on import)
        from courses.cohorts import (  # noqa: F401, PLC0415  (likewise)
            joining,
            roster_taking,
        )
        from courses.embeds import register_embed  # noqa: PLC0415
        from courses.own_data import (  # noqa: F401, PLC0415  (likewise)
            account,
            authoring,
            exposures,
            forgetting,
            learning,
        )
        from courses.pictures import smoke_tests as pictures_tests  # noqa: F401, PLC0415  (likewise)
        from courses.pictures.finding import find  # noqa: PLC0415
        from courses.rendering.pictures import look_pictures_up_with  # noqa: PLC0415
        from courses.score_strip import ScoreEmbed  # noqa: PLC0415
        from courses.search.indexing import search  # noqa: PLC0415
        from courses.search.sections import SearchedSections  # noqa: PLC0415

        look_pictures_up_with(find)
        register_embed(ScoreEmbed())
        search(SearchedSections())
