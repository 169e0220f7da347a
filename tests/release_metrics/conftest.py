"""What several tests of metrics start from."""

from tests.release_metrics.made_up import made_up
from tests.release_metrics.tallied import counting

__all__ = ["counting", "made_up"]
