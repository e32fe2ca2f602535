"""The exceptions of gongwen: one root, narrow children.

A message names the thing that is wrong and says what to do about it. Faults of
a single document are no exceptions but rejections (``etl.records.Rejection``).
"""

from __future__ import annotations

__all__ = ["BuildError", "GongwenError", "UsageError"]


class GongwenError(Exception):
    """Everything that gongwen raises on purpose."""


class UsageError(GongwenError):
    """The command or call cannot be carried out as given; the command line exits with 2."""


class BuildError(GongwenError):
    """A build began and could not be finished; the warehouse before it stands unchanged."""
