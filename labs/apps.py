"""Registers the labs' mechanics, and what labs give to the apps below."""

from django.apps import AppConfig


class LabsConfig(AppConfig):
    name = "labs"
    verbose_name = "Labs"

    def ready(self) -> None:
        """Let labs run, and their files stand in course packs."""
        from courses.duplicating import register_copier  # noqa: PLC0415
        from courses.embeds import register_embed  # noqa: PLC0415
        from courses.packs.parts import register_pack_part  # noqa: PLC0415
        from courses.search.indexing import search  # noqa: PLC0415
        from labs import (  # noqa: F401, PLC0415  (they register on import)
            facts,
            own_data,
            rerendering,
            smoke_tests,
        )
        from labs.duplicating import COPIER  # noqa: PLC0415
        from labs.embed import LabEmbed  # noqa: PLC0415
        from labs.ghost_load.mechanics import GHOST_LOAD  # noqa: PLC0415
        from labs.immune_system.mechanics import IMMUNE_SYSTEM  # noqa: PLC0415
        from labs.mechanics import register_mechanics  # noqa: PLC0415
        from labs.packs.part import LabsPart  # noqa: PLC0415
        from labs.searching import SearchedLabs  # noqa: PLC0415
        from labs.switchboard.mechanics import SWITCHBOARD  # noqa: PLC0415
        from labs.toggle_panel.mechanics import TOGGLE_PANEL  # noqa: PLC0415

        register_mechanics(SWITCHBOARD)
        register_mechanics(IMMUNE_SYSTEM)
        register_mechanics(TOGGLE_PANEL)
        register_mechanics(GHOST_LOAD)
        register_embed(LabEmbed())
        register_copier(COPIER)
        register_pack_part(LabsPart())
        search(SearchedLabs())
