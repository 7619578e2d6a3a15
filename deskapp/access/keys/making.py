"""Makes a site master key: at random, printed as two sheets, and kept only once both were typed back.

Until then it is a `NewKey` in memory, and nothing was written with it.
"""

import secrets
from dataclasses import dataclass

from sqlalchemy.orm import Session

from deskapp.access.keys.errors import CardKeyError
from deskapp.access.keys.kept import add, folder_key, of_name, rows
from deskapp.access.keys.opening import open_ring
from deskapp.access.keys.paper import KeyName, PaperPart, joined, split
from deskapp.access.keys.sealing import KEY_BYTES, new_wrap
from deskapp.access.kinds import KeyState, KeyTechnology
from deskapp.cards.keys import Secret
from deskapp.kernel.problems import Problem
from deskapp.store.place import Place


@dataclass(frozen=True)
class NewKey:
    """A key that was made and not yet kept: two sheets to print, and the check value that both name."""

    name: KeyName
    secret: Secret
    parts: tuple[PaperPart, PaperPart]


@dataclass(frozen=True)
class Making:
    """The key that a walk is about, from its first sheet until it is kept: in memory only."""

    walk: str
    key: NewKey


def new_key(session: Session, technology: KeyTechnology) -> NewKey:
    """A random key with the next version number, not yet kept. CardKeyError after version 255."""
    versions = [row.version for row in rows(session, False) if row.technology is technology]
    name = KeyName(technology, max(versions, default=0) + 1)
    if name.version > 255:
        raise CardKeyError("密钥版本已经用到 255，不能再换新版")
    secret = Secret(secrets.token_bytes(KEY_BYTES))
    return NewKey(name, secret, split(name, secret))


def typed_back(new: NewKey, first: tuple[str, ...], second: tuple[str, ...]) -> tuple[Problem, ...]:
    """What is wrong with the two sheets as they were typed back; nothing where they make the key again."""
    made = joined(new.name, first, second)
    if isinstance(made, tuple):
        return made
    return () if made == new.secret else (Problem("两份合起来不是这把密钥，请核对是不是这一次打印的两份"),)


def keep(
    session: Session, place: Place, new: NewKey, first: tuple[str, ...], second: tuple[str, ...], passphrase: str
) -> None:
    """Keep a new key; earlier versions are for reading only from now on (rollover).

    Raises CardKeyError where the paper was not typed back rightly or a key of the version was kept meanwhile,
    WrongPassphraseError where there are keys already and the passphrase is not theirs, ValueError for a weak one.
    """
    if wrong := typed_back(new, first, second):
        raise CardKeyError(f"{wrong[0].text}。密钥没有启用")
    if session.scalars(of_name(new.name)).one_or_none():
        raise CardKeyError(f"{new.name.words}密钥已经有了，没有改动。请重新开始")
    open_ring(session, place, passphrase, needed=False)
    for row in rows(session, new.name.practice):
        if row.technology is new.name.technology:
            row.state = KeyState.OLD
    add(session, new.name, new.secret, new_wrap(passphrase, folder_key(place)))
