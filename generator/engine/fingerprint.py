"""Tells versions of this program apart: what was made by another one is made anew."""

from functools import lru_cache
from pathlib import Path

from generator.engine.cache import digest_of

_CODE = Path(__file__).parent.parent


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Return a digest of this program and the gazetteer's data."""
    files = sorted(path for path in _CODE.rglob("*") if path.suffix in {".py", ".json", ".toml"})
    parts = ((path.relative_to(_CODE).as_posix(), path.read_bytes()) for path in files)
    return digest_of(*(part for pair in parts for part in pair))
