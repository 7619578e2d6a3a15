"""What is asked of whoever comes back to the desk."""

from deskapp.flow.step import Step, tick


class Back(Step, title="返岗登记", cues=("向代班人问清离岗时的事项。",)):
    """Back at the desk (SHIFT-03)."""

    told: bool = tick("代班人已说明离岗时的事项")
