"""Proof that a mission can be won: the shortest careful run, played and judged."""

from __future__ import annotations

from functools import partial

from .mission import won
from .model import answered_within
from .moves import Step
from .parameters import MOST_SERVERS_OFFERED, SHARES, TOP_SHARE, Parameters
from .replay import replay


def fewest_servers(tier: Parameters) -> int | None:
    """The least number on offer that carries the top share in time, or None.

    More servers are never slower, so the first that does is the answer.
    """
    calls = tier.calls_at(TOP_SHARE)
    quick = (
        servers
        for servers in tier.servers_offered[:MOST_SERVERS_OFFERED]
        if answered_within(calls, servers, tier.rate, tier.answer_ms) <= tier.goal_ms
    )
    return next(quick, None)


def winning_steps(tier: Parameters) -> tuple[Step, ...] | None:
    """Try 1% with everything watched, run into the limit if there is one, prove, show."""
    servers = fewest_servers(tier)
    if servers is None or len(tier.servers_offered) > MOST_SERVERS_OFFERED:
        return None
    too_much = next((share for share in SHARES if tier.calls_at(share) > tier.limit), None)
    careful = partial(Step, servers=servers, apart=True, shadow=True, alert=True)
    search = [SHARES[0]] if too_much is None else [SHARES[0], too_much]
    steps = (
        *(careful(share) for share in search),
        *(careful(share, raised=too_much is not None) for share in (TOP_SHARE, None)),
    )
    return steps if won(replay(steps, tier), tier) else None
