"""The workbench stays light: what its scripts weigh, unpacked."""

from pathlib import Path

from django.conf import settings

SCRIPTS = Path(settings.BASE_DIR) / "static" / "js"
MOST = 15 * 1024


def test_the_scripts_of_the_workbench_weigh_at_most_15_kb() -> None:
    sizes = {path.name: path.stat().st_size for path in SCRIPTS.glob("workbench*.js")}
    sizes["draft.js"] = (SCRIPTS / "draft.js").stat().st_size

    assert len(sizes) == 3
    assert sum(sizes.values()) <= MOST, sizes
