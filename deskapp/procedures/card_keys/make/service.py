"""Makes a site key in memory, prints its two sheets, and keeps it once both were typed back (cards.md 6)."""

from collections.abc import Iterator

import forms.card_key_part as sheet
from deskapp.access import acts
from deskapp.access.key_records import SealedSiteKey
from deskapp.access.keys.kept import rows
from deskapp.access.keys.making import Making, NewKey, keep, new_key
from deskapp.access.keys.opening import open_ring
from deskapp.access.keys.paper import PARTS, read_part
from deskapp.access.kinds import KeyTechnology
from deskapp.at_reader.keys import Standing, key_station, standing
from deskapp.audit import journal
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.hidden import Passphrase
from deskapp.kernel.problems import Refusal
from deskapp.printing.heading import Imprint
from deskapp.printing.jobs import job
from deskapp.printing.settings import PrinterSettings, Route
from deskapp.printing.spool import PrintJob
from deskapp.printing.straight import StraightPrinter
from deskapp.procedures.card_keys.make.steps import WhichKey
from deskapp.procedures.card_keys.rules import weak
from deskapp.procedures.card_keys.steps import Groups, KnownPassphrase, NewPassphrase, PartOne, PartTwo

SHEETS: tuple[type[Groups], ...] = (PartOne, PartTwo)


def check_first(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """For the first key of a centre."""
    if standing(desk) in (Standing.OPEN, Standing.SHUT):
        yield Refusal("本中心已经有卡密钥。要换新版或增加一种卡，请办“更换卡密钥”")
    yield from _check(desk, answers)


def check_next(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """For a newer version, or the first key of another kind of card."""
    if standing(desk) is Standing.NONE:
        yield Refusal("本中心还没有卡密钥，请先办“建立卡密钥”")
    yield from _check(desk, answers)


def sheet_name(answers: Answers) -> str:
    """The kind of card whose sheets are being printed; empty until it is chosen."""
    return answers[WhichKey].technology.value if WhichKey in answers else ""


def made(desk: Desk, answers: Answers) -> NewKey | None:
    """The key this walk has made, in memory; None before its first sheet was printed."""
    making = desk.station.making if desk.station else None
    if making is None or making.walk != answers.request_id or WhichKey not in answers:
        return None
    return making.key if making.key.name.technology.name == answers[WhichKey].technology.name else None


def print_sheet(desk: Desk, answers: Answers, number: int, printer_name: str, printer: StraightPrinter) -> None:
    """Put one sheet onto paper, and on record that it was; the key is made with the first. Nothing is ever a file.

    Raises PrintError where the printer took nothing, CardKeyError, NotAllowedError.
    """
    desk.require(acts.MANAGE_KEYS)
    new = made(desk, answers) or _make(desk, answers)
    printer.send(_job(desk, new, number, printer_name))
    with desk.work(acts.MANAGE_KEYS) as session:
        printed = f"{new.name.label} {number}"
        journal.note(session, SealedSiteKey.__tablename__, None, sheet=printed, printer=printer_name)


def finish_first(desk: Desk, answers: Answers) -> Done:
    """Keep the first key under a new passphrase, and open it. Raises CardKeyError."""
    return _keep(desk, answers, answers[NewPassphrase].passphrase)


def finish_next(desk: Desk, answers: Answers) -> Done:
    """Keep another key under the passphrase in force, and open all. Raises CardKeyError, WrongPassphraseError."""
    return _keep(desk, answers, answers[KnownPassphrase].passphrase)


def _check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    try:
        key_station(desk)
    except DeskError as error:
        yield Refusal(error.text)
        return
    for number, kind in zip(PARTS, SHEETS, strict=True):
        if kind in answers:
            yield from _typed(made(desk, answers), number, answers[kind].groups)
    yield from weak(answers)


def _typed(new: NewKey | None, number: int, groups: tuple[str, ...]) -> Iterator[Refusal]:
    """Whether a sheet was typed as it was printed this time."""
    if new is None:
        yield Refusal(f"第 {number} 份还没有打印，请先打印")
        return
    read = read_part(new.name, number, groups)
    if isinstance(read, tuple):
        yield from (Refusal(one.text) for one in read)
    elif groups != new.parts[number - 1].groups:
        yield Refusal(f"这不是这一次打印的第 {number} 份，请核对，旧的一份当场撕碎")


def _make(desk: Desk, answers: Answers) -> NewKey:
    station = key_station(desk)
    with desk.reading() as session:
        new = new_key(session, KeyTechnology[answers[WhichKey].technology.name])
    station.making = Making(answers.request_id, new)
    return new


def _job(desk: Desk, new: NewKey, number: int, printer_name: str) -> PrintJob:
    part = new.parts[number - 1]
    code = f"{new.name.technology.name}-{new.name.version}-{number}"
    imprint = Imprint(desk.settings().centre_name, code, desk.clerk.name, desk.now(), code)
    slip = sheet.CardKeyPart(imprint, new.name.words, number, len(PARTS), part.groups, part.check_value)
    settings = PrinterSettings().with_route(Route("card_key_part", sheet.PAPERS[0].slug, printer_name))
    return job(sheet, slip, settings)


def _keep(desk: Desk, answers: Answers, passphrase: Passphrase) -> Done:
    """Sealed, on record and open from now on; earlier versions are for reading only."""
    place = desk.store.place
    with desk.work(acts.MANAGE_KEYS) as session:
        station, new = key_station(desk), made(desk, answers)
        if new is None:
            raise DeskError("密钥没有建立，卡和旧密钥没有改动。请从头再办一次", "E-KEY-01")
        keep(session, place, new, answers[PartOne].groups, answers[PartTwo].groups, passphrase.reveal())
        ring = open_ring(session, place, passphrase.reveal())
        older = len([row for row in rows(session, practice=False) if row.technology is new.name.technology]) - 1
    station.ring, station.making = ring, None
    words = f"{new.name.words}密钥已启用，校验值 {new.secret.check_value}"
    return Done(new.name.words, f"{words}。旧版写的卡照样能读" if older else words)


MAKE_CARD_KEY = Procedure(
    name="make_card_key",
    title="建立卡密钥",
    act=acts.MANAGE_KEYS,
    steps=(WhichKey, *SHEETS, NewPassphrase),
    check=check_first,
    finish=finish_first,
)
ROLL_CARD_KEY = Procedure(
    name="roll_card_key",
    title="更换卡密钥",
    act=acts.MANAGE_KEYS,
    steps=(WhichKey, *SHEETS, KnownPassphrase),
    check=check_next,
    finish=finish_next,
)
