"""What approved papers take off a payment, decided from plain values: all that a paper is for at once, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deskapp.kernel.money import Money
from deskapp.kernel.rounding import Rounding
from deskapp.ledger.adjusting.documents import Document
from deskapp.ledger.adjusting.kinds import ReductionKind
from deskapp.ledger.paying import Line, Reduced

NOTHING = Money()


@dataclass(frozen=True)
class Applied:
    """The lines with what was taken off them, and one sentence for every paper that could not be used."""

    lines: tuple[Line, ...]
    unused: tuple[str, ...] = ()


def apply(lines: Sequence[Line], documents: Sequence[Document], payable: Sequence[Line]) -> Applied:
    """Use every paper that fits (FEE-25). `payable` is all that the unit could pay now, of which `lines` are some.

    A paper is used once, so it is used only where everything that it is for is wholly paid by these lines: nothing of
    it is lost to a customer who pays a part today. No line ever goes below nothing.
    """
    taken, unused = list(lines), []
    for document in documents:
        places = [place for place, line in enumerate(taken) if _meant(document, line)]
        if not places:
            continue
        if why := _why_not(document, taken, places, payable):
            unused.append(f"减免单 {document.number} 没有使用：{why}")
            continue
        for place, off in zip(places, _shares(document, [taken[one].amount for one in places]), strict=True):
            if off:
                own = (*taken[place].reduced, Reduced(document.id, document.number, document.kind.value, off))
                taken[place] = replace(taken[place], amount=taken[place].amount - off, reduced=own)
    return Applied(tuple(taken), tuple(unused))


def _meant(document: Document, line: Line) -> bool:
    late = document.kind is ReductionKind.LATE_FEE
    owed = line.late_of if late else line.owed
    return owed is not None and document.meant.covers(owed)


def _why_not(document: Document, lines: Sequence[Line], places: Sequence[int], payable: Sequence[Line]) -> str:
    """Empty where it can be used."""
    own = [lines[place] for place in places]
    wanted = {(line.owed, line.late_of): line.amount for line in payable if _meant(document, line)}
    chosen = {(line.owed, line.late_of): line.amount for line in own}
    if any(line.reduced for line in own):
        return "已有别的减免"
    if missing := wanted.keys() - chosen.keys():
        return f"还有 {len(missing)} 笔没有选上，须一次缴清"
    if any(amount != wanted.get(line) for line, amount in chosen.items()):
        return "有一笔只交一部分，须一次缴清"
    if document.amount and document.amount > Money.total(line.amount for line in own):
        return f"减免 {document.amount.figures} 多于现在应收"
    return ""


def _shares(document: Document, amounts: Sequence[Money]) -> list[Money]:
    """What is taken off each: its percentage half up to the fen, or the amount from the first on."""
    if document.percent is not None:
        return [Rounding().of(amount.fen * document.percent, 100) for amount in amounts]
    left, shares = document.amount or NOTHING, []
    for amount in amounts:
        shares.append(min(amount, left))
        left -= shares[-1]
    return shares
