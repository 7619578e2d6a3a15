"""Which scans the records refer to: made in the transaction of the act, after the files are safely on the disk."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.scans.cleaning import cleaned
from deskapp.scans.kinds import ScanError
from deskapp.scans.records import Scan
from deskapp.scans.vault import Vault, vault_of
from deskapp.staff.records import Draft
from deskapp.store.columns import canonical
from deskapp.store.work import Store

LEFT_LYING = timedelta(days=2)
"""So long a picture may lie in the vault with no record and no draft that names it."""
DIGEST = re.compile(r"[0-9a-f]{64}")


def take_in(store: Store, data: bytes) -> list[str]:
    """Clean a file and put it in the vault, before any record names it; returns its digests. Raises ScanError."""
    vault = vault_of(store)
    return [vault.put(one) for one in cleaned(data)]


def refer(session: Session, digests: Sequence[str]) -> list[Scan]:
    """The records of scans in the vault, in this order; made where they are new.

    Raises ScanError E-SCAN-01 or 02 where a picture is not there as it was: the act is then not done.
    """
    if not digests:
        return []
    known = {one.digest: one for one in session.scalars(select(Scan).where(Scan.digest.in_(digests)))}
    vault = vault_of(session.info["store"])
    for digest in digests:
        content = vault.get(digest)
        if digest not in known:
            known[digest] = Scan(digest=digest, kind=content.kind, size=len(content.data), pages=content.pages)
            session.add(known[digest])
    session.flush()
    return [known[digest] for digest in digests]


def referred(session: Session) -> frozenset[str]:
    """Every digest that a record or an open draft names."""
    named = set(session.scalars(select(Scan.digest)))
    for said in session.scalars(select(Draft.said).where(~Draft.ended)):
        named.update(DIGEST.findall(canonical(said)))
    return frozenset(named)


def sweep(store: Store, at: datetime) -> int:
    """Delete pictures that were taken in and never filed; never one that is referred to."""
    with store.reading() as session:
        kept = referred(session)
    return vault_of(store).sweep(kept, at - LEFT_LYING)


def damaged(session: Session, vault: Vault) -> list[tuple[str, str]]:
    """Digest and trouble of every scan whose file is missing or changed."""
    found = []
    for digest in session.scalars(select(Scan.digest).order_by(Scan.id)):
        try:
            vault.get(digest)
        except ScanError as error:
            found.append((digest, error.text))
    return found
