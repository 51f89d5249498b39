"""Join codes, tokens and their hashes: what lets somebody in, and how a code is read as people type it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from random import Random
from typing import Final

ALPHABET: Final = "ACDEFGHJKMNPQRTUVWXY3479"
"""Letters and digits that are not taken for one another, written or read out: no 0/O, 1/I/L, 2/Z, 5/S, 6/G/8/B."""

LENGTH: Final = 6


def new_code(chance: Random) -> str:
    """A join code: one of 24⁶, about 190 million."""
    return "".join(chance.choice(ALPHABET) for _ in range(LENGTH))


def new_board_key(chance: Random) -> str:
    """A key for the projector's view, of 73 bits, in groups that can be read off one screen and typed at another."""
    return "-".join("".join(chance.choice(ALPHABET) for _ in range(4)) for _ in range(4))


def as_typed(typed: str) -> str:
    """A code as it was meant: in any case and width, with spaces, hyphens or brackets for the eye."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(c for c in plain if c.isascii() and c.isalnum())


def same_code(code: str, typed: str) -> bool:
    """Whether that is the code, in a time that does not tell how much of it is right."""
    return hmac.compare_digest(code.encode(), as_typed(typed).encode())


LEAST_TOKEN: Final = 40
"""Characters that a token must have which a client made itself; ``new_token`` gives 43."""


HOST_TOKEN_VARIABLE: Final = "DEBATE_HOST_TOKEN"  # noqa: S105  its name, not a token
"""The environment variable with a room's host token: a dashboard that attaches has it from there, and a server that is
started again goes on with it, so that no other dashboard or page of the teacher's is sent away."""


def new_token() -> str:
    """A token of 256 bits that opens a seat or the dashboard."""
    return secrets.token_urlsafe(32)


def of_room(token: str, code: str) -> str:
    """A seat's token with the code of its room before it, by which a school's server knows where it belongs."""
    return token if token.startswith(f"{code}.") else f"{code}.{token}"


def code_of(token: str) -> str:
    """The join code of the room that a token or a board key belongs to, as far as it says."""
    code, dot, _ = token.partition(".")
    return code.upper() if dot else as_typed(token)[:LENGTH]


def token_hash(token: str) -> str:
    """The SHA-256 (hex) of a token: what the room keeps of it."""
    return hashlib.sha256(token.encode()).hexdigest()


def opens(token: str, kept_hash: str) -> bool:
    """Whether the token is the one whose hash was kept."""
    return hmac.compare_digest(token_hash(token), kept_hash)
