"""What a DESFire card of ours looks like: its application, its file, and who holds which of its keys."""

from dataclasses import dataclass

from deskapp.cards.desfire.messaging import Mode
from deskapp.cards.desfire.settings import Access, FileSettings, aes_keys
from deskapp.cards.keys import Purpose, Secret, SiteKey, card_key
from deskapp.cards.record import LENGTH

APPLICATION = b"QTK"
"""Our application id, as it goes over the wire."""
FILE = 1
CHANGE, READ, WRITE = range(3)
"""Key numbers: 0 changes keys and stays in the key store, 1 goes to the doors, 2 stays at the desk."""
KEYS = aes_keys(3)
SETTINGS = FileSettings(Mode.FULL, Access(read=READ, write=WRITE, read_write=CHANGE, change=CHANGE), LENGTH)
BLANK = Secret(bytes(16))
"""Every key of a new application, and the DES key of a new card."""
MASTER = 0
MASTER_AS_AES, MASTER_AS_DES = 0x80, 0x00
"""How the master key is named in ChangeKey, by the kind it is to become."""


@dataclass(frozen=True)
class DesfireKeys:
    """The four keys of one card of one version of the site's key."""

    version: int
    master: Secret
    change: Secret
    read: Secret
    write: Secret


def desfire_keys(site: SiteKey, uid: bytes) -> DesfireKeys:
    """Derived anew each time, and let go with the session."""
    return DesfireKeys(
        site.version,
        card_key(site, Purpose.DESFIRE_MASTER, uid),
        card_key(site, Purpose.DESFIRE_CHANGE, uid, APPLICATION),
        card_key(site, Purpose.DESFIRE_READ, uid, APPLICATION),
        card_key(site, Purpose.DESFIRE_WRITE, uid, APPLICATION),
    )
