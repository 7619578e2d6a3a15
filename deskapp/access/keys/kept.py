"""The site keys as they are kept: their rows, what anybody may know of them, and those a passphrase opens."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from deskapp.access.key_records import SealedSiteKey
from deskapp.access.keys.errors import WrongPassphraseError
from deskapp.access.keys.paper import KeyName
from deskapp.access.keys.sealing import Wrap, seal, unseal, wrap_of
from deskapp.access.kinds import KeyState, KeyTechnology
from deskapp.cards.keys import Secret
from deskapp.store.keys import card_folder_key, database_key
from deskapp.store.place import Place


@dataclass(frozen=True)
class KeyLine:
    """What anybody may know of a key."""

    name: KeyName
    state: KeyState
    check_value: str
    made_at: datetime


def lines(session: Session, *, practice: bool = False) -> list[KeyLine]:
    """The keys on record, DESFire first, the newest version first."""
    order = list(KeyTechnology)
    found = [KeyLine(name_of(row), row.state, row.kcv, row.created_at) for row in rows(session, practice)]
    return sorted(found, key=lambda one: (order.index(one.name.technology), -one.name.version))


def folder_key(place: Place) -> Secret:
    """The half of the seal that comes from this data folder's key. Raises StoreError when that is not to be found."""
    return Secret(card_folder_key(database_key(place)))


def opened(session: Session, place: Place, passphrase: str, *, practice: bool) -> dict[KeyName, Secret]:
    """The keys this passphrase opens; one that was restored under another passphrase stays shut."""
    wraps: dict[str, Wrap] = {}
    keys: dict[KeyName, Secret] = {}
    half, wrong = folder_key(place), None
    for row in rows(session, practice):
        salt = str(row.envelope.get("salt"))
        wraps[salt] = wraps.get(salt) or wrap_of(row.envelope, passphrase, half)
        try:
            keys[name_of(row)] = unseal(row.envelope, wraps[salt], name_of(row).label)
        except WrongPassphraseError as error:
            wrong = error
    if wrong and not keys:
        raise wrong
    return keys


def add(session: Session, name: KeyName, key: Secret, wrap: Wrap, state: KeyState = KeyState.CURRENT) -> None:
    """Keep a key, sealed; its paper was typed back, but for those of practice mode, which have none."""
    at: datetime = session.info["at"]
    session.add(
        SealedSiteKey(
            technology=name.technology,
            version=name.version,
            practice=name.practice,
            state=state,
            kcv=key.check_value,
            envelope=seal(key, wrap, name.label),
            backed_up_at=None if name.practice else at,
        )
    )
    session.flush()


def rows(session: Session, practice: bool) -> list[SealedSiteKey]:
    """The keys of the centre or of practice mode, in the order they were made."""
    asked = select(SealedSiteKey).where(SealedSiteKey.practice.is_(practice))
    return list(session.scalars(asked.order_by(SealedSiteKey.id)))


def of_name(name: KeyName) -> Select[SealedSiteKey]:
    """The question for the row of a key."""
    return select(SealedSiteKey).where(
        SealedSiteKey.technology == name.technology,
        SealedSiteKey.version == name.version,
        SealedSiteKey.practice.is_(name.practice),
    )


def name_of(row: SealedSiteKey) -> KeyName:
    """Which key a row keeps."""
    return KeyName(row.technology, row.version, row.practice)
