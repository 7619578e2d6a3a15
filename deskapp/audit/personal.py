"""Seals over personal data: a change of them is found, while the journal holds no more of them than their ends.

A seal is keyed, and made for one column of one row: nobody can try telephone numbers against it without the key, and
the same number in two rows has two seals (PRIVACY-03).
"""

import hmac
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from deskapp.store.columns import canonical

SEALS = "personal"
"""Where a journal line keeps the seals beside the values; no column has this name."""


def seals(chain_key: bytes, table: str, row_id: int, stored: Mapping[str, Any]) -> dict[str, str]:
    """The seal of each personal column of a row, over its value as it lies in the file: HMAC-SHA-256, halved."""
    key = _key(chain_key)
    return {
        name: hmac.digest(key, canonical([table, name, row_id, value]).encode("utf-8"), "sha256").hex()[:32]
        for name, value in stored.items()
    }


@lru_cache(maxsize=8)
def _key(chain_key: bytes) -> bytes:
    """A key of its own, derived from that of the chain, so that neither seal can stand for the other."""
    return hmac.digest(chain_key, b"deskapp personal\x01", "sha256")
