"""What is asked about the site keys: which one, the groups of its two sheets, and the passphrase it is sealed under."""

from collections.abc import Iterator
from enum import Enum

from deskapp.flow.step import Step, ask
from deskapp.kernel.hidden import BackupGroup, Passphrase
from deskapp.kernel.problems import Problem

PASSPHRASE_CUES = (
    "请别人回避，不要念出声。",
    "至少 10 个字符，不用生日和门牌号。",
    "口令不写在电脑旁；忘了要凭两份备份恢复。",
)


class Technology(Enum):
    """The cards a key is for; the names are those of `KeyTechnology`."""

    DESFIRE = "DESFire"
    CLASSIC = "MIFARE Classic"


class Groups(Step, title="备份"):
    """Nine groups of six digits, as one sheet of the backup prints them."""

    group_1: BackupGroup = ask("第 1 组")
    group_2: BackupGroup = ask("第 2 组")
    group_3: BackupGroup = ask("第 3 组")
    group_4: BackupGroup = ask("第 4 组")
    group_5: BackupGroup = ask("第 5 组")
    group_6: BackupGroup = ask("第 6 组")
    group_7: BackupGroup = ask("第 7 组")
    group_8: BackupGroup = ask("第 8 组")
    group_9: BackupGroup = ask("第 9 组")

    @property
    def groups(self) -> tuple[str, ...]:
        """The digits in their order."""
        return tuple(getattr(self, question.name).reveal() for question in self.questions())


class PartOne(
    Groups,
    title="第 1 份",
    cues=("由第一位保管人输入。", "每组 6 位，写错一位会立即提示。", "输完把这一份装进信封封好。"),
):
    """The first sheet, typed as it is printed."""


class PartTwo(
    Groups,
    title="第 2 份",
    cues=("由第二位保管人输入，第一位回避。", "两份不要放在一处。", "输完把这一份装进信封封好。"),
):
    """The second sheet, typed as it is printed."""


class NewPassphrase(Step, title="设口令", cues=PASSPHRASE_CUES):
    """A passphrase, typed twice."""

    passphrase: Passphrase = ask("口令", help="至少 10 个字符")
    again: Passphrase = ask("再输一次")

    def problems(self) -> Iterator[Problem]:
        if self.passphrase != self.again:
            yield Problem("两次输入的口令不一样，请重新输入", "again")


class KnownPassphrase(Step, title="口令", cues=PASSPHRASE_CUES[:1]):
    """The passphrase in force."""

    passphrase: Passphrase = ask("口令")
