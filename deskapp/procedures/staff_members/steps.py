"""What is asked about the people who work here: who, which duties, which PIN."""

from collections.abc import Iterator
from enum import Enum

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.staff.roles import Role


class NewMember(Step, title="员工", cues=("用真实姓名，收据和日志上都印这个名字。",)):
    """Somebody new."""

    name: str = ask("姓名", help="重名时请加工号区分")


class WhichMember(Step, title="员工", cues=("核对姓名，同名的看岗位。", "改动都记入操作日志。")):
    """Somebody who works here."""

    member: str = ask("姓名")


class Duties(
    Step,
    title="岗位",
    cues=("一个人可以兼任几个岗位。", "出纳和收费责任人最好不是同一个人。", "带教期满，把“新到岗”的勾去掉。"),
):
    """The roles that carry rights in this program, at least one; and whether somebody is in training (ROLE-07)."""

    clerk: bool = tick(Role.CLERK.value, optional=True)
    fee_collector: bool = tick(Role.FEE_COLLECTOR.value, help="收费、日结", optional=True)
    front_desk_lead: bool = tick(Role.FRONT_DESK_LEAD.value, help="收费、授权作废和长短款", optional=True)
    cashier: bool = tick(Role.CASHIER.value, help="票据本、计费、授权作废", optional=True)
    finance: bool = tick(Role.FINANCE.value, help="计费、出纳工作簿", optional=True)
    cs_lead: bool = tick(Role.CS_LEAD.value, help="花名册、计费、日志", optional=True)
    cs_assistant: bool = tick(Role.CS_ASSISTANT.value, help="客户资料", optional=True)
    information_clerk: bool = tick(Role.INFORMATION_CLERK.value, help="客户资料、花名册", optional=True)
    centre_manager: bool = tick(Role.CENTRE_MANAGER.value, help="收费标准、设置、授权", optional=True)
    renovation_manager: bool = tick(Role.RENOVATION_MANAGER.value, help="装修审核和核查、押金可退", optional=True)
    line_supervisor: bool = tick(Role.LINE_SUPERVISOR.value, help="办卡申请", optional=True)
    shop_manager: bool = tick(Role.SHOP_MANAGER.value, help="办卡申请", optional=True)
    control_centre: bool = tick(Role.CONTROL_CENTRE.value, help="门禁卡挂失、门禁名单", optional=True)
    security_lead: bool = tick(Role.SECURITY_LEAD.value, help="门禁名单、放行条", optional=True)
    security_guard: bool = tick(Role.SECURITY_GUARD.value, help="可疑建材报告", optional=True)
    engineer: bool = tick(Role.ENGINEER.value, help="装修巡查", optional=True)
    archive_clerk: bool = tick(Role.ARCHIVE_CLERK.value, help="业户档案", optional=True)
    lobby_receptionist: bool = tick(Role.LOBBY_RECEPTIONIST.value, help="值班记录", optional=True)
    hotline_operator: bool = tick(Role.HOTLINE_OPERATOR.value, help="值班记录", optional=True)
    duty_officer: bool = tick(Role.DUTY_OFFICER.value, help="值班记录", optional=True)
    administrator: bool = tick(Role.ADMINISTRATOR.value, help="员工和设置", optional=True)
    trainee: bool = tick("新到岗，带教期内", help="不能单独访谈客户", optional=True)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that are ticked."""
        return frozenset(Role[name.upper()] for name in names() if getattr(self, name))

    def problems(self) -> Iterator[Problem]:
        if not self.roles:
            yield Problem("请至少选择一个岗位", "clerk")


class NewPin(Step, title="密码", cues=("请员工本人输入，别人不要看。", "至少 6 位，不要用生日和连号。")):
    """A PIN, typed twice by whom it belongs to."""

    pin: str = ask("新密码", help="至少 6 位")
    again: str = ask("再输一次")

    def problems(self) -> Iterator[Problem]:
        if self.pin != self.again:
            yield Problem("两次输入的密码不一样，请重新输入", "again")


class OldPin(Step, title="原密码", cues=("输入时请旁人回避。", "忘了原密码，请管理员重设。")):
    """One's own PIN as it is now."""

    old: str = ask("原密码")


class Going(Enum):
    LEAVES = "离职，不能再登录"
    RETURNS = "复职"


class LeaveOrReturn(Step, title="离职或复职", cues=("办过的业务仍记在他名下。", "手上的票据本请先核销。")):
    """Which of the two."""

    going: Going = ask("变动")


def names() -> tuple[str, ...]:
    """The roles on the page, by the names of their questions."""
    return tuple(question.name for question in Duties.questions() if question.name.upper() in Role.__members__)
