"""What a reader does with a copy that is open in a browser: answers are saved as a file."""

from pathlib import Path

from playwright.sync_api import Page


def save_reply(copy: Page, file: Path) -> Path:
    """Press *Save my reply* and keep what comes in *file*."""
    with copy.expect_download() as reply:
        copy.get_by_role("button", name="Save my reply").click()
    reply.value.save_as(file)
    return file
