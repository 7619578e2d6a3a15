"""Issue, read and wipe a Classic card: data first, trailer last, and a spare sector where a torn trailer locked one."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from deskapp.cards.classic.access_bits import GUARDED, TRANSPORT
from deskapp.cards.classic.card import KeyLetter
from deskapp.cards.classic.limits import is_allowed
from deskapp.cards.classic.sectors import TRANSPORT_KEY, TRANSPORT_TRAILER, Trailer
from deskapp.cards.errors import CardError, DeadSectorError, UnsuitableCardError
from deskapp.cards.issuing.classic_work import ClassicWork, classic_keys
from deskapp.cards.issuing.genuine import number_can_be_changed
from deskapp.cards.issuing.plan import Act, ClassicMedium, Outcome, Plan, Standing, Steps
from deskapp.cards.issuing.words import CHANGEABLE, DEAD, FOREIGN, TOO_LONG
from deskapp.cards.keys import SiteKey
from deskapp.cards.link import Link
from deskapp.cards.record import LENGTH, CardRecord, Written, decode, encode
from deskapp.cards.status import Status, refusal


def issue(link: Link, plan: Plan, medium: ClassicMedium, record: CardRecord) -> Steps:
    """Write the record into the sector of the plan, or into a spare one where a torn session has locked it; prove it.

    Raises UnsuitableCardError for a validity that is too long for such a card, a foreign card, a changeable number.
    """
    if not all(is_allowed(period, medium.today, medium.longest) for period in record.periods):
        raise UnsuitableCardError(TOO_LONG.format(days=medium.longest))
    content = encode(record, plan.uid, plan.site)
    with _working(link, plan, medium) as work:
        sector, site = _opened(work, _sectors(plan, medium))
        if site is None and medium.refuse_changeable:
            _need_a_genuine_card(work, sector)
        yield work.step(Act.WRITE, sector)
        work.write(sector, content)
        if site is not plan.site:
            yield work.step(Act.SEAL, sector)
            work.card.seal(sector, Trailer(work.keys.read, work.keys.write, GUARDED))
        yield work.step(Act.VERIFY, sector)
        renewed = site is plan.site and plan.standing is Standing.OURS
        work.verify(sector, work.keys.read, content, None if renewed else GUARDED)
        return Outcome(plan.uid, plan.site.version, link.sent, sector=sector, slot=work.slot.kind)


def wipe(link: Link, plan: Plan, medium: ClassicMedium) -> Steps:
    """Empty the sector and give it back the keys it was delivered with. Raises DeadSectorError."""
    sector = medium.sector
    with _working(link, plan, medium) as work:
        _opened(work, [sector])
        yield work.step(Act.CLEAR, sector)
        work.write(sector, bytes(LENGTH))
        yield work.step(Act.RELEASE, sector)
        work.card.seal(sector, TRANSPORT_TRAILER)
        yield work.step(Act.VERIFY, sector)
        work.verify(sector, TRANSPORT_KEY, bytes(LENGTH), TRANSPORT)
        return Outcome(plan.uid, 0, link.sent, sector=sector, slot=work.slot.kind)


def read(link: Link, plan: Plan, medium: ClassicMedium) -> Written:
    """What the card carries, read with the key of the doors, the current one or an older. Raises CardError."""
    with _working(link, plan, medium) as work:
        for site in plan.sites:
            if work.opens(medium.sector, KeyLetter.A, classic_keys(site, plan.uid).read):
                return decode(work.content(medium.sector), plan.uid, site)
        raise refusal(Status.WRONG_KEY)


@contextmanager
def _working(link: Link, plan: Plan, medium: ClassicMedium) -> Iterator[ClassicWork]:
    work = ClassicWork(link, plan, medium)
    try:
        yield work
    finally:
        # A card or reader that is gone takes no more commands; the trouble that ended the session is the one to tell.
        with suppress(CardError):
            work.slot.wipe()


def _sectors(plan: Plan, medium: ClassicMedium) -> list[int]:
    """Where the record may go: its sector, and the spare ones if a torn session may have locked that."""
    spares = medium.spares if plan.standing is Standing.BEGUN else ()
    return [medium.sector, *(spare for spare in spares if spare != medium.sector)]


def _opened(work: ClassicWork, sectors: list[int]) -> tuple[int, SiteKey | None]:
    """The sector that is open for writing now, and the version that opened it, None for the keys of a blank."""
    is_new = work.plan.standing is Standing.NEW
    for sector in sectors:
        for site in (None, *work.plan.sites) if is_new else (*work.plan.sites, None):
            if work.opens_to(site, sector):
                return sector, site
    if is_new:
        raise UnsuitableCardError(FOREIGN)
    raise DeadSectorError(DEAD)


def _need_a_genuine_card(work: ClassicWork, sector: int) -> None:
    if number_can_be_changed(work.link, work.slot, work.plan.uid):
        raise UnsuitableCardError(CHANGEABLE)
    if not work.opens_to(None, sector):
        raise UnsuitableCardError(FOREIGN)
