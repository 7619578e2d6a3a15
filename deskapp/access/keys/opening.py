"""Opens the site keys for a shift, seals them under another passphrase, and restores them from paper."""

import secrets

from sqlalchemy.orm import Session

from deskapp.access.keys.errors import NoKeyError
from deskapp.access.keys.kept import add, folder_key, name_of, of_name, opened, rows
from deskapp.access.keys.paper import KeyName, joined
from deskapp.access.keys.ring import KeyRing
from deskapp.access.keys.sealing import KEY_BYTES, new_wrap, seal, weakness
from deskapp.access.kinds import KeyState, KeyTechnology
from deskapp.cards.keys import Secret
from deskapp.kernel.problems import Problem
from deskapp.store.place import Place

PRACTICE_PASSPHRASE = "practice opens no door"
"""Practice keys protect nothing; they are sealed all the same, so that there is one way to keep keys."""


def open_ring(session: Session, place: Place, passphrase: str, *, needed: bool = True) -> KeyRing:
    """All keys of the centre, opened for a shift. Raises WrongPassphraseError, NoKeyError where there are none."""
    keys = opened(session, place, passphrase, practice=False)
    if needed and not keys:
        raise NoKeyError("还没有建立卡密钥。请由系统管理员先建立密钥并做好纸质备份")
    return KeyRing(keys, practice=False)


def practice_ring(session: Session, place: Place) -> KeyRing:
    """The keys of practice mode, made the first time they are needed. They open no real card."""
    if not rows(session, True):
        wrap = new_wrap(PRACTICE_PASSPHRASE, folder_key(place))
        for technology in KeyTechnology:
            add(session, KeyName(technology, 1, practice=True), Secret(secrets.token_bytes(KEY_BYTES)), wrap)
    return KeyRing(opened(session, place, PRACTICE_PASSPHRASE, practice=True), practice=True)


def change_passphrase(session: Session, place: Place, old: str, new: str) -> None:
    """Seal every key anew that the old passphrase opens.

    Raises WrongPassphraseError, ValueError for a new one that will not do.
    """
    if wrong := weakness(new):
        raise ValueError(wrong)
    keys = opened(session, place, old, practice=False)
    wrap = new_wrap(new, folder_key(place))
    for row in rows(session, False):
        if key := keys.get(name_of(row)):
            row.envelope = seal(key, wrap, name_of(row).label)


def restore(
    session: Session,
    place: Place,
    name: KeyName,
    first: tuple[str, ...],
    second: tuple[str, ...],
    check_value: str,
    passphrase: str,
) -> tuple[Problem, ...]:
    """Seal a key anew from its paper: its passphrase is forgotten, or its record lost with the old database.

    `check_value` is what the sheets print. Returns what is wrong with the sheets, and changes nothing then. A key
    that is on record must be the very one. ValueError for a passphrase that will not do.
    """
    made = joined(name, first, second)
    if isinstance(made, tuple):
        return made
    row = session.scalars(of_name(name)).one_or_none()
    if made.check_value != check_value.strip().upper() or (row and row.kcv != made.check_value):
        return (Problem(f"两份合起来的校验值是 {made.check_value}，与备份或记录上的不同，请核对两份备份"),)
    wrap = new_wrap(passphrase, folder_key(place))
    if row:
        row.envelope = seal(made, wrap, name.label)
        return ()
    newer = [one for one in rows(session, name.practice) if one.technology is name.technology]
    newest = all(one.version < name.version for one in newer)
    for one in newer if newest else ():
        one.state = KeyState.OLD
    add(session, name, made, wrap, KeyState.CURRENT if newest else KeyState.OLD)
    return ()
