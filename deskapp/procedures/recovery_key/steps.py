"""What is asked of the recovery key: the groups of digits of its sheet, as they are read off the paper."""

from deskapp.flow.step import Step, ask
from deskapp.kernel.hidden import BackupGroup


class RecoverySheet(
    Step,
    title="恢复密钥",
    cues=(
        "打印机旁边请有人等着，请别人回避。",
        "有扫码枪的，光标放在第 1 组，扫左上角的方码。",
        "核对完装进信封封好，放进保险柜。",
    ),
):
    """Seventeen groups of six digits, as the sheet prints them."""

    group_1: BackupGroup = ask("第 1 组")
    group_2: BackupGroup = ask("第 2 组")
    group_3: BackupGroup = ask("第 3 组")
    group_4: BackupGroup = ask("第 4 组")
    group_5: BackupGroup = ask("第 5 组")
    group_6: BackupGroup = ask("第 6 组")
    group_7: BackupGroup = ask("第 7 组")
    group_8: BackupGroup = ask("第 8 组")
    group_9: BackupGroup = ask("第 9 组")
    group_10: BackupGroup = ask("第 10 组")
    group_11: BackupGroup = ask("第 11 组")
    group_12: BackupGroup = ask("第 12 组")
    group_13: BackupGroup = ask("第 13 组")
    group_14: BackupGroup = ask("第 14 组")
    group_15: BackupGroup = ask("第 15 组")
    group_16: BackupGroup = ask("第 16 组")
    group_17: BackupGroup = ask("第 17 组")

    @property
    def groups(self) -> tuple[str, ...]:
        """The digits in their order."""
        return tuple(getattr(self, question.name).reveal() for question in self.questions())
