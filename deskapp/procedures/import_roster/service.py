"""Reads, previews and imports a roster; for the window and for the verb `import`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from deskapp.desk import Desk
from deskapp.estate.applying import layouts
from deskapp.estate.applying.batch import Applied, FileFacts, apply, done_before, imported_before
from deskapp.estate.applying.plan import Plan, plan
from deskapp.estate.kinds import BatchState
from deskapp.estate.roster.errors import RosterError
from deskapp.estate.roster.mapping import Mapping as RosterMapping
from deskapp.estate.roster.mapping import recalled_answers
from deskapp.estate.roster.rows import Roster
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.procedures.import_roster.copies import keep_copy
from deskapp.procedures.import_roster.roster_file import Codes as CodesTold
from deskapp.procedures.import_roster.roster_file import RosterFile, answers
from deskapp.procedures.import_roster.settling import Settled, recalled
from deskapp.procedures.import_roster.steps import APPLIES, STEPS, Codes, Columns, Preview, WhichFile

ACT = "import_roster"
Watch = Callable[[str, int, int], None]


class PlanError(DeskError):
    """What was previewed is no longer what would be imported."""

    code = "E-IMP-21"


@dataclass(frozen=True)
class Imported:
    """What came of an import. `batch_id` is None where there was nothing to do; `copy` None where none was written."""

    batch_id: int | None
    added: int
    changed: int
    refused: int
    plan: Plan = Plan((), ())
    """Every line, as it was imported; empty where the same request was answered before."""
    copy: Path | None = None
    trouble: str = ""

    @property
    def words(self) -> str:
        """What to tell the clerk."""
        left = f"，{self.refused} 行有误没有导入" if self.refused else ""
        if self.batch_id is None:
            return f"没有需要导入的内容，系统里都已经有了{left}"
        return f"已导入：新增 {self.added} 条，修改 {self.changed} 条{left}"


def quiet(words: str, done: int, total: int) -> None:
    """For whoever does not want to know how far it is."""


def told_before(desk: Desk, file: RosterFile) -> tuple[list[Settled], CodesTold]:
    """What was settled and explained for rosters of the same layout before."""
    with desk.reading() as session:
        kept = layouts.recalled(session, file.proposal.layout)
    if not kept:
        return [], {}
    codes = {field.name: told for field, told in recalled_answers(kept).items()}
    return recalled(file.proposal, file.proposal.recalling(kept)), codes


def with_suggestions(roster: Roster, codes: CodesTold) -> CodesTold:
    """The codes with what the file itself says of those nobody has explained, for whoever cannot be asked."""
    told = {name: dict(labels) for name, labels in codes.items()}
    for code in roster.unknown_codes:
        if code.suggestion:
            told.setdefault(code.field.name, {})[code.text] = code.suggestion
    return told


def known_file(desk: Desk, file: RosterFile) -> str:
    """That the very same file was imported before, and when; empty if it was not."""
    with desk.reading() as session:
        found = imported_before(session, file.book.digest)
    if found is None:
        return ""
    at, state = found
    then = "，后来撤销了" if state is BatchState.UNDONE else ""
    return f"这份花名册已于 {at.astimezone(CHINA):%Y-%m-%d %H:%M} 导入过{then}"


def roster_of(desk: Desk, given: Answers) -> Roster:
    """What the file says as far as columns and codes are settled. Raises RosterError."""
    return given[WhichFile].file.roster(given[Columns].settled, meanings_of(given), desk.today)


def meanings_of(given: Answers) -> CodesTold:
    """What was told of codes, now and for rosters of the same layout before."""
    before, now = given[Columns].known_codes, given[Codes].meanings if Codes in given else {}
    return {name: {**before.get(name, {}), **now.get(name, {})} for name in {*before, *now}}


def preview(desk: Desk, roster: Roster) -> Plan:
    """What importing it would do; writes nothing. Raises NotAllowedError without the right."""
    desk.require(ACT)
    with desk.reading() as session:
        return plan(session, roster, desk.today)


def check(desk: Desk, given: Answers) -> Iterator[Refusal]:
    """The file can be read, something of it is mapped, and every code is explained or left out."""
    if WhichFile not in given:
        return
    desk.require(ACT)
    try:
        if not given[WhichFile].file.is_read:
            given[WhichFile].file.read()
        unknown = roster_of(desk, given).unknown_codes if Columns in given else ()
    except RosterError as error:
        yield Refusal(f"{error.text}（{error.code}）")
        return
    if unknown and (Codes in given or not given[Columns].asks_codes):
        names = "、".join(f"{code.field.value}“{code.text or '（空）'}”" for code in unknown)
        yield Refusal(f"还有代码没有说明：{names}")


def finish(desk: Desk, given: Answers, watch: Watch = quiet) -> Done:
    """Import what was previewed, once, and write the marked copy.

    Raises PlanError if something changed since the preview, NotAllowedError without the right, RosterError.
    """
    seen, file, settled = given[Preview], given[WhichFile].file, given[Columns].settled
    job = Job(file, settled, meanings_of(given), given.request_id, (seen.added, seen.changed, seen.refused))
    done = import_file(desk, job, watch)
    return Done(str(done.batch_id or ""), done.words, result=done)


@dataclass(frozen=True)
class Job:
    """What is to be imported, and what the preview came to: records to be made, to be changed, lines refused."""

    file: RosterFile
    settled: Sequence[Settled]
    codes: CodesTold
    request_id: str
    expected: tuple[int, int, int] | None = None

    @property
    def mapping(self) -> RosterMapping:
        """The columns as they are settled."""
        return self.file.mapping(self.settled)


def import_file(desk: Desk, job: Job, watch: Watch = quiet) -> Imported:
    """All of it in one unit of work; what `watch` raises stops it and nothing is kept."""
    roster = job.file.roster(job.settled, job.codes, desk.today)
    with desk.work(ACT) as session:
        if before := done_before(session, job.request_id):
            return Imported(before.id, before.added, before.changed, before.refused)
        facts = FileFacts(job.file.path.name, job.file.book.digest)
        done = apply(session, roster, facts, job.request_id, desk.today, watch)
        if job.expected not in (None, (done.plan.added, done.plan.changed, done.plan.refused)):
            raise PlanError("预览之后资料有变动，没有导入任何内容。请返回重新核对，再导入一次")
        layouts.remember(session, job.mapping.layout, job.mapping.remembered(answers(job.codes)))
    return _with_copy(desk, job, roster, done)


def save_copy(desk: Desk, given: Answers, told: Plan) -> Path:
    """The marked copy as the preview has it, without importing. Raises RosterError E-IMP-14."""
    file = given[WhichFile].file
    marks = told.marks(roster_of(desk, given))
    return keep_copy(desk.store.place, file, file.mapping(given[Columns].settled), marks)


def _with_copy(desk: Desk, job: Job, roster: Roster, done: Applied) -> Imported:
    """A copy that cannot be written takes nothing back (design law 2)."""
    batch, told = done.batch, done.plan
    copy, trouble = None, ""
    try:
        copy = keep_copy(desk.store.place, job.file, job.mapping, told.marks(roster))
    except RosterError as error:
        trouble = error.text
    made = batch.id if batch else None
    return Imported(made, told.added, told.changed, told.refused, told, copy, trouble)


IMPORT_ROSTER = Procedure(
    name="import_roster",
    title="导入花名册",
    act=ACT,
    steps=STEPS,
    finish=finish,
    check=check,
    applies=APPLIES,
)
