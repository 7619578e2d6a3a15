"""Starts procedures in the window, parks them, takes them up again, and prints what they have made."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from deskapp.flow.procedure import Done, PaperDue
from deskapp.kernel.errors import DeskError, PrintError
from deskapp.ui import tasks
from deskapp.ui.backroom import Backroom
from deskapp.ui.buttons import Button
from deskapp.ui.messages import Messages
from deskapp.ui.offers import NOBODY, Next, Offer, Subject
from deskapp.ui.pages.walk import WalkPage
from deskapp.ui.receipts_to_sign import ReceiptsToSign
from deskapp.ui.states import MessageBar
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import Tone
from deskapp.ui.walking import go_to
from deskapp.ui.words import say

Show = Callable[[WalkPage], object]
DRAFT_LEFT = "已办结并保存，只是草稿没能撤下；再打开它也不会重复办理"
UNLOGGED = "记录已保存，只是打印没能记下；没有打出来的请补打"


class Host(QObject):
    """One walk is alive at a time, in sight or behind another page; others wait as drafts.

    A procedure begun inside another one comes back to it. `dropped` carries a walk whose page may go, `gone` says that
    no other walk took its place, `changed` that records may have changed.
    """

    dropped = Signal(object)
    gone = Signal()
    changed = Signal()

    def __init__(self, room: Backroom, offers: Sequence[Offer], messages: Messages, bar: TaskBar, show: Show) -> None:
        super().__init__()
        self._room, self._messages, self._bar, self._show = room, messages, bar, show
        self._offers = {offer.name: offer for offer in offers}
        self._parked: list[str] = []
        self._following: tuple[Next, MessageBar] | None = None
        self.to_sign = ReceiptsToSign(room, messages)
        self.to_sign.noted.connect(self.changed)
        self.walk: WalkPage | None = None

    def start(self, name: str, subject: Subject = NOBODY) -> None:
        """Begin a procedure about a subject; one under way is put aside first (look, section 6).

        While its button offers what should follow the last one, its key means that, and not an empty beginning.
        """
        offer, subject = self._offers[name], self._meant(name, subject)
        if reason := self._room.why_not(offer.right):
            self._messages.tell(Tone.INFO, reason)
        elif self._park():
            self._open(WalkPage(offer, self._room, subject.beginning(offer.procedure), fresh=True))

    def resume(self, request_id: str) -> None:
        """Take up a draft, or bring the living walk back into sight."""
        if self.walk and self.walk.request_id == request_id and not self.walk.done:
            self._show(self.walk)
            return
        kept = self._room.draft(request_id)
        if kept is None or kept[0] not in self._offers:
            self._messages.tell(Tone.INFO, "这份草稿已经办完或撤销了")
        elif self._park():
            self._open(WalkPage(self._offers[kept[0]], self._room, kept[1], fresh=False))
            words = say("上次停在“{step}”，已为你恢复", step=say(self._here().wizard.page.kind.title))
            self._messages.tell(Tone.INFO, words)

    def keep(self) -> None:
        """Keep what stands on the page now: before it goes out of sight, the window locks or closes."""
        if self.walk and not self.walk.done:
            self.walk.wizard.keep_draft()

    def print_papers(self, papers: Sequence[PaperDue]) -> None:
        """Print in the background; a printer that fails undoes nothing and is asked again by a button."""
        task = tasks.start(
            say("正在打印"),
            partial(self._room.print_papers, papers),
            done=lambda troubles: self._printed(troubles, papers),
            failed=lambda error: self._messages.tell(Tone.WARN, UNLOGGED, error.code, also=True),
        )
        task.cancelled.connect(lambda: self._stopped(papers))
        self._bar.follow(task)

    def _park(self) -> bool:
        """Make way for another walk; the one in sight is come back to. False while it is just being finished."""
        walk = self.walk
        if walk is None:
            return True
        if walk.wizard.busy:
            self._messages.tell(Tone.INFO, "正在办理，请稍候")
            return False
        self.keep()
        if walk.isVisible() and not walk.done and walk.offer.drafts:
            self._parked.append(walk.request_id)
        self._drop()
        return True

    def _open(self, walk: WalkPage) -> None:
        self.walk = walk
        self._messages.pass_on()
        self._offer_no_more()
        walk.wizard.finished.connect(self._finished)
        walk.wizard.put_aside.connect(self._put_aside)
        walk.wizard.left.connect(self._left)
        walk.wizard.leads.connect(self.start)
        walk.wizard.cue_asked.connect(self._rewrite_cue)
        self._show(walk)

    def _rewrite_cue(self, page: str) -> None:
        self.start("edit_cues", Subject(more=(("page", page),)))

    def _finished(self, done: Done) -> None:
        walk = self._here()
        trouble = _end_draft(walk)
        stays = not walk.wizard.main.isVisibleTo(walk)
        following = walk.offer.then(done)
        if done.papers:
            self.print_papers(done.papers)
        self.changed.emit()
        if not stays:
            self._go_on()
        if following or not stays:
            self._tell(say_done(walk.offer, done), following)
        if not stays:
            self.to_sign.ask(done.papers)
        if trouble:
            self._messages.tell(Tone.WARN, DRAFT_LEFT, trouble.code, also=True)

    def _tell(self, words: str, following: Next | None) -> None:
        """Say what came of it, beside what the page in sight has to say; what should follow has the keyboard."""
        buttons = self._buttons(following)
        bar = self._messages.tell(Tone.OK, words, "", *buttons, also=self.walk is not None)
        self._following = (following, bar) if following and buttons else None
        for button in buttons:
            go_to(button)

    def _buttons(self, following: Next | None) -> list[Button]:
        offer = self._offers.get(following.name) if following else None
        if following is None or offer is None or self._room.why_not(offer.right):
            return []
        button = Button(following.words, offer.key)
        button.clicked.connect(lambda: self.start(following.name, following.subject))
        return [button]

    def _meant(self, name: str, subject: Subject) -> Subject:
        """What a procedure is begun about: what should follow the last one, unless something else is in sight."""
        if self._following is None:
            return subject
        following, bar = self._following
        meant = following.name == name and subject.room in ("", following.subject.room)
        if not meant or bar not in self._messages.bars():
            return subject
        return following.subject

    def _offer_no_more(self) -> None:
        """Over the page of another act, what should have followed the last one would read like a part of it."""
        if self._following:
            self._messages.take(self._following[1])
            self._following = None

    def _put_aside(self) -> None:
        self._messages.tell(Tone.INFO, "已挂起，在“今日”的“接着办”里继续")
        self._go_on()

    def _left(self) -> None:
        walk = self._here()
        if not walk.done:
            walk.end_draft()
        self._go_on()

    def _go_on(self) -> None:
        """Back to the walk that was parked for this one, or to the page before."""
        self._drop()
        while self._parked:
            request_id = self._parked.pop()
            if self._room.draft(request_id) is not None:
                self.resume(request_id)
                return
        self.gone.emit()

    def _drop(self) -> None:
        walk, self.walk = self.walk, None
        if walk is None:
            return
        if walk.wizard.outcome and walk.wizard.unsigned():
            self.to_sign.ask(walk.wizard.outcome.papers)
        self.dropped.emit(walk)

    def _here(self) -> WalkPage:
        assert self.walk is not None, "only a walk in sight can end"
        return self.walk

    def _printed(self, troubles: list[PrintError], papers: Sequence[PaperDue]) -> None:
        self.changed.emit()
        if troubles:
            later = Button("以后补打")
            self._messages.tell(Tone.DANGER, troubles[0].text, troubles[0].code, self._again(papers), later)

    def _stopped(self, papers: Sequence[PaperDue]) -> None:
        self.changed.emit()
        self._messages.tell(Tone.INFO, "已停止打印", "记录已保存；没有打完的不算打印过。", self._again(papers))

    def _again(self, papers: Sequence[PaperDue]) -> Button:
        again = Button("再打一次")
        again.clicked.connect(lambda: self.print_papers(papers))
        return again


def _end_draft(walk: WalkPage) -> DeskError | None:
    """What was done is done (design law 2): that its draft could not be taken away must not sound otherwise."""
    try:
        walk.end_draft()
    except DeskError as error:
        return error
    return None


def say_done(offer: Offer, done: Done) -> str:
    """What came of it, with the number by which it is found again."""
    words = done.words or say("{title}已办结", title=say(offer.title))
    return words if done.number in words else f"{done.number}：{words}"
