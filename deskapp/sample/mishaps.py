"""What goes wrong at the sample's counter now and then: a receipt voided, a blank one spoiled, cash that differs."""

from deskapp.desk import Desk
from deskapp.flow.procedure import Allowance, Answers
from deskapp.kernel.numbers import TicketNo
from deskapp.ledger import prints
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.skip_number import service as skip_number
from deskapp.procedures.skip_number.steps import Spoiled
from deskapp.procedures.void_receipt import service as void_receipt
from deskapp.procedures.void_receipt.steps import WhyVoid, WrongReceipt
from deskapp.sample.filled import fill
from deskapp.sample.ticket_books import PRINTER
from deskapp.staff.sign_in import Duty

WHY_VOID = ("付款人写错", "多收一个月，客户改交", "金额开错", "客户改用其他方式付款")
WHY_SPOILED = ("打印机卡纸", "走纸偏移，号码处撕破")


def void(desk: Desk, ticket: Ticket, place: int, lead: Duty) -> None:
    """Void a receipt of today, which the lead allows, and print the voided paper."""
    answers = Answers(f"sample-void-{ticket.printed_no}")
    answers.put(fill(WrongReceipt, number=TicketNo.parse(ticket.printed_no)))
    answers.put(fill(WhyVoid, reason=WHY_VOID[place % len(WHY_VOID)], copies=True))
    for refusal in void_receipt.check(desk, answers):
        answers.allowed[refusal] = Allowance(lead.id, lead.name, "各联已收齐，同意作废")
    done = void_receipt.finish(desk, answers)
    with desk.work("log_print") as session:
        for paper in done.papers:
            prints.log(session, paper.form, paper.record, PRINTER)


def spoil(desk: Desk, place: int) -> None:
    """Register the next blank number as spoiled."""
    _, number = skip_number.next_numbers(desk)[0]
    answers = Answers(f"sample-spoiled-{number.code}")
    answers.put(fill(Spoiled, up_to=number, reason=WHY_SPOILED[place % len(WHY_SPOILED)], copies=True))
    skip_number.finish(desk, answers)


def print_again(desk: Desk, ticket: Ticket) -> None:
    """Print a receipt once more."""
    with desk.work("log_print") as session:
        prints.log(session, "receipt", (Ticket.__tablename__, ticket.id), PRINTER)


def confirmation(lead: Duty) -> Allowance:
    """The lead confirms that the cash differs. No PIN is typed in the sample: it takes long to check, on purpose."""
    return Allowance(lead.id, lead.name, "复点两次无误，记短款待查")
