"""What is asked when the agreements of a handover are made out: which supplies, the bank, the parking space."""

from deskapp.flow.step import Step, ask, tick
from deskapp.handover.move_in.kinds import ParkingUse
from deskapp.procedures.handover.move_in.which import WhichMoveIn


class Supplies(
    Step,
    title="开户",
    cues=(
        "要：水表、电表和燃气表的表号。",
        "中心统一代办的，勾上并填表号。",
        "业主自己办的不勾。",
    ),
    say="水电燃气和有线电视的开户，我们可以替您统一办。",
):
    """The accounts that the centre opens (MOVEIN-21)."""

    water: bool = tick("代办供水开户", optional=True)
    water_meter: str = ask("水表号", optional=True)
    electricity: bool = tick("代办供电开户", optional=True)
    electricity_meter: str = ask("电表号", optional=True)
    gas: bool = tick("代办燃气开户", optional=True)
    gas_meter: str = ask("燃气表号", optional=True)
    cable: bool = tick("代办有线电视开户", optional=True)
    cable_no: str = ask("用户编号", optional=True)


class Signing(
    Step,
    title="托收和车位",
    cues=(
        "要：规约、装修责任书、防火责任书和登记表都要签。",
        "请客户看过再签，有疑问的说明清楚。",
        "托收委托、车位协议办完这一步接着办。",
        "交还：客户保存的那一份。",
    ),
    say="这几份请您看一下，同意的话在这里签名。",
):
    """Bank collection, and which agreement on a space follows (MOVEIN-21, MOVEIN-23)."""

    bank_collection: bool = tick("委托银行代收费用", optional=True)
    parking: ParkingUse = ask("车位")


STEPS = (WhichMoveIn, Supplies, Signing)
