"""What all tests share: one profile for property tests, and no skipping where the whole proof is asked for."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("gongwen", deadline=None, derandomize=True, database=None, print_blob=True)
hypothesis.settings.load_profile("gongwen")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With GONGWEN_FULL=1 a test that would skip fails, with the reason it gave."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("GONGWEN_FULL") == "1":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} may not skip with GONGWEN_FULL=1: {reason}"
    return report


ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "samples" / "documents"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse built from the sample documents: a folder with both databases."""
    return _built(tmp_path_factory.mktemp("samples") / "warehouse", [SAMPLES])


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the samples and, where they are at hand, the real documents beside the checkout."""
    real = [path for path in (SHARED / "seeds", SHARED / "gold" / "raw") if path.exists()]
    return _built(tmp_path_factory.mktemp("everything") / "warehouse", [SAMPLES, *real])


def _built(folder: Path, paths: list[Path]) -> Path:
    from etl.build import build
    from etl.sources import ReadOptions

    build([str(path) for path in paths], folder, workers=2, options=ReadOptions())
    return folder
