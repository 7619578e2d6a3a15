"""What is asked about the centre; every question is a setting of the same name."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem


class Names(Step, title="名称", cues=("名称印在收据、通知单和日结单上。",)):
    """What the centre is called on paper."""

    company_name: str = ask("公司名称", help="正式收据的抬头")
    centre_name: str = ask("服务中心名称")
    centre_phone: str = ask("电话", optional=True)
    notice_advice: str = ask("通知单提示", help="收费通知单下面的一句话", optional=True)


class Rules(Step, title="规定"):
    """How the counter works."""

    queue_alert_threshold: int = ask("呼叫支援", help="等候超过几人")
    idle_lock_minutes: int = ask("锁屏", help="几分钟无操作；0 为不锁")
    till_float: Money = ask("备用金", help="每天留在抽屉里")
    detector_above_face: int = ask("验钞", help="超过几元面值的钞票过验钞机")
    max_books_per_draw: int = ask("票据本", help="每人最多持有几本未核销")
    bank_collection_day: int = ask("托收日", help="每月几日")
    backup_keep: int = ask("备份", help="保留几份")

    def problems(self) -> Iterator[Problem]:
        for name in ("max_books_per_draw", "backup_keep"):
            if getattr(self, name) < 1:
                yield Problem("至少为 1", name)
        if not 1 <= self.bank_collection_day <= 31:
            yield Problem("应为 1 至 31", "bank_collection_day")


class Prices(Step, title="价目和计费"):
    """Small prices, and what the billing run charges."""

    card_cost: Money = ask("门禁卡", help="每张工本费")
    copy_a4_price: Money = ask("复印 A4", help="每张")
    copy_a3_price: Money = ask("复印 A3", help="每张")
    fax_local_price: Money = ask("市内传真", help="每页")
    bill_vacant_units: bool = tick("空置单元照常计费", optional=True)
    bill_unsold_units: bool = tick("未售单元也计费", optional=True)
    practice: bool = tick("练习模式", help="所有票据都印“练习 无效”", optional=True)


STEPS = (Names, Rules, Prices)
