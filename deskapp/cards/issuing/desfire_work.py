"""One DESFire card in the hands of one session: what is on it is found out by showing keys, never by believing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from deskapp.cards.desfire.card import CARD_LEVEL, DesfireCard
from deskapp.cards.desfire.version import Family
from deskapp.cards.errors import NotStoredError, StatusError, UnsuitableCardError
from deskapp.cards.issuing.desfire_keys import (
    APPLICATION,
    BLANK,
    CHANGE,
    FILE,
    MASTER,
    READ,
    SETTINGS,
    DesfireKeys,
    desfire_keys,
)
from deskapp.cards.issuing.plan import Act, DesfireMedium, Plan, Step
from deskapp.cards.issuing.words import FOREIGN, NO_DESFIRE, READS_BACK_WRONG
from deskapp.cards.keys import Secret, SiteKey
from deskapp.cards.link import Link
from deskapp.cards.status import Status

_NOT_THIS_KEY = {Status.WRONG_KEY, Status.NO_KEY}
MISSING = (Status.WRONG_KEY, Status.NO_APPLICATION, Status.NO_FILE)


class DesfireWork:
    """The card, the keys it is to have, and how it is spoken to. The card is as it was when it was powered."""

    def __init__(self, link: Link, plan: Plan, medium: DesfireMedium, keys: DesfireKeys | None = None) -> None:
        self.link, self.plan, self.medium = link, plan, medium
        self.card = DesfireCard(link)
        self.keys = keys or desfire_keys(plan.site, plan.uid)
        self.family = medium.family or self._asked_family()

    def anew(self) -> "DesfireWork":
        """The same card, in the hands of somebody who knows nothing of the session."""
        return DesfireWork(self.link, self.plan, replace(self.medium, family=self.family), self.keys)

    def step(self, act: Act) -> Step:
        """What is about to be done, for the journal."""
        return Step(act, self.plan.site.version)

    def shows(self, number: int, key: Secret) -> bool:
        """Whether what is selected takes this AES key under that number."""
        return accepted(lambda: self.card.authenticate(number, key, self.family))

    def is_factory_new(self) -> bool:
        """Whether the card itself, which must be selected, still has the key of the factory. Then it is shown."""
        return accepted(lambda: self.card.authenticate_des(MASTER, BLANK))

    def has_application(self) -> bool:
        """Whether our application is on the card. Then it is selected."""
        try:
            self.card.select(APPLICATION)
        except StatusError as error:
            if error.status != Status.NO_APPLICATION:
                raise
            return False
        return True

    def open_master(self) -> SiteKey | None:
        """Show the key of the card itself, whichever it is: the version of ours, or None for the factory's.

        Raises UnsuitableCardError where it is neither: somebody else's card.
        """
        self.card.select(CARD_LEVEL)
        for site in self.plan.sites:
            if self.shows(MASTER, desfire_keys(site, self.plan.uid).master):
                return site
        if self.is_factory_new():
            return None
        raise UnsuitableCardError(FOREIGN)

    def open_half_made(self) -> None:
        """Show the key 0 of our selected application, whatever it was left with. Raises UnsuitableCardError."""
        known = [desfire_keys(site, self.plan.uid).change for site in self.plan.sites]
        if not any(self.shows(CHANGE, key) for key in [BLANK, *known]):
            raise UnsuitableCardError(FOREIGN)

    def verify(self, content: bytes) -> None:
        """Read it back as a door does, in a session of its own with the read key. Raises NotStoredError."""
        door = self.anew()
        if not door.shows(READ, self.keys.read) or door.content() != content:
            raise NotStoredError(READS_BACK_WRONG)

    def content(self) -> bytes:
        """What stands in our file, for whoever has shown a key that reads."""
        return self.card.read(FILE, SETTINGS.mode, SETTINGS.size)

    def _asked_family(self) -> Family:
        version = self.card.version()
        if not version.is_desfire:
            raise UnsuitableCardError(NO_DESFIRE)
        return version.family


@contextmanager
def kept_its_word(*lies: Status) -> Iterator[None]:
    """A card that answers so says that it did not do what it said it had done: raises NotStoredError."""
    try:
        yield
    except StatusError as error:
        if error.status not in lies:
            raise
        raise NotStoredError(READS_BACK_WRONG) from error


def accepted(show: Callable[[], None]) -> bool:
    """Whether the card took the key that this shows; any other trouble is raised."""
    try:
        show()
    except StatusError as error:
        if error.status not in _NOT_THIS_KEY:
            raise
        return False
    return True
