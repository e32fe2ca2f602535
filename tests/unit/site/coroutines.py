"""How tests run a coroutine where another may be running."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor


def run(course):
    """Return what a coroutine does in a thread of its own: a browser may keep a loop running in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, course).result()
