"""What is asked when somebody has moved out."""

from deskapp.flow.step import Step, tick


class Gone(
    Step,
    title="办结",
    cues=(
        "要：签好名的结算单。",
        "结算单签名登记以后再办。",
        "业主自己还住在这里的要勾选。",
        "没有人住的单元转为空置。",
        "交还：结算单的客户联和收据。",
    ),
    say="手续都办好了，谢谢您这些年的支持，祝您生活愉快。",
):
    """They are gone (MOVEOUT-06)."""

    moved: bool = tick("人和物资已经搬离")
    owner_stays: bool = tick("业主仍住在这里", optional=True)
