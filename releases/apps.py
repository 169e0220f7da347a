"""Revisions, releases and rings as a Django app."""

from django.apps import AppConfig
from django.core.signals import request_finished


class ReleasesConfig(AppConfig):
    name = "releases"

    def ready(self) -> None:
        """Drafts take along what was kept of them; a worker moves what is due; toggles answer."""
        from jobs.tidying import register_tidier  # noqa: PLC0415  (models are there only now)
        from releases.console import sign_in  # noqa: F401, PLC0415  (it registers on import)
        from releases.drafting import forgetting  # noqa: PLC0415
        from releases.ghost import keeping  # noqa: PLC0415
        from releases.immune_system.patrolling import patrol_if_due  # noqa: PLC0415
        from releases.metrics import tallying  # noqa: PLC0415
        from releases.metrics.tally_rows import forget_old_tallies  # noqa: PLC0415
        from releases.scheduling import move_due  # noqa: PLC0415
        from releases.toggles import evaluating, exposures  # noqa: PLC0415

        _show_panels()
        forgetting.connect()
        keeping.connect()
        tallying.connect()
        register_tidier(lambda at: move_due(at=at))
        register_tidier(lambda at: patrol_if_due(at=at))
        register_tidier(lambda at: forget_old_tallies(at=at))
        evaluating.provide()
        request_finished.connect(exposures.flush_if_due)


def _show_panels() -> None:
    """Each part of a release's page in the console."""
    from releases.console import criteria_views, own_panels  # noqa: PLC0415
    from releases.experiments import panel as experiments_panel  # noqa: PLC0415
    from releases.ghost import panel as ghost_panel  # noqa: PLC0415
    from releases.immune_system import panels as immune_panels  # noqa: PLC0415

    own_panels.connect()
    criteria_views.connect()
    immune_panels.connect()
    ghost_panel.connect()
    experiments_panel.connect()
