"""Makes fee notices: what each unit owes of earlier months and of this one, addressed to whoever lives there now."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.audit.records import JournalLine
from deskapp.desk import Desk
from deskapp.estate.records import Unit
from deskapp.estate.units import payer, unit_by_number
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.adjusting import documents, late
from deskapp.ledger.allocation import Owed, Share
from deskapp.ledger.arrears import arrears, open_by_unit, open_charges
from deskapp.ledger.billing import Progress
from deskapp.ledger.monthly import BilledUnit, load_units
from deskapp.ledger.paying import Line, ways
from deskapp.ledger.printed_lines import printed_lines
from deskapp.printing.heading import Imprint
from deskapp.procedures.fee_notice.steps import STEPS, WhichUnits
from deskapp.staff.settings import Settings, read_settings
from forms import fee_notice as form

ACT = "print_fee_notice"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """There is something to ask for, and time left to pay it."""
    if WhichUnits not in answers:
        return
    asked = answers[WhichUnits]
    if asked.pay_by < desk.today:
        yield Refusal(f"缴费期限 {asked.pay_by} 已过，请写今天或以后的日期", "ARREARS-02")
    with desk.reading() as session:
        if asked.room and unit_by_number(session, asked.room) is None:
            yield Refusal(f"没有房号 {asked.room}，请核对", "GEN-01")
        elif not _anything(session, desk.today, asked):
            yield Refusal(f"{asked.room} 没有欠费" if asked.room else "没有欠费的单元", "ARREARS-02")


def finish(desk: Desk, answers: Answers, progress: Progress | None = None) -> Done:
    """The notices, to be printed, each noted for its unit. Raises NotAllowedError without the right.

    They are made before the unit of work begins, so that a thousand of them keep nobody waiting. What `progress`
    raises stops it, and nothing is noted or printed.
    """
    asked, tell = answers[WhichUnits], progress or (lambda words, done, total: None)
    with desk.reading() as session:
        settings = read_settings(session)
        how, owing = _ways(session, settings), _owing(session, desk.today, asked)
        slips = []
        for done, (unit, owed) in enumerate(owing):
            tell("正在生成收费通知单", done, len(owing))
            slip = _slip(desk, settings, how, unit, owed, asked.pay_by)
            slips.append((unit.id, replace(slip, advice=slip.advice + _adjusted(session, unit.id, owed, desk.today))))
    with desk.work(ACT) as session:
        papers = tuple(_paper(session, unit_id, slip) for unit_id, slip in slips)
    words = f"{len(papers)} 张收费通知单，合计 {Money.total(slip.total for _, slip in slips)}"
    return Done(str(Month.of(desk.today)), words, papers)


def _anything(session: Session, today: date, asked: WhichUnits) -> bool:
    """Whether there is anybody to write to, asked without reading every charge."""
    if asked.room:
        return bool(_owing(session, today, asked))
    return any(one.total > one.of_past_owners for one in arrears(session, today))


def _owing(session: Session, today: date, asked: WhichUnits) -> list[tuple[BilledUnit, list[Owed]]]:
    """The units to be written to and what they owe: for the batch those in arrears, by room."""
    if asked.room:
        unit = unit_by_number(session, asked.room)
        known = {unit.id: list(open_charges(session, unit.id, today))} if unit else {}
        units = load_units(session, unit.id) if unit else []
    else:
        known = open_by_unit(session, today)
        late = {unit_id for unit_id, owed in known.items() if any(one.due_on < today for one in owed)}
        units = sorted((unit for unit in load_units(session) if unit.id in late), key=_by_room)
    found = ((unit, _theirs(known.get(unit.id, []), today)) for unit in units)
    return [(unit, owed) for unit, owed in found if owed]


def _by_room(unit: BilledUnit) -> RoomNo:
    return RoomNo.parse(unit.room_no)


def _theirs(owed: Sequence[Owed], today: date) -> list[Owed]:
    """What concerns who lives there now: not what past owners left, nor what is paid ahead of its month."""
    return [one for one in owed if not one.past_owner and one.period.start <= Month.of(today).last]


def _paper(session: Session, unit_id: int, slip: form.FeeNotice) -> PaperDue:
    """A notice is no record of its own: what is kept of it is its line in the journal, by which prints are counted."""
    journal.note(session, Unit.__tablename__, unit_id, fee_notice=slip.imprint.number, total=slip.total.figures)
    line = session.scalars(select(func.max(JournalLine.id))).one()
    return PaperDue("fee_notice", slip, (JournalLine.__tablename__, line))


def _slip(
    desk: Desk, settings: Settings, how: tuple[str, ...], unit: BilledUnit, owed: Sequence[Owed], pay_by: date
) -> form.FeeNotice:
    tie, month = payer(unit.ties, desk.today), Month.of(desk.today)
    return form.FeeNotice(
        _imprint(desk, settings, unit, Money.total(one.open for one in owed)),
        room=unit.room_no,
        payer=tie.name if tie else "业主",
        month=month.label,
        arrears=_lines([one for one in owed if one.period.start < month.first]),
        current=_lines([one for one in owed if one.period.start >= month.first]),
        pay_by=pay_by,
        ways=how,
        contact=f"前台 {settings.centre_phone}".strip(),
        advice=settings.notice_advice,
    )


def _adjusted(session: Session, unit_id: int, owed: Sequence[Owed], today: date) -> str:
    """What the counter will ask for besides, and take off: said in words, for it depends on the day that pays.

    The sum of the notice is what is owed and charged (ARREARS-13, FEE-25).
    """
    rule = late.rule(session, today)
    found = (late.line(rule, Share(one, one.open), today) for one in owed)
    fee = Money.total(line.amount for line in found if line)
    papers = "、".join(one.number for one in documents.waiting(session, unit_id, today))
    said = f"另有违约金，截至 {today:%m-%d} 为 {fee.figures} 元，以缴费当日为准。" if fee else ""
    return said + (f"已批准减免单 {papers}，缴费时抵减。" if papers else "")


def _imprint(desk: Desk, settings: Settings, unit: BilledUnit, total: Money) -> Imprint:
    """A unit has one notice a month; printed again it keeps its number."""
    month = Month.of(desk.today)
    number = f"TZ{month.year}{month.month:02d}-{unit.id:04d}"
    code = f"{number}/{total.fen}/{desk.today:%Y%m%d}"
    return Imprint(settings.centre_name or settings.company_name, number, desk.clerk.name, desk.now(), code)


def _lines(owed: Sequence[Owed]) -> tuple[form.Owed, ...]:
    lines = [Line.of_share(Share(one, one.open)) for one in owed]
    return tuple(form.Owed(one.item, one.period, one.basis, one.amount) for one in printed_lines(lines))


def _ways(session: Session, settings: Settings) -> tuple[str, ...]:
    at_counter = "、".join(way.name for way in ways(session))
    return (
        f"到物业服务中心前台缴纳：{at_counter}；",
        f"委托银行代收：每月 {settings.bank_collection_day} 日扣款，请保持账户余额充足。",
    )


FEE_NOTICE = Procedure(name="fee_notice", title="收费通知单", act=ACT, steps=STEPS, check=check, finish=finish)
