"""Work that needs an event loop of its own, done in a thread of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run_in_own_thread(work: Coroutine[Any, Any, object]) -> None:
    """Run it to its end, and raise what it raises: the browser of an earlier test may hold this thread's own loop."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()
