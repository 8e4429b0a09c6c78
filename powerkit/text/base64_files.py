"""Files as a message carries them between a page and Python: their bytes in base64."""

from base64 import b64encode
from binascii import a2b_base64
from typing import Any

from powerkit.errors import FileError
from powerkit.text.catalogue import t


def packed(content: bytes) -> str:
    """Bytes as a message carries them."""
    return b64encode(content).decode()


def unpacked(data: Any, do: str = "") -> bytes:
    """The bytes that a message carries; *do* says what a person does about those that are none.

    Raises:
        FileError: they did not come whole.
    """
    try:
        return a2b_base64(data if isinstance(data, str) else "", strict_mode=True)
    except ValueError as error:
        raise FileError(t("The file did not arrive whole."), do or t("Choose it again.")) from error


def size_of(data: Any) -> int:
    """At least how many bytes a message carries, before they are unpacked."""
    return len(data) * 3 // 4 - 2 if isinstance(data, str) else 0
