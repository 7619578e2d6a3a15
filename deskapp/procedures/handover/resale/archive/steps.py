"""What is asked when a resale is archived."""

from deskapp.flow.step import Step, tick


class Archived(
    Step,
    title="归档",
    cues=(
        "要：三份变更通知的回执。",
        "新业主的资料在前，原业主的在后。",
        "原业主的资料留存备查，不抽走。",
    ),
    say="您的资料我们归档保管，不向外透露，请放心。",
):
    """The papers lie in the file (RESALE-02, RESALE-06)."""

    filed: bool = tick("资料和三联通知的回执已入档")
    former_kept: bool = tick("原业主的资料留存，没有抽走")
