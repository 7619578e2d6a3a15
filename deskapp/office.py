"""The rooms behind the window: the open store, who is on duty, and everything a page may ask or have done."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from deskapp import documents, safekeeping
from deskapp.access.station import Station
from deskapp.at_reader.station import set_sound
from deskapp.audit.events import last_known
from deskapp.desk import Desk, china_now
from deskapp.estate import held
from deskapp.estate.pinyin import initials
from deskapp.flow.procedure import Allowance, PaperDue
from deskapp.kernel.errors import PrintError, StoreError
from deskapp.kernel.problems import Refusal
from deskapp.ledger.signatures import note_signed
from deskapp.overview import card, doubts, home, people, search, status, tickets, unit
from deskapp.overview.card_view import CardView
from deskapp.overview.centre import named_settings
from deskapp.overview.clock import clock_words
from deskapp.overview.colleagues import colleagues
from deskapp.overview.home_view import HomeView
from deskapp.overview.printers import printer_state
from deskapp.overview.printing_view import Document
from deskapp.overview.scanned import scanned
from deskapp.overview.search_view import SearchView
from deskapp.overview.shown import Link
from deskapp.overview.status_view import Colleague, StatusView
from deskapp.overview.ticket_view import TicketView, ToSign
from deskapp.overview.unit_view import Revealed, StandingOrder, UnitView
from deskapp.overview.walk_view import Reply
from deskapp.printing.settings import PrinterSettings
from deskapp.printing.slips import from_json, to_json
from deskapp.printing.spool import Printer
from deskapp.printout import draw, print_papers
from deskapp.rooms.lists import ListRoom
from deskapp.staff import drafts
from deskapp.staff import tasks as team_tasks
from deskapp.staff.policy import POLICY
from deskapp.staff.sign_in import SignInError, sign_in
from deskapp.store.backup import latest
from deskapp.store.machine import Machine, change_machine, read_machine
from deskapp.store.work import Store

Watch = Callable[[str, int, int], None]


class Office(ListRoom):
    """One for as long as the store is open; the desk in it changes hands when somebody else signs in."""

    def __init__(
        self,
        store: Store,
        printer: Printer,
        titles: Mapping[str, str],
        *,
        now: Callable[[], datetime] = china_now,
        printers: Callable[[], list[str]] = list,
        station: Station | None = None,
    ) -> None:
        self.desk = Desk(store, now=now, station=station)
        self.machine = read_machine(store.place)
        self.printer_names = printers
        self._store, self._printer, self._titles = store, printer, dict(titles)
        self._print_trouble = ""
        self._known = last_known(store) or now()

    def now(self) -> datetime:
        """The time at the counter."""
        return self.desk.now()

    # Who is on duty

    def colleagues(self) -> list[Colleague]:
        """Everybody who may sign in."""
        return colleagues(self.desk)

    def sign_in(self, name: str, pin: str) -> None:
        """Put somebody on duty. Raises SignInError."""
        self.desk = self.desk.manned_by(sign_in(self._store, name, pin, self.now()))
        with suppress(StoreError):  # whose name comes first the next time is not worth keeping anybody out
            self.keep_machine(last_clerk=name.strip())
        set_sound(self.desk)

    def unlock(self, pin: str) -> None:
        """Whether the person on duty is still there. Raises SignInError."""
        sign_in(self._store, self.desk.clerk.name, pin, self.now(), purpose="unlock")

    def sign_out(self) -> None:
        """Leave the desk with nobody on duty, and the keys of cards shut (cards.md 6)."""
        if self.desk.station:
            self.desk.station.shut()
        self.desk = self.desk.manned_by(None)

    @property
    def clerk(self) -> str:
        """The name of the person on duty."""
        return self.desk.clerk.name

    def why_not(self, act: str) -> str:
        """Why the person on duty may not do this act, in words; empty if they may."""
        return "" if self.desk.may(act) else f"{self.clerk} 没有“{POLICY[act].words}”的权限"

    def authorise(self, refusal: Refusal, name: str, pin: str, reason: str) -> Allowance | str:
        """Another person lets a refusal pass, or a sentence why not."""
        try:
            return self.desk.authorise(refusal.override, name, pin, reason)
        except SignInError as error:
            return error.text

    # What pages show

    def home(self) -> HomeView:
        """The home page now."""
        return replace(home.home_view(self.desk, self._titles, self.backup_at()), clock=self.clock_words())

    def clock_words(self) -> str:
        """That the clock is behind what the program last knew, by how much and what to do; empty if it is not."""
        now = self.now()
        self._known = max(self._known, now)
        return clock_words(self._known, now)

    def status(self) -> StatusView:
        """The status bar now."""
        printer = printer_state(self.printing(), self.printer_names(), self._print_trouble)
        return status.status_view(self.desk, self.backup_at(), printer)

    def make_search_ready(self) -> None:
        """Read in what the search box looks through: on a thread of its own, so that no search waits for it."""
        with self.desk.reading() as session:
            held.warm(session)

    def find(self, typed: str) -> SearchView:
        """What the typed words may mean."""
        return search.search_view(self.desk, typed)

    def scanned(self, typed: str) -> Link | None:
        """Where the paper whose square code this is leads; None where it is none of ours."""
        return scanned(self.desk, typed)

    def initials(self, words: str) -> str:
        """The pinyin initials of words, in every reading."""
        return initials(words)

    def unit(self, unit_id: int) -> UnitView:
        """The page of a unit."""
        return unit.unit_view(self.desk, unit_id, self._titles)

    def unit_id(self, room: str) -> int | None:
        """The unit at a room number."""
        return unit.unit_id_of(self.desk, room)

    def standing_orders(self, room: str) -> tuple[StandingOrder, ...]:
        """The instructions in force for a room."""
        unit_id = self.unit_id(room)
        if unit_id is None:
            return ()
        with self.desk.reading() as session:
            return unit.standing_orders(session, unit_id, self.desk.today)

    def reveal(self, customer_id: int) -> Revealed:
        """Somebody's phones and paper in full, journaled. Raises NotAllowedError."""
        return people.reveal(self.desk, customer_id)

    def ticket(self, ticket_id: int) -> TicketView:
        """The page of a ticket."""
        return tickets.ticket_view(self.desk, ticket_id)

    def card(self, card_id: int) -> CardView:
        """The page of a card."""
        return card.card_view(self.desk, card_id)

    def to_sign(self, papers: Sequence[PaperDue]) -> Sequence[ToSign]:
        """The receipts among these papers that their payers have still to sign (FEE-04)."""
        return tickets.to_sign(self.desk, papers)

    def note_signed(self, *ticket_ids: int) -> None:
        """The payer has signed these receipts at last (GEN-10). NotAllowedError for somebody who takes no money."""
        with self.desk.work("collect_fees") as session:
            for ticket_id in ticket_ids:
                note_signed(session, ticket_id)

    def ticket_pdf(self, ticket_id: int) -> bytes:
        """The paper of a ticket as it would be printed now."""
        return draw(self.desk, tickets.paper(self.desk, ticket_id), self.printing()).pdf

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a key the window locks (PRIVACY-05)."""
        return self.desk.settings().idle_lock_minutes

    # Drafts

    def keep_draft(self, procedure: str, said: Mapping[str, Any], subject: str, stopped_at: str) -> None:
        """Keep a walk as it stands (GEN-12)."""
        with self.desk.work("keep_draft") as session:
            drafts.keep(session, procedure, said, subject, stopped_at)

    def end_draft(self, request_id: str) -> None:
        """A walk is done or dropped; an act may have ended its draft itself."""
        if self.draft(request_id) is not None:
            with self.desk.work("keep_draft") as session:
                drafts.end(session, request_id)

    def draft(self, request_id: str) -> tuple[str, dict[str, Any]] | None:
        """The procedure of a draft and what was said; None once it is ended."""
        with self.desk.reading() as session:
            found = drafts.find(session, request_id)
            return (found.procedure, found.said) if found and not found.ended else None

    def replies(self, request_id: str) -> tuple[Reply, ...]:
        """What the cashier was asked about a walk, and answered (FEE-34)."""
        with self.desk.reading() as session:
            return doubts.replies(session, request_id, self.desk.today)

    def finish_task(self, task_id: int, *, done: bool = True) -> None:
        """A task is done, or after all it is not."""
        with self.desk.work("finish_task") as session:
            (team_tasks.finish if done else team_tasks.reopen)(session, task_id)

    # Paper, copies, this PC

    def print_papers(self, papers: Sequence[PaperDue], watch: Watch) -> list[PrintError]:
        """Print what an act has made; what failed is logged and handed back. What `watch` raises stops it."""
        troubles = print_papers(self.desk, papers, self._printer, self.printing(), watch)
        self._print_trouble = troubles[0].text if troubles else ""
        return troubles

    def printing(self) -> PrinterSettings:
        """The printers, papers and offsets of this PC."""
        return from_json(PrinterSettings, self.machine.printing) if self.machine.printing else PrinterSettings()

    def set_printing(self, new: PrinterSettings) -> None:
        """Keep other printers, papers and offsets."""
        self.keep_machine(printing=to_json(new))

    def documents(self) -> list[Document]:
        """The kinds of papers, and what each can be printed on."""
        return documents.documents()

    def print_grid(self, kind: str) -> None:
        """Print the grid to measure the place of a kind of paper by. Raises PrintError."""
        documents.print_grid(self.desk, kind, self._printer, self.printing())

    def appearance(self) -> tuple[str, str]:
        """Colours and size of the text on this PC."""
        return self.machine.scheme, self.machine.text_size

    def centre_facts(self) -> list[tuple[str, str]]:
        """The settings of the centre, by their names."""
        return named_settings(self.desk.settings())

    def keep_machine(self, **new: Any) -> Machine:
        """Change settings of this PC by name. Raises StoreError."""
        self.machine = change_machine(self._store.place, **new)
        return self.machine

    def backup_at(self) -> datetime | None:
        """When the last copy was made."""
        last = latest(self._store.place)
        return last.at if last else None

    def back_up(self, why: str, watch: Watch) -> str:
        """Make a checked copy and say where it lies. Raises StoreError."""
        by = self.desk.duty.id if self.desk.duty else None
        made = safekeeping.back_up(self._store, self.now(), why, by=by, watch=watch)
        return made.path.name
