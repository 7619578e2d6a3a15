"""What is asked before the cards of an application are made: which application, and whether it is signed."""

from deskapp.flow.step import Step, ask, tick


class Approved(
    Step,
    title="申请与授权",
    cues=(
        "要：请领卡人在发卡登记表上签名。",
        "前台负责人或客服负责人授权，别人不能代。",
        "不是负责人值班的，请负责人按 F7 授权。",
        "员工卡不收费。",
        "交还：业务口授权卡交该业务口负责人。",
    ),
):
    """The application whose cards are to be made (CARD-13, CARD-14)."""

    application: str = ask("申请")
    signed: bool = tick("部门负责人已在申请表上签字", optional=True)


STEPS = (Approved,)
