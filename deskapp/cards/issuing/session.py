"""The doors to this room: issue, wipe and read whatever card was presented, patient once with a disturbed field.

They are what CARD-24 asks of a reader: `read_presented` reads the UID, `read` the data, `wipe` formats, `issue` writes
an authorisation and verifies it. A new kind of card is a medium of its own and a file beside `classic` and `desfire`.
"""

from collections.abc import Callable
from dataclasses import replace

from deskapp.cards.errors import (
    CardError,
    GarbledError,
    NotStoredError,
    StatusError,
    UnsuitableCardError,
    WrongCardError,
)
from deskapp.cards.issuing import classic, desfire
from deskapp.cards.issuing.plan import ClassicMedium, DesfireMedium, Plan, Standing, Steps
from deskapp.cards.issuing.words import WRONG_MEDIUM
from deskapp.cards.link import Link
from deskapp.cards.presented import ANOTHER_CARD, PRESENTING, Presented, Technology, need_same_card
from deskapp.cards.record import CardRecord, Written
from deskapp.cards.status import WORTH_A_RETRY


def issue(link: Link, card: Presented, plan: Plan, record: CardRecord) -> Steps:
    """A session that makes this card carry the record and proves it. Nothing is sent before the first `next`.

    After CardGoneError the same card is put back and a session with `Standing.BEGUN` finishes it, or `wipe` undoes it.
    Raises WrongCardError where the card on the reader is not the planned one.
    """
    _need_planned(card, plan)
    medium = plan.medium
    if isinstance(medium, ClassicMedium):
        return _patiently(link, plan, lambda now: classic.issue(link, now, medium, record))
    return _patiently(link, plan, lambda now: desfire.issue(link, now, medium, record))


def wipe(link: Link, card: Presented, plan: Plan) -> Steps:
    """A session that gives the card back its factory keys, so that it can go into stock (CARD-18: format)."""
    _need_planned(card, plan)
    medium = plan.medium
    if isinstance(medium, ClassicMedium):
        return _patiently(link, plan, lambda now: classic.wipe(link, now, medium))
    return _patiently(link, plan, lambda now: desfire.wipe(link, now, medium))


def read(link: Link, card: Presented, plan: Plan) -> Written:
    """What the card carries, as a door reads it. Raises StatusError for an empty or foreign card, RecordError."""
    _need_planned(card, plan)
    _begin_afresh(link, plan)
    medium = plan.medium
    return classic.read(link, plan, medium) if isinstance(medium, ClassicMedium) else desfire.read(link, plan, medium)


def _need_planned(card: Presented, plan: Plan) -> None:
    if card.uid != plan.uid:
        raise WrongCardError(ANOTHER_CARD)
    if (card.technology is Technology.DESFIRE) is not isinstance(plan.medium, DesfireMedium):
        raise UnsuitableCardError(WRONG_MEDIUM)


def _patiently(link: Link, plan: Plan, attempt: Callable[[Plan], Steps]) -> Steps:
    """The session, and once more from where the card stands if the field was disturbed (cards.md 4.3, rule 10)."""
    _begin_afresh(link, plan)
    try:
        return (yield from attempt(plan))
    except CardError as error:
        if not _is_worth_a_retry(error):
            raise
    _begin_afresh(link, plan)
    return (yield from attempt(replace(plan, standing=Standing.BEGUN)))


def _begin_afresh(link: Link, plan: Plan) -> None:
    """A card that was asked for more than its number may hold an open session: it is powered anew, and looked at."""
    if link.sent > PRESENTING:
        link.restart()
        need_same_card(link, plan.uid)


def _is_worth_a_retry(error: CardError) -> bool:
    disturbed = isinstance(error, StatusError) and error.status in WORTH_A_RETRY
    return disturbed or isinstance(error, GarbledError | NotStoredError)
