"""The physics of a chat tier: servers that share one queue, behind a hidden connection limit.

An M/M/c queue (Erlang 1917): calls arrive by chance at a mean rate, c equal servers finish them,
and whoever finds all of them busy waits in one line. What the connection limit turns away never
reaches a server: it makes no server busy and is in no latency statistic.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from .parameters import LEAK_ONE_IN, STEP_SECONDS, Parameters

TIMED_OUT_MS = 5000.0
"""What a call waits before it gives up, in milliseconds."""

SATURATED = 0.999
"""At this utilisation the queue grows without end."""


@dataclass(frozen=True, slots=True)
class Load:
    """What arrives at the tier for one step, and how it is set up to take it."""

    calls: float
    """Calls per second."""
    servers: int
    waits: bool
    """Whether the page waits for the answer."""
    leaky: bool
    """Whether ghost writes go where real ones go."""
    raised: bool
    """Whether the connection limit has been raised out of the way."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a step came to."""

    offered: float
    """Calls per second that arrived."""
    served: float
    """Calls per second that were answered."""
    busy: float
    """Utilisation: the share of the servers' time that is taken, 0 to 1."""
    p95_ms: float
    """Milliseconds within which 95 of 100 calls that got in were answered."""
    errors: float
    """The share of calls that failed, 0 to 1."""
    host_ms: float
    """Milliseconds added to the page that makes the calls."""
    leaked: int
    """Ghost writes that reached real people during the step."""
    failed: int
    """Calls that failed during the step."""
    at_limit: bool
    """Whether the connection limit, and not the servers, turned calls away."""


def waiting_chance(servers: int, erlangs: float) -> float:
    """The chance that a call finds all servers busy: Erlang C, from Erlang B by recursion.

    `erlangs` is the offered load, arrival rate by service time. 1.0 where it reaches `servers`.
    """
    if erlangs >= servers:
        return 1.0
    blocked = 1.0
    for server in range(1, servers + 1):
        blocked = erlangs * blocked / (server + erlangs * blocked)
    return blocked / (1 - erlangs / servers * (1 - blocked))


def answered_within(calls: float, servers: int, rate: int, answer_ms: int) -> float:
    """Milliseconds within which 95 of 100 calls are answered.

    In an M/M/c queue the wait W has P(W > t) = C e^-(cμ-λ)t (Kleinrock 1975, chapter 3). Solved
    for 5%, plus `answer_ms` for the answer itself.
    """
    capacity = servers * rate
    if calls >= capacity * SATURATED:
        return TIMED_OUT_MS
    chance = waiting_chance(servers, calls / rate)
    wait_s = log(chance / 0.05) / (capacity - calls) if chance > 0.05 else 0.0
    return min(TIMED_OUT_MS, round(wait_s * 1000 + answer_ms, 1))


def measure(load: Load, tier: Parameters) -> Reading:
    """One step of a quarter of an hour at a steady load."""
    capacity = load.servers * tier.rate
    admitted = load.calls if load.raised else min(load.calls, tier.limit)
    served = min(admitted, capacity)
    p95_ms = answered_within(admitted, load.servers, tier.rate, tier.answer_ms)
    return Reading(
        offered=load.calls,
        served=served,
        busy=served / capacity,
        p95_ms=p95_ms,
        errors=1 - served / load.calls,
        host_ms=p95_ms if load.waits else 0.0,
        leaked=int(served * STEP_SECONDS) // LEAK_ONE_IN if load.leaky else 0,
        failed=round((load.calls - served) * STEP_SECONDS),
        at_limit=admitted < load.calls and admitted <= capacity,
    )
