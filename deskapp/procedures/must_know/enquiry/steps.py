"""What is asked at an enquiry: what the customer wants to know."""

from deskapp.flow.step import Step, ask


class Enquiry(
    Step,
    title="查阅",
    cues=("首问负责：先帮客户解答。", "拿不准就说“对不起，我来问一下”，问同事，不猜。", "答完道别：请慢走。"),
    say="您好，请问有什么可以帮您？",
):
    """The words looked for; nothing is kept of them."""

    typed: str | None = ask("客户问什么", help="如 车位、容积率、zc", optional=True)


STEPS = (Enquiry,)
