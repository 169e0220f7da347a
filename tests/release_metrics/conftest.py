"""What several tests of metrics start from."""

from tests.release_metrics.made_up import made_up

__all__ = ["made_up"]
