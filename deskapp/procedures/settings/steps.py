"""What is asked about the centre; every question is a setting of the same name."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.ledger.faces import denominations
from deskapp.staff.choices import DoorReading, LatePer, MoveInOrder, PrintMode, TopUpStart


class Names(Step, title="名称", cues=("名称印在收据、通知单和日结单上。",)):
    """What the centre is called on paper."""

    company_name: str = ask("公司名称", help="正式收据的抬头")
    centre_name: str = ask("服务中心名称")
    centre_phone: str = ask("电话", optional=True)
    notice_advice: str = ask("通知单提示", help="收费通知单下面的一句话", optional=True)


class Rules(Step, title="规定", cues=("以中心的书面规定为准，改动都记入操作日志。", "改之前办好的事，按当时的规定。")):
    """How the counter works."""

    queue_alert_threshold: int = ask("呼叫支援", help="等候超过几人")
    idle_lock_minutes: int = ask("锁屏", help="几分钟无操作；0 为不锁")
    till_float: Money = ask("备用金", help="每天留在抽屉里")
    detector_above_face: int = ask("验钞", help="超过几元面值的钞票过验钞机")
    max_books_per_draw: int = ask("票据本", help="每人最多持有几本未核销")
    bank_collection_day: int = ask("托收日", help="每月几日")
    accepted_banks: str = ask("托收银行", help="收哪些银行的账户，用顿号隔开")
    reno_refund_working_days: int = ask("退保证金", help="装修验收合格后几个工作日内退")
    backup_keep: int = ask("备份", help="保留几份")
    archive_check_months: int = ask("查档案", help="业户档案几个月检查一次")

    def problems(self) -> Iterator[Problem]:
        for name in ("max_books_per_draw", "backup_keep", "archive_check_months", "reno_refund_working_days"):
            if getattr(self, name) < 1:
                yield Problem("至少为 1", name)
        if not 1 <= self.bank_collection_day <= 31:
            yield Problem("应为 1 至 31", "bank_collection_day")


class Prices(Step, title="价目和计费", cues=("与公示的收费标准一致。", "改了价目，请同时更换前台的公示牌。")):
    """Small prices, and what the billing run charges."""

    card_cost: Money = ask("门禁卡", help="每张工本费")
    copy_a4_price: Money = ask("复印 A4", help="每张")
    copy_a3_price: Money = ask("复印 A3", help="每张")
    fax_local_price: Money = ask("市内传真", help="每页")
    fax_long_distance: Money = ask("长途传真", help="每页；0 为不办")
    bill_vacant_units: bool = tick("空置单元照常计费", optional=True)
    bill_unsold_units: bool = tick("未售单元也计费", optional=True)
    reno_tax_agency_enabled: bool = tick("受托代收装修税", optional=True)
    practice: bool = tick("练习模式", help="所有票据都印“练习 无效”", optional=True)


class LateFee(
    Step,
    title="违约金",
    cues=(
        "合同或公司规定里写明的，才收违约金。",
        "改动立即生效，按新的规定从头算；已收的不变。",
        "减免违约金另办“费用减免”。",
    ),
):
    """What is asked for money that comes late (ARREARS-13)."""

    late_fee_rate: int = ask("费率", help="每天或每月，欠费的万分之几；0 为不收")
    late_fee_per: LatePer = ask("计算", help="按整月：满一个月才算一个月")
    late_fee_grace_days: int = ask("宽限", help="应缴日之后几天内不收")
    late_fee_cap: int = ask("封顶", help="最多为欠费的百分之几")
    late_fee_items: str = ask("收费项目", help="哪些项目收，用顿号隔开")

    def problems(self) -> Iterator[Problem]:
        for name, most in (("late_fee_rate", 10_000), ("late_fee_grace_days", 3_650)):
            if not 0 <= getattr(self, name) <= most:
                yield Problem(f"应为 0 至 {most}", name)
        if not 1 <= self.late_fee_cap <= 100:
            yield Problem("应为 1 至 100", "late_fee_cap")


class Tickets(Step, title="票据", cues=("以财务核定的票据种类为准。", "面额上限改小，手上的票据本不受影响。")):
    """Which papers the counter gives, and how they are filled in (TICKET-09, TICKET-11)."""

    invoices_at_counter: bool = tick(
        "收费直接开发票", help="按规定物业费当场开发票，要先领用；不勾选的先开收据，以后换开", optional=True
    )
    series_hundreds_max: Money = ask("百位发票", help="一张最多多少元")
    series_thousands_max: Money = ask("千位发票", help="一张最多多少元，超过的分开几张")
    print_mode: PrintMode = ask("填开方式", help="打印机坏了可改为手写，号码照票面登记")

    def problems(self) -> Iterator[Problem]:
        if not Money() < self.series_hundreds_max < self.series_thousands_max:
            yield Problem("千位发票的限额须大于百位发票", "series_thousands_max")


class Cards(Step, title="门禁卡", cues=("年限只对以后发的卡有效。", "已发的卡到期再按新的年限延。")):
    """How long cards are valid, and how many there may be (CARD-03 to CARD-12)."""

    card_years_owner: int = ask("业主和家属", help="卡有效几年")
    card_years_tenant: int = ask("租户", help="卡有效几年")
    card_years_merchant: int = ask("商户", help="卡有效几年")
    card_years_staff: int = ask("内部员工", help="卡有效几年")
    card_free_replacement_months: int = ask("免费换卡", help="非人为损坏，发卡后几个月内")
    card_expiry_notice_days: int = ask("到期提醒", help="提前几天")
    card_limit_per_unit: int = ask("每户张数", help="0 为不限")
    card_classic_months: int = ask("Classic 卡", help="每次最多写几个月，因为它可被复制")

    def problems(self) -> Iterator[Problem]:
        for name in ("owner", "tenant", "merchant", "staff"):
            if not 1 <= getattr(self, f"card_years_{name}") <= 20:
                yield Problem("应为 1 至 20 年", f"card_years_{name}")
        if not 1 <= self.card_classic_months <= 6:
            yield Problem("应为 1 至 6 个月，Classic 卡能被复制", "card_classic_months")
        for name in ("card_free_replacement_months", "card_expiry_notice_days", "card_limit_per_unit"):
            if getattr(self, name) < 0:
                yield Problem("不能小于 0", name)


class DoorsAndParking(Step, title="门禁和车位", cues=("读卡方式要与门禁软件一致。", "先用一张卡试过再改。")):
    """What the doors go by, and how months of parking are counted (PARK-10, TICKET-19)."""

    door_reading: DoorReading = ask("门禁读什么", help="只认卡号的门，卡内加密不起作用")
    door_list_gbk: bool = tick("名单文件用 GBK 编码", optional=True)
    park_topup_start: TopUpStart = ask("到期前充值", help="新的月份从哪天算起")
    park_notice_days: int = ask("月卡提醒", help="提前几天")
    fixed_invoice_denominations: str = ask("定额发票面额", help="例如 1,2,5,10,20,50,100")

    def problems(self) -> Iterator[Problem]:
        if self.park_notice_days < 0:
            yield Problem("不能小于 0", "park_notice_days")
        try:
            denominations(self.fixed_invoice_denominations)
        except ValueError as wrong:
            yield Problem(str(wrong), "fixed_invoice_denominations")


class Homes(Step, title="房屋业务", cues=("期限按工作日算的，不含放假，含调休上班。", "已经算好的日期不跟着改。")):
    """How long papers about a unit hold, and how a unit is handed over (RELEASE-14, MOVEIN-12, 24, 25, 28, 29)."""

    release_valid_days: int = ask("放行条", help="有效几天，当天算一天")
    movein_order: MoveInOrder = ask("入住顺序")
    movein_months: int = ask("入住预收", help="物业服务费几个月，最多 12 个月")
    utilities_prepayment_amount: Money = ask("水电预收款", help="每户多少元，0 为办理时填写；抄表到户的不收")
    keys_require_acceptance: bool = tick("整改复验合格才发钥匙", optional=True)
    movein_require_002_documents: bool = tick("入住要交买卖合同、结清余款通知书", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not 1 <= self.release_valid_days <= 31:
            yield Problem("应为 1 至 31 天", "release_valid_days")
        if not 1 <= self.movein_months <= 12:
            yield Problem("应为 1 至 12 个月", "movein_months")


class Renovation(Step, title="装修", cues=("改动只对以后的备案有效，收过的保证金不变。",)):
    """What owner and contractor leave, and how long a filing runs (RENO-09, RENO-23, RENO-29, RENO-30, RENO-47)."""

    reno_deposit_owner: Money = ask("装修保证金", help="业主交多少元")
    reno_deposit_contractor: Money = ask("单位保证金", help="装修单位交多少元")
    reno_deposit_self: Money = ask("自装保证金", help="业主自装交多少元")
    reno_max_months: int = ask("装修期限", help="备案和每次延期最长几个月")
    reno_max_extensions: int = ask("装修延期", help="最多几次，0 为不限")
    reno_extension_lead_days: int = ask("延期受理", help="到期前几天起")
    permit_for_all_non_residential: bool = tick("非住宅装修都要施工许可证", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not 1 <= self.reno_max_months <= 12:
            yield Problem("应为 1 至 12 个月", "reno_max_months")
        for name in ("reno_max_extensions", "reno_extension_lead_days"):
            if getattr(self, name) < 0:
                yield Problem("不能小于 0", name)
        for name in ("reno_deposit_owner", "reno_deposit_contractor", "reno_deposit_self"):
            if not getattr(self, name):
                yield Problem("保证金要大于零", name)


STEPS = (Names, Rules, Prices, LateFee, Tickets, Cards, DoorsAndParking, Homes, Renovation)
