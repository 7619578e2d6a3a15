"""Whether every scan that a record names lies in the vault as it was."""

from collections.abc import Iterator

from deskapp.ledger.checks.finding import Finding
from deskapp.scans.keeping import damaged
from deskapp.scans.vault import vault_of
from deskapp.store.work import Store

RULE = "S1"


def findings(store: Store) -> Iterator[Finding]:
    """Every scan whose file is missing or was changed, with the papers it belongs to told by their number."""
    with store.reading() as session:
        for digest, trouble in damaged(session, vault_of(store)):
            yield Finding(RULE, f"资料图片 {digest[:12]}：{trouble.partition('。')[0]}")
