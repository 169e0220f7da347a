"""AWS Signature Version 4, worked out anew from its description, to check what others signed.

https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, quote, urlsplit

UNSIGNED = "UNSIGNED-PAYLOAD"
_AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<credential>[^,]+), ?SignedHeaders=(?P<headers>[^,]+), ?"
    r"Signature=(?P<signature>[0-9a-f]{64})"
)


@dataclass(frozen=True)
class Asked:
    """A request as it came over the wire; names of headers in small letters."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def query(self) -> dict[str, str]:
        """The parameters of the address."""
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))


def fault(asked: Asked, *, key: str, secret: str, now: datetime) -> str | None:
    """The code S3 would refuse with, or None where the signature holds."""
    query = asked.query
    by_address = "X-Amz-Signature" in query
    signed = query if by_address else asked.headers
    found = re.fullmatch(_AUTHORIZATION, asked.headers.get("authorization", ""))
    if not by_address and found is None:
        return "AccessDenied"
    credential = query["X-Amz-Credential"] if by_address else found["credential"]
    names = query["X-Amz-SignedHeaders"] if by_address else found["headers"]
    signature = query["X-Amz-Signature"] if by_address else found["signature"]
    date = signed["X-Amz-Date" if by_address else "x-amz-date"]
    seconds = int(query.get("X-Amz-Expires", "900"))
    began = datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    if not began - timedelta(minutes=15) <= now <= began + timedelta(seconds=seconds):
        return "AccessDenied"
    payload = UNSIGNED if by_address else asked.headers["x-amz-content-sha256"]
    if payload not in (UNSIGNED, hashlib.sha256(asked.body).hexdigest()):
        return "XAmzContentSHA256Mismatch"
    who, _, scope = credential.partition("/")
    digest = hashlib.sha256(_canonical(asked, names.split(";"), payload).encode()).hexdigest()
    told = "\n".join(["AWS4-HMAC-SHA256", date, scope, digest])
    right = hmac.new(_signing_key(secret, scope), told.encode(), "sha256").hexdigest()
    return None if who == key and hmac.compare_digest(right, signature) else "SignatureDoesNotMatch"


def _canonical(asked: Asked, names: list[str], payload: str) -> str:
    """The request in the one form that both sides can build."""
    parts = urlsplit(asked.target)
    pairs = [
        (quote(name, safe="-_.~"), quote(value, safe="-_.~"))
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name != "X-Amz-Signature"
    ]
    query = "&".join(f"{name}={value}" for name, value in sorted(pairs))
    headers = "".join(f"{name}:{' '.join(asked.headers[name].split())}\n" for name in names)
    return "\n".join([asked.method, parts.path, query, headers, ";".join(names), payload])


def _signing_key(secret: str, scope: str) -> bytes:
    """The key of one day, region and service."""
    made = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        made = hmac.new(made, part.encode(), "sha256").digest()
    return made
