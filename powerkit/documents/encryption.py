"""A page locked with a passphrase: AES-256-GCM under a key from PBKDF2, opened by the browser with no other program."""

import base64
import unicodedata
from dataclasses import dataclass, field

ROUNDS = 600_000
"""Rounds of PBKDF2-HMAC-SHA256: what OWASP asks for (Password Storage Cheat Sheet, 2023)."""

SALT = 16
NONCE = 12
"""Bytes of chance that a `Lock` needs. Both must be new for every file."""


@dataclass(frozen=True)
class Lock:
    """A passphrase, and the chance (``secrets.token_bytes``) that makes its key and this file unlike any other."""

    passphrase: str = field(repr=False)
    salt: bytes
    nonce: bytes
    rounds: int = ROUNDS

    def __post_init__(self) -> None:
        if len(self.salt) < SALT or len(self.nonce) != NONCE or self.rounds < ROUNDS or not self.passphrase.strip():
            raise ValueError("a lock needs a passphrase, 16 bytes of salt, a nonce of 12 and 600,000 rounds")


def sealed(text: str, lock: Lock) -> str:
    """The text under the lock, as base64. However it is typed, a passphrase counts as NFKC with no blanks around."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    words = unicodedata.normalize("NFKC", lock.passphrase).strip().encode()
    key = PBKDF2HMAC(SHA256(), 32, lock.salt, lock.rounds).derive(words)
    return base64.b64encode(AESGCM(key).encrypt(lock.nonce, text.encode(), None)).decode()
