"""Random days at the counter, step by step beside a plain model of the ledger: both always say the same (T70)."""

import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from deskapp.audit import chain
from deskapp.kernel.money import Money
from deskapp.ledger.accounts import standing as standing_of
from deskapp.ledger.accounts.entering import AccountError
from deskapp.ledger.books import TicketError
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.kinds import TicketState
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import state_of
from deskapp.opening import open_place
from deskapp.procedures.close_day.service import to_close
from deskapp.safekeeping import back_up
from deskapp.store.place import Place
from tests.audit.conftest import at_desk
from tests.audit.day import close_day
from tests.conftest import Clock
from tests.ledger import accounts
from tests.ledger.plain import PlainTill
from tests.ledger.reductions import pay_reduced
from tests.ledger.till import a_range, draw, spoil, take, void

STEPS, DAYS = 14, 3
PIECES = 6
FEN = st.integers(1, 99_999).map(lambda yuan: 100 * yuan)


class RandomDays(RuleBasedStateMachine):
    """林晓 takes money, spoils and voids numbers, closes, and the program is ended and begun again in between."""

    manned: Path

    @initialize()
    def open(self):
        self.folder, self.clock = TemporaryDirectory(), Clock()
        self.place = Place(Path(shutil.copytree(self.manned, Path(self.folder.name) / "data")))
        self.plain, self.repeated, self.closings = PlainTill([]), 0, 0
        self.begin()
        self.draw()
        self.home = accounts.a_home(at_desk(self.store, self.clock))

    def begin(self):
        self.store = open_place(self.place, self.clock())
        by = at_desk(self.store, self.clock)
        self.desk, self.lead, self.cashier = by("林晓"), by("赵立"), by("孙敏")

    def teardown(self):
        if hasattr(self, "store"):
            with closing(self.store):
                assert [str(one) for one in findings(self.store)] == []
            self.folder.cleanup()

    def draw(self):
        """Two books, as many as a clerk may hold."""
        first = 1001 + 1000 * len(self.plain.books)
        drawn = [range(at, at + PIECES) for at in (first, first + 1000)]
        draw(self.cashier, self.desk, *(a_range(f"{book.start:07d}", PIECES) for book in drawn))
        self.plain.books += drawn

    def has_number(self):
        return self.plain.next_number is not None

    def has_standing(self):
        return any(slip.stands for slip in self.plain.slips)

    @precondition(has_number)
    @rule(fen=FEN)
    def take_cash(self, fen):
        take(self.desk, Money(fen).figures)
        self.plain.use(fen, fen)

    @precondition(has_number)
    @rule(fen=FEN)
    def take_both_ways(self, fen):
        take(self.desk, Money(fen).figures, split=Money(fen // 2).figures)
        self.plain.use(fen, fen - fen // 2)

    @precondition(has_number)
    @rule(fen=FEN, times=st.integers(2, 3))
    def take_with_enter_held_down(self, fen, times):
        """Design law 1: the same request is one receipt."""
        self.repeated += 1
        made = {take(self.desk, Money(fen).figures, request_id=f"held-{self.repeated}").id for _ in range(times)}
        assert len(made) == 1
        self.plain.use(fen, fen)

    @precondition(has_number)
    @rule()
    def spoil(self):
        spoil(self.desk)
        self.plain.use(0, 0)

    @precondition(has_number)
    @rule(fen=FEN)
    def put_on_account(self, fen):
        """features 16: in the drawer, and on the account."""
        accounts.put_in(self.desk, self.home, Money(fen).figures)
        self.plain.use(fen, fen, fen)

    @precondition(has_number)
    @rule(fen=FEN, part=st.integers(1, 100))
    def pay_from_account(self, fen, part):
        """C5: as much as lies there, and not a fen more; cash pays the rest of the fee."""
        wanted = max(1, fen * part // 100)
        if wanted > self.plain.balance:
            with pytest.raises(AccountError):
                accounts.use(self.desk, self.home, Money(wanted).figures, of=Money(fen).figures)
            return
        accounts.use(self.desk, self.home, Money(wanted).figures, of=Money(fen).figures)
        self.plain.use(fen, fen - wanted, -wanted)

    @precondition(has_number)
    @rule(fen=FEN, percent=st.sampled_from(range(10, 100, 10)))
    def pay_reduced(self, fen, percent):
        """FEE-25: what a paper takes off is in no drawer and on no receipt; tenths leave no odd fen to count."""
        self.repeated += 1
        net = fen - fen * percent // 100
        pay_reduced(self.desk, self.lead, self.home, fen, percent, self.repeated)
        self.plain.use(net, net)

    @precondition(lambda self: self.plain.balance > 0)
    @rule(part=st.integers(1, 100), paid=st.booleans())
    def pay_back(self, part, paid):
        """FEE-33: the cashier pays the order, or sends it back."""
        self.repeated += 1
        fen = max(1, self.plain.balance * part // 100)
        accounts.order_back(self.desk, self.home, Money(fen).figures, f"back-{self.repeated}")
        accounts.settle_back(self.cashier, f"settled-{self.repeated}", paid=paid)
        self.plain.gone += fen if paid else 0

    @precondition(has_standing)
    @rule(which=st.integers(0, 99))
    def void(self, which):
        """TICKET-21: but for money on the account that was used since."""
        standing = [slip for slip in self.plain.slips if slip.stands]
        slip = standing[which % len(standing)]
        with self.desk.reading() as session:
            ticket = session.scalars(select(Ticket).where(Ticket.number == slip.number)).one()
        if slip.put_in > self.plain.balance:
            with pytest.raises(TicketError, match="后来已经用去"):
                void(self.desk, ticket, self.lead)
            return
        void(self.desk, ticket, self.lead)
        slip.stands = False

    @rule(minutes=st.integers(1, 90))
    def time_passes(self, minutes):
        self.clock.pass_by(minutes=minutes)

    @rule()
    def restart(self):
        self.store.close()
        self.begin()

    @rule()
    def back_up(self):
        assert back_up(self.store, self.clock(), "hand").path.exists()

    @invariant()
    def the_ledger_says_what_the_model_says(self):
        with self.desk.reading() as session:
            tickets = session.scalars(select(Ticket).order_by(Ticket.id)).all()
            said = [(one.number, one.amount.fen if one.amount else 0, standing(session, one)) for one in tickets]
            assert said == [(slip.number, slip.fen, slip.stands) for slip in self.plain.slips]
            assert chain.anchor(session).running_total.fen == self.plain.total
            assert Money.total(one.amount for one in standing_of.of_unit(session, self.home)).fen == self.plain.balance
            assert list(chain.breaks(session, self.store.chain_key)) == []

    @precondition(lambda self: len(self.plain.slips) > self.closings)
    @rule()
    def close(self):
        """The next day begins with it; what is voided later is of that day.

        A drawer cannot hold less than nothing: a day that gave back more in the books than it took goes on.
        """
        if to_close(self.desk).cash_expected < Money():
            return
        close_day(self.desk)
        self.closings = len(self.plain.slips)
        self.clock.pass_by(hours=20)


def standing(session, ticket):
    return state_of(session, ticket) is TicketState.ISSUED


@pytest.mark.timeout(600)
def test_random_days_agree_with_a_plain_model(manned):
    """T70, T21, T23, TICKET-21, TICKET-22."""
    machine = type("OverThisFolder", (RandomDays,), {"manned": manned})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=DAYS,
            stateful_step_count=STEPS,
            deadline=None,
            phases=(Phase.explicit, Phase.reuse, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )
