"""Shows what lies in the file of a unit, and prints its contents list (FORM-66)."""

from collections.abc import Iterator

from deskapp.customer_file.loans import file_at
from deskapp.desk import Desk
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.kernel.rooms import RoomNo
from deskapp.overview.file_lists import filed
from deskapp.overview.file_view import FiledPaper
from deskapp.papers.files import contents_due
from deskapp.procedures.archive import known
from deskapp.procedures.archive.look.steps import STEPS, LookedAt

ACT = "see_papers"


def papers(desk: Desk, room: RoomNo) -> list[FiledPaper]:
    """What lies in the file of a unit."""
    with desk.reading() as session:
        unit = unit_by_number(session, room)
        return filed(session, unit.id) if unit else []


def note_seen(desk: Desk, paper: FiledPaper) -> None:
    """Somebody looks at the pictures of a paper, large (PRIVACY-03). Raises NotAllowedError."""
    desk.note(ACT, "file_paper", paper.paper_id, pictures=len(paper.scans))


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """There is such a unit, and a file of it."""
    if LookedAt not in answers:
        return
    room = answers[LookedAt].room
    with desk.reading() as session:
        stops = list(known.unknown(session, room))
        yield from stops
        if not stops and file_at(session, known.unit_id(session, room)) is None:
            yield Refusal(f"{room} 还没有档案", "ARCHIVE-08")


def finish(desk: Desk, answers: Answers) -> Done:
    """The contents list, to be printed. Raises NotAllowedError."""
    desk.require(ACT)
    room = answers[LookedAt].room
    with desk.reading() as session:
        unit_id = known.unit_id(session, room)
        due = contents_due(session, desk, unit_id)
    return Done(str(room), f"{room} 的档案目录已打印", (due,) if due else (), unit_id)


SEE_FILE = Procedure("see_file", "查看档案", ACT, STEPS, finish, check)
