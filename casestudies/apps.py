"""Registers what case studies give to the apps below."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CaseStudiesConfig(AppConfig):
    name = "casestudies"
    verbose_name = "Case studies"

    def ready(self) -> None:
        """Let case studies stand in sections and their copies, and their files in course packs."""
        from casestudies import (  # noqa: F401, PLC0415  (they register on import)
            building,
            facts,
            metrics,
            own_data,
            smoke_tests,
        )
        from casestudies.embed import CaseStudyEmbed  # noqa: PLC0415
        from casestudies.items import KIND  # noqa: PLC0415
        from casestudies.models import CaseStudyRevision  # noqa: PLC0415
        from casestudies.packs import CaseStudiesPart  # noqa: PLC0415
        from casestudies.searching import SearchedCaseStudies  # noqa: PLC0415
        from courses.duplicating import ItemCopier, register_copier  # noqa: PLC0415
        from courses.embeds import register_embed  # noqa: PLC0415
        from courses.packs.parts import register_pack_part  # noqa: PLC0415
        from courses.search.indexing import search  # noqa: PLC0415

        register_embed(CaseStudyEmbed())
        register_copier(ItemCopier(KIND, _("Case studies"), CaseStudyRevision))
        register_pack_part(CaseStudiesPart())
        search(SearchedCaseStudies())
