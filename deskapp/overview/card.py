"""Reads the page of one card from the register of cards and the lists of the doors."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Session

from deskapp.access import acts, book
from deskapp.access.doors.force import door_states
from deskapp.access.doors.groups import names
from deskapp.access.doors.lists import number_format
from deskapp.access.kinds import Purpose, Writing
from deskapp.access.register import changes, reading
from deskapp.access.register.values import CardOnRecord
from deskapp.access.rewriting import why
from deskapp.access.rules.meeting import met
from deskapp.access.rules.standing import Standing
from deskapp.access.rules.states import CardAct, allowed, found_again
from deskapp.access.search import number, stands
from deskapp.at_reader.card import newest_keys
from deskapp.desk import Desk
from deskapp.estate.kinds import CardState
from deskapp.overview.card_view import CardView, NotInForce, Right
from deskapp.overview.shown import Mark, State
from deskapp.overview.unit_view import Happening
from deskapp.staff.settings import read_settings

SOON = timedelta(days=30)
GROUPS = 3
"""So many door groups are named where a card is not in force."""
MARKS = {
    Standing.ACTIVE: Mark.OK,
    Standing.EXPIRED: Mark.WARN,
    Standing.UNWRITTEN: Mark.WARN,
    Standing.OUTDATED: Mark.WARN,
    Standing.PENDING: Mark.DANGER,
    Standing.LOST: Mark.DANGER,
    Standing.WRITE_FAILED: Mark.DANGER,
}
ADVICE = {
    Standing.BLANK: "新卡，还没有发给谁",
    Standing.PENDING: "上次写到一半，还不能用。请接着写完",
    Standing.EXPIRED: "有效期已过，开不了门。核实持卡人后延期，不用换卡",
    Standing.LOST: "已挂失。有人持此卡来，请扣下，核实后收回或解除挂失",
    Standing.DAMAGED: "已登记损坏，请收回",
    Standing.CANCELLED: "已注销，不能开门，请收回",
    Standing.WRITE_FAILED: "写卡失败，不能发出。可作空白卡再试一次，再失败就报废",
}
IN_USE = (Standing.ACTIVE, Standing.EXPIRED, Standing.OUTDATED)
"""Of cards that stand so a right lasts as long as it was given for."""
CARD_ACTS = {
    acts.RENEW: CardAct.CHANGE,
    acts.CHANGE_RIGHTS: CardAct.CHANGE,
    acts.REPORT_LOST: CardAct.LOSE,
    acts.RESTORE: CardAct.FIND,
    acts.REPLACE: CardAct.REPLACE,
    acts.TAKE_BACK: CardAct.TAKE_BACK,
    acts.CANCEL: CardAct.CANCEL,
}
"""What each act of the policy table does to a card, for the table of its states."""


def card_view(desk: Desk, card_id: int) -> CardView:
    """Everything the page of a card shows today."""
    today = desk.today
    with desk.reading() as session:
        card = reading.by_id(session, card_id)
        successor, stand = changes.replaced_by(session, card_id), stands(card, today)
        behind = why(card, today, newest_keys(desk))
        return CardView(
            card_id=card.id,
            card_no=card.card_no,
            state=standing_state(stand),
            advice=_advice(card, stand, successor, behind),
            holder=card.holder_name,
            held_as=card.holder.held_as.value if card.holder else "",
            room=card.room_no,
            unit_id=card.unit_id,
            rights=tuple(_rights(session, card, stand, today)),
            facts=tuple(_facts(session, card)),
            waiting=tuple(_waiting(session, card_id, today)),
            happenings=tuple(_past(session, card_id, today)),
            refused=dict(_refused(card, stand, successor, behind)),
            also=_also(card, stand),
        )


def standing_state(stand: Standing) -> State:
    """How a card stands, with its weight."""
    return State(stand.value, MARKS.get(stand, Mark.PLAIN))


def ends(valid_to: date | None, today: date) -> State:
    """How long something is still valid."""
    if valid_to is None:
        return State("长期", Mark.OK)
    if valid_to < today:
        return State("已过有效期", Mark.WARN)
    if valid_to - today <= SOON:
        return State(f"{(valid_to - today).days} 天后到期", Mark.WARN)
    return State("有效", Mark.OK)


def _advice(card: CardOnRecord, stand: Standing, successor: str, behind: str) -> str:
    if stand is Standing.REPLACED:
        return f"已换为新卡 {successor}，请收回" if successor else "已换新卡，请收回"
    if stand is Standing.RETURNED:
        return "已收回，已清空，可以再发" if _wiped(card) else "已收回，还没有清空"
    words = ADVICE.get(stand) or behind
    return f"{words}。" if words else ""


def _rights(session: Session, card: CardOnRecord, stand: Standing, today: date) -> Iterator[Right]:
    """Both authorisations, which end with the card; one of an old roster has only its last day."""
    for grant in card.grants:
        term, doors = grant.term, names(session, grant.doors)
        state = ends(term.valid_to, today) if stand in IN_USE else standing_state(stand)
        yield Right(grant.purpose.value, term.valid_from, term.valid_to, doors, state)
    if not card.grants and card.state in (CardState.ACTIVE, CardState.EXPIRED):
        yield Right(Purpose.ACCESS.value, None, card.valid_to, "", ends(card.valid_to, today))


def _facts(session: Session, card: CardOnRecord) -> Iterator[tuple[str, str]]:
    medium, shown = card.medium, number(card, number_format(read_settings(session)))
    rows = (
        ("门禁软件卡号", shown if shown != card.card_no else ""),
        ("卡序列号", card.uid),
        ("种类", medium.family.value if medium else ""),
        ("发卡日期", str(card.issued_on or "")),
        ("第几次发卡", f"第 {card.issue_no} 次" if card.issue_no else ""),
        ("写卡", medium.writing.value if medium else ""),
        ("卡上有效期至", str(medium.content_to or "") if medium else ""),
        ("密钥", f"第 {medium.key_version} 版" if medium and medium.key_version else ""),
    )
    yield from ((name, value) for name, value in rows if value)


def _waiting(session: Session, card_id: int, today: date) -> Iterator[NotInForce]:
    """One line for all doors that wait for the same, named by their groups."""
    doors: dict[State, list[str]] = {}
    for door in door_states(session, today, card_id):
        for one in door.waiting:
            mark, missing = Mark.DANGER if one.still_opens else Mark.WARN, "待导入" if door.behind else "待导出"
            doors.setdefault(State(f"{missing}，{one.words}", mark), []).append(door.group_name)
    for state, found in doors.items():
        groups = list(dict.fromkeys(found))
        named = "、".join(groups[:GROUPS]) + (f"等 {len(groups)} 个门组" if len(groups) > GROUPS else "")
        yield NotInForce(named, State(f"{len(found)} 个门{state.words}", state.mark))


def _past(session: Session, card_id: int, today: date) -> Iterator[Happening]:
    for line in book.of_card(session, card_id):
        day = f"{line.at:%m-%d}" if line.at.year == today.year else f"{line.at:%y-%m}"
        ticket = f"收据 {line.ticket_no}" if line.ticket_no else ""
        about = (line.reason, line.clerk, ticket, "已签收" if line.signed else "")
        until = f"有效期 {line.valid}" if line.valid else ""
        yield Happening(day, f"{line.kind.value}　{until}".strip(), "，".join(part for part in about if part))


def _refused(card: CardOnRecord, stand: Standing, successor: str, behind: str) -> Iterator[tuple[str, str]]:
    """Why each act cannot be done to a card in this state; nothing of those that can."""
    half_written = f"卡 {card.card_no} 写到一半，请先接着写完" if card.plan else ""
    for name, act in CARD_ACTS.items():
        stops = [one.text for one in allowed(card.state, act, card.card_no)]
        if name == acts.RESTORE:
            stops += [one.text for one in found_again(card.card_no, successor)]
        if name == acts.TAKE_BACK and stand is Standing.RETURNED and not _wiped(card):
            stops = []
        if name == acts.REPLACE and stand is Standing.LOST and not successor:
            stops = []
        if half_written or stops:
            yield name, half_written or stops[0]
    if half_written or not behind:
        yield acts.WRITE, half_written or f"卡 {card.card_no} 不用重写"


def _wiped(card: CardOnRecord) -> bool:
    return card.medium is not None and card.medium.writing is Writing.WIPED


def _also(card: CardOnRecord, stand: Standing) -> tuple[str, ...]:
    """What else is offered: a card that nobody holds is issued, one that was left half-written is finished."""
    if card.plan:
        return ("finish_card",)
    return ("access_card",) if met(stand).issuable else ()
