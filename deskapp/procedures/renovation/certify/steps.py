"""What is asked when the certificate is made: the two reminders, and how the file is bound and where it stands."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.procedures.renovation.which import WhichFiling

MOST_PAGES = 999


class Reminders(
    Step,
    title="两项提醒",
    cues=(
        "提醒业主：退款凭登记证原件和保证金收据。",
        "提醒装修负责人：工人临时出入卡须全部交回才能退款。",
        "交还：登记证正本交业主。",
    ),
    say="登记证正本请您保管好，退保证金时要凭正本和收据。",
):
    """What owner and principal are told before they get the certificate (RENO-33, RENO-34)."""

    refund_told: bool = tick("已告知业主：保证金凭登记证正本和保证金收据退还")
    passes_told: bool = tick("已提醒装修负责人：退款前须交回全部临时出入卡")


class Binding(
    Step,
    title="装订归盒",
    cues=("按顺序装订：登记证、协议、执照、资格证书、合同、人员登记表。", "按楼栋放，从低层到高层。"),
):
    """The pages of each paper in the binding order; none where it is not in the file (RENO-35, RENO-36)."""

    certificate: int = ask("登记证", help="页数")
    agreement: int = ask("协议", help="页数")
    licence: int = ask("营业执照", help="页数，没有的填 0")
    qualification: int = ask("资格证书", help="页数，没有的填 0")
    contract: int = ask("装修合同", help="页数，没有的填 0")
    workers: int = ask("人员登记表", help="页数")
    shelf: str = ask("存放位置", help="如 3栋装修档案盒 2")

    def problems(self) -> Iterator[Problem]:
        for question in self.questions()[:-1]:
            if not 0 <= getattr(self, question.name) <= MOST_PAGES:
                yield Problem(f"页数请填 0 至 {MOST_PAGES}", question.name)
        for name in ("certificate", "agreement", "workers"):
            if not getattr(self, name):
                yield Problem("这份必须在内", name)

    @property
    def pages(self) -> tuple[int, ...]:
        """The counts in the binding order."""
        counts = (self.certificate, self.agreement, self.licence, self.qualification, self.contract, self.workers)
        return counts


STEPS = (WhichFiling, Reminders, Binding)
