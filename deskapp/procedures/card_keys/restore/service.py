"""Brings a site key back from its two sheets and seals it under a new passphrase (cards.md 6)."""

from collections.abc import Iterator

from deskapp.access import acts
from deskapp.access.keys.errors import CardKeyError
from deskapp.access.keys.kept import rows
from deskapp.access.keys.opening import open_ring, restore
from deskapp.access.keys.paper import PARTS, KeyName, joined, read_part
from deskapp.access.kinds import KeyTechnology
from deskapp.at_reader.keys import key_station
from deskapp.cards.keys import Secret
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.procedures.card_keys.restore.steps import WhichSheets
from deskapp.procedures.card_keys.rules import weak
from deskapp.procedures.card_keys.steps import Groups, NewPassphrase, PartOne, PartTwo

SHEETS: tuple[type[Groups], ...] = (PartOne, PartTwo)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Each sheet by itself, then whether both make the key they name."""
    try:
        key_station(desk)
    except DeskError as error:
        yield Refusal(error.text)
        return
    if WhichSheets not in answers:
        return
    name = _name(answers)
    for number, kind in zip(PARTS, SHEETS, strict=True):
        read = read_part(name, number, answers[kind].groups) if kind in answers else ()
        if isinstance(read, tuple):
            yield from (Refusal(f"第 {number} 份：{one.text}") for one in read)
    if PartOne in answers and PartTwo in answers:
        yield from _both(name, answers)
    yield from weak(answers)


def finish(desk: Desk, answers: Answers) -> Done:
    """Sealed anew and open; keys of other versions under a forgotten passphrase stay shut. Raises CardKeyError."""
    name, place = _name(answers), desk.store.place
    passphrase = answers[NewPassphrase].passphrase.reveal()
    one, two = answers[PartOne].groups, answers[PartTwo].groups
    with desk.work(acts.MANAGE_KEYS) as session:
        station = key_station(desk)
        if wrong := restore(session, place, name, one, two, answers[WhichSheets].checked, passphrase):
            raise CardKeyError(f"{wrong[0].text}。密钥没有改动")
        ring = open_ring(session, place, passphrase)
        shut = len(rows(session, practice=False)) - len(ring)
    station.ring = ring
    more = f"；还有 {shut} 把没有打开，请用各自的备份恢复，设同一个口令" if shut else ""
    return Done(name.words, f"{name.words}密钥已恢复并打开{more}")


def _both(name: KeyName, answers: Answers) -> Iterator[Refusal]:
    made, told = joined(name, answers[PartOne].groups, answers[PartTwo].groups), answers[WhichSheets].checked
    if isinstance(made, Secret) and made.check_value != told:
        yield Refusal(f"两份合起来的校验值是 {made.check_value}，表头填的是 {told}，请核对是不是同一把密钥的两份")


def _name(answers: Answers) -> KeyName:
    asked = answers[WhichSheets]
    return KeyName(KeyTechnology[asked.technology.name], asked.version)


RESTORE_CARD_KEY = Procedure(
    name="restore_card_key",
    title="用备份恢复密钥",
    act=acts.MANAGE_KEYS,
    steps=(WhichSheets, *SHEETS, NewPassphrase),
    check=check,
    finish=finish,
)
