"""Keeps the cue card of a page in the centre's own words, or gives the page its default back."""

from collections.abc import Iterator

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.flow.step import Step
from deskapp.kernel.problems import Refusal
from deskapp.procedures.edit_cues.steps import CueParts
from deskapp.staff import cues
from deskapp.staff.cues import Card

ACT = "edit_cues"


def card_of(asked: CueParts) -> Card:
    """The card as it was written."""
    told = (cues.sentences(part or "") for part in (asked.wants, asked.checks, asked.returns))
    return Card((asked.spoken or "").strip(), *told)


def shown(desk: Desk, page: str) -> Card:
    """The card of a page as it is now; empty for a page that is none."""
    kind = _step(page)
    with desk.reading() as session:
        return cues.over(cues.default_card(kind.cues, kind.say) if kind else Card(), cues.written_card(session, page))


def title_of(page: str) -> str:
    """What a page is called; empty where it is none."""
    kind = _step(page)
    return kind.title if kind else ""


def written(desk: Desk) -> list[str]:
    """The pages whose cards are not the default."""
    with desk.reading() as session:
        return cues.written_pages(session)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """There is such a page."""
    if CueParts in answers and _step(answers[CueParts].page) is None:
        yield Refusal("没有这一页，请在要改的办理页按 Shift+F6", "GEN-09")


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep it; with nothing written the default holds again. Raises NotAllowedError for anyone but the manager."""
    asked = answers[CueParts]
    with desk.work(ACT) as session:
        if card_of(asked) == Card():
            cues.restore_card(session, asked.page)
            return Done(asked.page, "已恢复原来的提示")
        cues.write_card(session, asked.page, card_of(asked))
    return Done(asked.page, "提示卡已保存，下次打开那一页就是新的")


def _step(page: str) -> type[Step] | None:
    """The step a page asks."""
    found = list(Step.__subclasses__())
    for kind in found:
        found += kind.__subclasses__()
    return next((kind for kind in found if cues.page_of(kind) == page), None)


EDIT_CUES = Procedure("edit_cues", "修改提示卡", ACT, (CueParts,), finish, check)
