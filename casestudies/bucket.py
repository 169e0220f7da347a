"""Files in a bucket that speaks as Amazon S3 does; imported only where one is configured."""

from __future__ import annotations

import os
from typing import Any

from botocore.config import Config
from storages.backends.s3 import S3Storage

CONNECT_SECONDS, READ_SECONDS = 5, 30


class BucketStorage(S3Storage):  # type: ignore[misc]  # the package says no types
    """The bucket, with a connection for each thread of each process.

    Worker processes are copies of the one that prepared the site: a connection that two of them
    shared would mix their answers up.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  (settings are of any kind)
        style = options.get("addressing_style", "auto")
        super().__init__(
            client_config=Config(
                # The older way of signing, still some regions' default, knows no regions.
                signature_version="s3v4",
                s3={"addressing_style": style},
                connect_timeout=CONNECT_SECONDS,
                read_timeout=READ_SECONDS,
                retries={"total_max_attempts": 2},
                # Few services besides Amazon's own know the newer checksums.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
            **options,
        )

    @property
    def connection(self) -> Any:  # noqa: ANN401  (made at run time, without a class to name)
        """This thread's own connection, made anew in a copied process."""
        if getattr(self._connections, "process", None) != os.getpid():
            self._connections.connection = None
            self._connections.process = os.getpid()
        return super().connection

    @property
    def bucket(self) -> Any:  # noqa: ANN401
        """The bucket by this thread's connection; kept, it would be another thread's."""
        return self.connection.Bucket(self.bucket_name)
