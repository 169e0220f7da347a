"""Where uploaded files are kept and who hands them out, from the environment."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from config.environment import Refused, text, whole_number

SIGNED_URL = "signed-url"
_ON_DISK = {"BACKEND": "django.core.files.storage.FileSystemStorage"}


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket of Amazon S3, or of a service that speaks as S3 does."""

    name: str
    address: str
    region: str
    key: str
    secret: str
    link_seconds: int

    def storage(self) -> dict[str, Any]:
        """Django's settings for the files in it."""
        options: dict[str, Any] = {
            "bucket_name": self.name,
            "region_name": self.region,
            "querystring_expire": self.link_seconds,
            # A service of one's own seldom answers to a host name for each bucket.
            "addressing_style": "path" if self.address else "auto",
        }
        if self.address:
            options["endpoint_url"] = self.address
        if self.key:
            options |= {"access_key": self.key, "secret_key": self.secret}
        return {"BACKEND": "casestudies.bucket.BucketStorage", "OPTIONS": options}


def bucket() -> Bucket | None:
    """The bucket that MEDIA_BUCKET names, or None where files are kept in DATA_DIR.

    Raises Refused for half a pair of keys, and where the packages for buckets are not installed.
    """
    # Read without a bucket too: a garbage value is told before it matters.
    found = _bucket_described()
    if bool(found.key) != bool(found.secret):
        raise Refused("MEDIA_BUCKET_KEY and MEDIA_BUCKET_SECRET must be set together, or neither.")
    if not found.name:
        return None
    if find_spec("storages") is None:
        raise Refused(
            "MEDIA_BUCKET needs packages that are not installed; start with make run, or install "
            "what requirements-s3.txt names."
        )
    return found


def _bucket_described() -> Bucket:
    name = text(
        "MEDIA_BUCKET", accepts=r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", wanted="the name of a bucket"
    )
    address = text(
        "MEDIA_BUCKET_URL",
        accepts=r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?",
        wanted="an address such as https://s3.example.org, without a path",
    )
    region = text(
        "MEDIA_BUCKET_REGION",
        default="us-east-1",
        accepts=r"[a-z0-9-]+",
        wanted="a region such as eu-central-1",
    )
    key = text("MEDIA_BUCKET_KEY", accepts=r"\S+", wanted="a key without spaces", told=False)
    secret = text(
        "MEDIA_BUCKET_SECRET", accepts=r"\S+", wanted="a secret without spaces", told=False
    )
    seconds = whole_number("MEDIA_LINK_SECONDS", default=60, least=10, most=3600)
    return Bucket(name, address, region, key, secret, seconds)


def storage(kept_in: Bucket | None) -> dict[str, Any]:
    """Django's settings for uploaded files."""
    return _ON_DISK if kept_in is None else kept_in.storage()


def offload(kept_in: Bucket | None) -> str:
    """Who hands files out instead of this site: a path of the web server in front, SIGNED_URL for
    the bucket itself, or "" for nobody, from MEDIA_OFFLOAD.

    Raises Refused where that one does not have the files.
    """
    given = text(
        "MEDIA_OFFLOAD",
        accepts=rf"{SIGNED_URL}|/[\w./-]*/",
        wanted=f"{SIGNED_URL} or a path such as /protected/",
    )
    if given == SIGNED_URL and kept_in is None:
        raise Refused(f"MEDIA_OFFLOAD is {SIGNED_URL}, so MEDIA_BUCKET must name a bucket.")
    if given.startswith("/") and kept_in is not None:
        raise Refused(
            f"MEDIA_OFFLOAD must be {SIGNED_URL} or unset, since MEDIA_BUCKET keeps the files."
        )
    return given
