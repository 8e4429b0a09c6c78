"""The keys of locked log books: made from a passphrase, and held in memory only while the workbook is unlocked.

A locked file is a SQLCipher 4 file with that program's own settings: its first 16 bytes are the salt, and the key is
PBKDF2-HMAC-SHA512 of the passphrase, 256,000 rounds. So each file, a backup too, opens anywhere with the passphrase
alone; there is no second file to lose. All files of a workbook share a salt, so that one key opens them all.
"""

import hashlib
import os
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from powerkit.there import TO_READ

MAGIC = b"SQLite format 3\0"
SALT, KEY, PAGE = 16, 32, 4096
LOCK = "lock."
"""How the names of the settings begin that a log book keeps for its lock; they never leave its file."""
SECRET = f"{LOCK}secret"
_ROUNDS = 256_000
_MOST_UNEVEN = 450  # chi-squared of 4,096 random bytes is 255, give or take 23


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a locked file. Its secret part is never printed."""

    secret: bytes = field(repr=False)
    salt: bytes

    @classmethod
    def of(cls, passphrase: str, salt: bytes) -> "Key":
        """The key that *passphrase* gives for a file with this *salt*. Takes a fifth of a second, on purpose."""
        words = unicodedata.normalize("NFC", passphrase.strip()).encode()
        return cls(hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, KEY), salt)

    @classmethod
    def new(cls, passphrase: str) -> "Key":
        """A key for files that are to be locked now, from the passphrase as every keyboard types it."""
        return cls.of(plain(passphrase), secrets.token_bytes(SALT))

    @classmethod
    def read(cls, packed: bytes) -> "Key":
        """A key as `packed` gave it.

        Raises:
            ValueError: it is not one.
        """
        if len(packed) != KEY + SALT:
            raise ValueError("not a key")
        return cls(packed[:KEY], packed[KEY:])

    @property
    def packed(self) -> bytes:
        """The key as bytes, to hand to a kernel of ours."""
        return self.secret + self.salt

    @property
    def spec(self) -> str:
        """The key as SQLCipher takes it: hexadecimal digits and nothing else."""
        return f"x'{self.packed.hex()}'"


def plain(passphrase: str) -> str:
    """A passphrase without what keyboards differ in: a Mac's other blank, wide letters, an accent typed by itself."""
    return unicodedata.normalize("NFKC", passphrase).strip()


_held: dict[bytes, Key] = {}


def hold(key: Key) -> None:
    """Keep *key* for this process, until `let_go`."""
    _held[key.salt] = key


def held(salt: bytes) -> Key | None:
    """The key held for files with this *salt*."""
    return _held.get(salt)


def let_go(key: Key | None = None) -> None:
    """Forget *key*, or all keys. Log books that are open stay open until they are closed."""
    if key is None:
        _held.clear()
    else:
        _held.pop(key.salt, None)


def is_plain(path: Path) -> bool:
    """Whether the file at *path* begins as SQLite's plain files do."""
    try:
        file = os.open(path, TO_READ)
        try:
            return os.read(file, SALT) == MAGIC
        finally:
            os.close(file)
    except OSError:
        return False


def salt_of(path: Path) -> bytes | None:
    """The salt of the file at *path* if it is locked; None for a plain, damaged, empty or missing one.

    The file itself says whether it is locked. A locked page is noise from its first byte on; a plain log book begins
    with SQLite's own line, and damage that is no noise at all is told apart by how uneven its bytes are.
    """
    try:
        file = os.open(path, TO_READ)  # asked at every opening: the quicker way
        try:
            page = os.read(file, SALT)
            if page == MAGIC or len(page) < SALT:
                return None
            page += os.read(file, PAGE - SALT)
        finally:
            os.close(file)
    except OSError:
        return None
    if len(page) < PAGE:
        return None
    expected = PAGE / 256
    uneven = sum((page.count(byte) - expected) ** 2 for byte in range(256)) / expected
    return page[:SALT] if uneven < _MOST_UNEVEN else None
