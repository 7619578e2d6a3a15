"""The ground of the pages that need to know what the file says: it is understood again whenever an answer changes."""

from collections.abc import Sequence

from deskapp.estate.roster.rows import Roster
from deskapp.kernel.errors import DeskError
from deskapp.procedures.import_roster.roster_file import Codes, RosterFile
from deskapp.procedures.import_roster.settling import Settled
from deskapp.procedures.import_roster.steps import WhichFile
from deskapp.ui import tasks
from deskapp.ui.step_page import StepPage
from deskapp.ui.task_bar import TaskBar

Question = tuple[Sequence[Settled], Codes]


class RosterPage(StepPage):
    """`roster` is None while it is not known, or cannot be; `trouble` then says why."""

    def build(self) -> None:
        self.roster: Roster | None = None
        self.trouble = ""
        self.task_bar = TaskBar()
        self._asked: Question = ([], {})
        self._under_work: Question | None = None

    @property
    def file(self) -> RosterFile:
        """The file of the walk, which was read on the first page."""
        return self.session.answers[WhichFile].file

    def understand(self, settled: Sequence[Settled], codes: Codes) -> None:
        """Ask what the file says; `understood` is called with the answer, unless something else was asked since."""
        self.roster, self.trouble = None, ""
        self._asked = (list(settled), {name: dict(told) for name, told in codes.items()})
        if self._under_work is None:
            self._start()

    def understood(self, roster: Roster) -> None:
        """Show what the file says."""

    def reason(self) -> str:
        return self.trouble if self._under_work is None else "正在核对"

    def _start(self) -> None:
        asked = self._under_work = self._asked
        file, today = self.file, self.today()
        task = tasks.start("正在核对", lambda _progress: file.roster(*asked, today), done=self._came)
        task.expect_failure(self._failed)
        task.ended.connect(self._over)
        self.task_bar.follow(task, stoppable=False)

    def _came(self, roster: Roster) -> None:
        self.roster = roster

    def _failed(self, error: DeskError) -> None:
        self.trouble = error.text

    def _over(self) -> None:
        """The last question counts: one that was asked meanwhile is answered next."""
        if self._under_work is not self._asked:
            self.roster, self.trouble = None, ""
            self._start()
            return
        self._under_work = None
        if self.roster is not None:
            self.understood(self.roster)
        self.edited.emit()
