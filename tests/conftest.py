"""What all tests share: one profile for property tests, and no skipping where the whole proof is asked for."""

from __future__ import annotations

import os
from collections.abc import Generator

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
