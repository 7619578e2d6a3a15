"""Issue, read and wipe a DESFire card. Each command is whole or not at all; in between, keys tell how far it came."""

from collections.abc import Iterator

from deskapp.cards.desfire.card import DesfireCard
from deskapp.cards.desfire.settings import FACTORY, GUARDED
from deskapp.cards.errors import NotStoredError, StatusError
from deskapp.cards.issuing.desfire_keys import (
    APPLICATION,
    BLANK,
    CHANGE,
    FILE,
    KEYS,
    MASTER,
    MASTER_AS_AES,
    MASTER_AS_DES,
    READ,
    SETTINGS,
    WRITE,
    desfire_keys,
)
from deskapp.cards.issuing.desfire_work import MISSING, DesfireWork, kept_its_word
from deskapp.cards.issuing.plan import Act, DesfireMedium, Outcome, Plan, Standing, Step, Steps
from deskapp.cards.issuing.words import READS_BACK_WRONG
from deskapp.cards.link import Link
from deskapp.cards.record import CardRecord, Written, decode, encode
from deskapp.cards.status import Status, refusal


def issue(link: Link, plan: Plan, medium: DesfireMedium, record: CardRecord) -> Steps:
    """Write the record, on a new card, on one that was begun, or on one of ours; then prove it.

    Master key first, application with the keys of a blank, file, record, keys 1, 2 and 0 last: whoever holds the key 0
    of ours finds all that comes before it done.
    """
    work = DesfireWork(link, plan, medium)
    content = encode(record, plan.uid, plan.site)
    if plan.standing is Standing.NEW and (not medium.take_over or work.is_factory_new()):
        yield from _made(work, content, factory_new=True)
    elif _is_writable(work):
        yield work.step(Act.WRITE)
        work.card.write(FILE, SETTINGS.mode, content)
    else:
        yield from _made(work, content, factory_new=False)
    yield work.step(Act.VERIFY)
    work.verify(content)
    return Outcome(plan.uid, plan.site.version, link.sent, family=work.family)


def wipe(link: Link, plan: Plan, medium: DesfireMedium) -> Steps:
    """Give back what was taken over: no application of ours, the key and the settings of the factory."""
    work = DesfireWork(link, plan, medium)
    if medium.take_over:
        yield from _released(work)
    elif work.has_application():
        work.open_half_made()
        yield work.step(Act.CLEAR)
        work.card.delete_application(APPLICATION)
    yield work.step(Act.VERIFY)
    if not _is_blank(work):
        raise NotStoredError(READS_BACK_WRONG)
    return Outcome(plan.uid, 0, link.sent, family=work.family)


def read(link: Link, plan: Plan, medium: DesfireMedium) -> Written:
    """What the card carries, read with the key of the doors, the current one or an older. Raises CardError."""
    work = DesfireWork(link, plan, medium)
    work.card.select(APPLICATION)
    for site in plan.sites:
        if work.shows(READ, desfire_keys(site, plan.uid).read):
            return decode(work.content(), plan.uid, site)
    raise refusal(Status.WRONG_KEY)


def _is_writable(work: DesfireWork) -> bool:
    """Whether our application is whole and a key that may write is shown. A half-made one has no key 0 of ours yet."""
    if not work.has_application():
        return False
    if work.plan.standing is Standing.OURS and work.shows(WRITE, work.keys.write):
        return True
    return work.shows(CHANGE, work.keys.change)


def _made(work: DesfireWork, content: bytes, factory_new: bool) -> Iterator[Step]:
    """The application from its beginning. What was half made is removed: nobody knows which of its keys stand."""
    card, keys = work.card, work.keys
    half_made = not factory_new and work.has_application()
    if work.medium.take_over:
        yield from _taken_over(work, factory_new)
    elif half_made:
        work.open_half_made()
    if half_made:
        yield work.step(Act.CLEAR)
        card.delete_application(APPLICATION)
    yield work.step(Act.CREATE)
    with kept_its_word(Status.EXISTS):
        card.create_application(APPLICATION, GUARDED, KEYS)
    with kept_its_word(*MISSING):
        card.select(APPLICATION)
        card.authenticate(CHANGE, BLANK, work.family)
        card.create_file(FILE, SETTINGS)
        yield work.step(Act.WRITE)
        card.write(FILE, SETTINGS.mode, content)
    yield work.step(Act.SEAL)
    card.change_other_key(READ, keys.read, BLANK, keys.version)
    card.change_other_key(WRITE, keys.write, BLANK, keys.version)
    card.change_own_key(CHANGE, keys.change, keys.version)


def _taken_over(work: DesfireWork, factory_new: bool) -> Iterator[Step]:
    """The master key becomes ours, told before it is sent; else anybody could format the card (cards.md 6)."""
    site = None if factory_new else work.open_master()
    yield work.step(Act.TAKE_OVER)
    if site is not work.plan.site:
        work.card.change_own_key(MASTER_AS_AES, work.keys.master, work.keys.version)
        with kept_its_word(*MISSING):
            work.card.authenticate(MASTER, work.keys.master, work.family)
    work.card.change_key_settings(GUARDED)


def _released(work: DesfireWork) -> Iterator[Step]:
    card, site = work.card, work.open_master()
    yield work.step(Act.CLEAR)
    if site is None:
        _delete_if_there(card)
        return
    if set(card.application_ids()) <= {APPLICATION}:
        # Only this gives the memory back; somebody else's applications are left alone.
        card.format()
    else:
        _delete_if_there(card)
        work.open_master()
    yield work.step(Act.RELEASE)
    card.change_key_settings(FACTORY)
    card.change_own_key(MASTER_AS_DES, BLANK, None)


def _delete_if_there(card: DesfireCard) -> None:
    try:
        card.delete_application(APPLICATION)
    except StatusError as error:
        if error.status != Status.NO_APPLICATION:
            raise


def _is_blank(work: DesfireWork) -> bool:
    """Asked by a client that knows nothing of the session."""
    asked = work.anew()
    return not asked.has_application() and (not work.medium.take_over or asked.is_factory_new())
