"""Prints the recovery key for whoever gives their PIN once more, and counts it as kept once it was typed back."""

from collections.abc import Iterator

import forms.recovery_key as sheet
from deskapp.audit.recovery import ACT, PRINTED, TYPED_BACK, KeptSheet, kept_sheet, note_sheet
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.printing.heading import Imprint
from deskapp.printing.jobs import job
from deskapp.printing.settings import PrinterSettings, Route
from deskapp.printing.spool import PrintJob
from deskapp.printing.straight import StraightPrinter
from deskapp.procedures.recovery_key.steps import RecoverySheet
from deskapp.staff.sign_in import SignInError, sign_in
from deskapp.store.key_paper import check_value, groups_of, key_of
from deskapp.store.keys import database_key

ANOTHER = "这不是这个数据库的恢复密钥，请核对纸上的校验值 {value}，是不是拿错了另一页"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Whether what was typed is the key of this database."""
    if RecoverySheet not in answers:
        return
    key, read = database_key(desk.store.place), key_of(answers[RecoverySheet].groups)
    if isinstance(read, tuple):
        yield from (Refusal(one.text) for one in read)
    elif read != key:
        yield Refusal(ANOTHER.format(value=check_value(key)))


def print_sheet(desk: Desk, pin: str, printer_name: str, printer: StraightPrinter) -> None:
    """Put the sheet onto paper for whoever is on duty and gives their PIN; that it was is on record, never a file.

    Raises NotAllowedError, SignInError for a PIN that is not theirs, PrintError where the printer took nothing.
    """
    desk.require(ACT)
    try:
        sign_in(desk.store, desk.clerk.name, pin, desk.now(), purpose=ACT)
    except SignInError as error:
        raise (SignInError("密码不对，没有打印") if error.code == SignInError.code else error) from error
    key = database_key(desk.store.place)
    printer.send(_job(desk, key, printer_name))
    with desk.work(ACT) as session:
        note_sheet(session, PRINTED, check_value(key), printer=printer_name)


def kept(desk: Desk) -> KeptSheet | None:
    """The sheet there is; None before one was typed back."""
    with desk.reading() as session:
        return kept_sheet(session)


def finish(desk: Desk, answers: Answers) -> Done:
    """From now on there is a sheet, as somebody has seen."""
    value = check_value(database_key(desk.store.place))
    with desk.work(ACT) as session:
        note_sheet(session, TYPED_BACK, value)
    return Done(value, f"恢复密钥核对无误，校验值 {value}。请装进信封封好，放进保险柜，不和备份放在一处")


def _job(desk: Desk, key: bytes, printer_name: str) -> PrintJob:
    groups, value = groups_of(key), check_value(key)
    imprint = Imprint(desk.settings().centre_name, value, desk.clerk.name, desk.now(), "".join(groups))
    settings = PrinterSettings().with_route(Route("recovery_key", sheet.PAPERS[0].slug, printer_name))
    return job(sheet, sheet.RecoveryKey(imprint, groups, value), settings)


PRINT_RECOVERY_KEY = Procedure(
    name="print_recovery_key",
    title="打印恢复密钥",
    act=ACT,
    steps=(RecoverySheet,),
    check=check,
    finish=finish,
)
