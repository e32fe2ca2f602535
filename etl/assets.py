"""Where the SQL files and ``metadata.yml`` lie: inside the wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

__all__ = ["asset_path"]


def asset_path(*parts: str) -> Path:
    """Return the path of a file or folder that travels with the package, such as ``("sql", "views")``.

    Raises FileNotFoundError if there is none.
    """
    package = Path(__file__).resolve().parent
    for root in (package / "_assets", package.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"{'/'.join(parts)} is neither in the installed package nor in a checkout")
