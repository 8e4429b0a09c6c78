"""A browser that finds no other computer, for the copies that are opened from disk."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.one_browser import PATIENCE, one_browser

Opens = Callable[..., Page]


@pytest.fixture
def opens(tmp_path: Path) -> Iterator[Opens]:
    """Open a copy from disk as a reader does: ``opens(content, width=400, java_script_enabled=False)``.

    At the end, no page may have asked for anything but its own file, or thrown an error.
    """
    contexts = []
    asked: list[str] = []
    errors: list[str] = []

    def open_copy(content: bytes, width: int = 1280, name: str = "copy.html", **how: Any) -> Page:
        file = tmp_path / name
        file.write_bytes(content)
        context = one_browser().new_context(viewport={"width": width, "height": 900}, locale="en-GB", **how)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(file.as_uri())
        return page

    yield open_copy
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert errors == []
