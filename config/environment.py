"""What the process environment says, read once, with a clear refusal of anything unusable."""

import secrets
from pathlib import Path

from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()


def data_dir() -> Path:
    """The folder for everything this installation makes: database, secrets, uploads, logs."""
    return Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()


def secret_key(folder: Path) -> str:
    """The key from SECRET_KEY, else one made on first use and kept in `folder` for this machine."""
    given = env.str("SECRET_KEY", default="")
    if given:
        return given
    kept = folder / "secret-key"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return kept.read_text(encoding="ascii").strip()
