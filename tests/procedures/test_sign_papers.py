"""Signatures on paper: awaited, noted by whoever saw them, and asked for until then, bare and through the window."""

from deskapp.desk import Desk
from deskapp.flow.procedure import Done
from deskapp.overview.signature_matters import unsigned
from deskapp.procedures.sign_papers.service import waiting
from deskapp.procedures.sign_papers.steps import Signed
from deskapp.procedures.sign_papers.wizard import SignPapersWizard
from deskapp.signatures import awaited
from deskapp.signatures.awaited import OnPaper

ABOUT = ("unit", 1)
FORM = OnPaper(ABOUT, "ZX20261121-01", room_no="3-2-501", customer="张素芬")


def printed(desk: Desk, *signers: str, paper: str = "装修备案表") -> None:
    """A paper of the record has come out."""
    with desk.work("sign_papers") as session:
        awaited.await_signatures(session, FORM, paper, *signers)


def stops(desk: Desk) -> list[str]:
    with desk.reading() as session:
        return [one.text for one in awaited.refusals(session, ABOUT)]


def test_a_missing_signature_stops_the_next_step_and_stands_on_today_s_list(desk):
    """GEN-10."""
    printed(desk, "业主", "装修负责人")
    printed(desk, "业主", paper="业主承诺")
    assert stops(desk) == ["《装修备案表》还没有业主、装修负责人签名", "《业主承诺》还没有业主签名"]
    with desk.reading() as session:
        (matter,) = unsigned(session, desk)
    assert (matter.room, matter.link.more) == ("3-2-501", (("number", "ZX20261121-01"),))


def test_everybody_has_signed(at_counter, desk):
    """GEN-10: one key, and nothing is asked for any more."""
    printed(desk, "业主", "装修负责人")
    clerk = at_counter(SignPapersWizard, desk)
    assert clerk.fill(Signed, number="ZX20261121-01") == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert done.words == "ZX20261121-01 已登记签名"
    assert stops(desk) == []
    assert waiting(desk) == []


def test_one_of_two_has_signed(at_counter, desk):
    """GEN-10: the other is still asked for."""
    printed(desk, "业主", "装修负责人")
    clerk = at_counter(SignPapersWizard, desk)
    assert clerk.fill(Signed, number="ZX20261121-01", signer="业主") == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert done.words.endswith("，还缺装修负责人（装修备案表）")
    assert stops(desk) == ["《装修备案表》还没有装修负责人签名"]


def test_a_paper_that_waits_for_nobody_cannot_be_signed(at_counter, desk):
    """GEN-10."""
    printed(desk, "业主")
    clerk = at_counter(SignPapersWizard, desk)
    assert clerk.fill(Signed, number="ZX20261121-01", signer="施工队长") == [
        "ZX20261121-01 没有等着施工队长的签名的表单"
    ]


def test_a_paper_made_out_anew_waits_anew_and_one_called_off_no_more(desk):
    """GEN-10."""
    printed(desk, "业主")
    with desk.work("sign_papers") as session:
        awaited.no_longer(session, ABOUT)
    assert stops(desk) == []
    printed(desk, "业主")
    assert stops(desk) == ["《装修备案表》还没有业主签名"]
