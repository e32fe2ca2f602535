"""What pipeline tests share: environments that see the installed libraries, but not this checkout."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def make_environment() -> Callable[[Path], Path]:
    return _make_environment


def _make_environment(folder: Path) -> Path:
    """Make a virtual environment in ``folder`` and return its folder of programs.

    The libraries of the running environment are put on its path, as a plain entry: an editable
    installation of this checkout among them is not followed.
    """
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    own = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    Path(own, "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin"
