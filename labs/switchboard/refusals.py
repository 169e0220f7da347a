"""Why a lever does nothing just now, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from labs.switchboard.model import State
from labs.switchboard.names import NEW_COLUMN, OLD_COLUMN, side_name


def reason(code: str, state: State) -> str:
    """The sentence for a word of `model.refusal`. Raises KeyError for any other."""
    words = {"side": side_name(state.idle), "old": OLD_COLUMN, "new": NEW_COLUMN}
    return {
        "deployed_already": _("Refused: %(side)s runs v2 already."),
        "idle_is_empty": _("Refused: the idle side, %(side)s, is empty. Deploy to it first."),
        "own_databases": _(
            "Refused: each side has its own database here, and v2 brings its columns along when it "
            "is deployed."
        ),
        "expand_on_both": _("Refused: the table has both columns already."),
        "expand_on_new": _("Refused: “%(new)s” is there already, and “%(old)s” is gone."),
        "rename_on_both": _(
            "Refused: both columns are there, so there is nothing to rename. Contract drops "
            "“%(old)s”."
        ),
        "rename_on_new": _("Refused: the column is called “%(new)s” already."),
        "contract_on_old": _("Refused: there is no second column yet. Expand adds it."),
        "contract_on_new": _("Refused: “%(old)s” is gone already."),
        "revert_schema_on_old": _("Refused: the table is as it was at the start."),
    }[code] % words
