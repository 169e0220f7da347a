"""Knowledge checks, responses and results as a Django app."""

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "quizzes"
    verbose_name = "Knowledge checks"

    def ready(self) -> None:
        """Let checks stand in sections and their copies, and their questions in course packs."""
        _import_what_registers()
        from courses.duplicating import register_copier  # noqa: PLC0415
        from courses.embeds import register_embed  # noqa: PLC0415
        from courses.packs.parts import register_pack_part  # noqa: PLC0415
        from courses.search.indexing import search  # noqa: PLC0415
        from jobs.uploads import register_uploads  # noqa: PLC0415
        from quizzes.checks import CheckEmbed  # noqa: PLC0415
        from quizzes.duplicating import COPIER  # noqa: PLC0415
        from quizzes.models import QuestionUpload  # noqa: PLC0415
        from quizzes.packs.part import QuestionsPart  # noqa: PLC0415
        from quizzes.searching import SearchedQuestions  # noqa: PLC0415

        register_uploads(QuestionUpload)
        register_embed(CheckEmbed())
        register_copier(COPIER)
        register_pack_part(QuestionsPart())
        search(SearchedQuestions())
        self._count_along()

    def _count_along(self) -> None:
        """Have figures of questions noted as old where answers count otherwise than before."""
        from quizzes.standings import register_listener  # noqa: PLC0415
        from quizzes.statistics.refreshing import note_questions  # noqa: PLC0415

        register_listener(note_questions)


def _import_what_registers() -> None:
    """Modules that register on import, and are not otherwise asked for anything."""
    from quizzes import (  # noqa: F401, PLC0415
        as_if,
        facts,
        ghost,
        metrics,
        outcomes,
        own_data,
        own_essays,
        own_reports,
        rerendering,
        sign_in,
        smoke_tests,
    )
    from quizzes.advice import questions, sections  # noqa: F401, PLC0415
    from quizzes.essays import news  # noqa: F401, PLC0415
    from quizzes.interchange import known  # noqa: F401, PLC0415
    from quizzes.reporting import notices, released  # noqa: F401, PLC0415
