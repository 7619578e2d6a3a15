"""The card readers: the service that reaches them answers. Without it everything but cards goes on."""

from deskapp.cards.errors import ReaderError
from deskapp.cards.pcsc import Context
from deskapp.self_test.finding import Finding, fine, reminder
from deskapp.self_test.pc import Pc

NAME = "读卡服务"
WITHOUT = "不发门禁卡可以不管，也可以在练习模式里用模拟的读卡器"


def readers(pc: Pc) -> Finding:
    """No service and no reader are reminders: most of the work needs neither."""
    try:
        context = Context()
        try:
            there = context.readers()
        finally:
            context.release()
    except ReaderError:
        return reminder(NAME, "没有启动", f"插好读卡器，系统会自动启动它；{WITHOUT}")
    if not there:
        return reminder(NAME, "已启动，没有插读卡器", WITHOUT)
    return fine(NAME, f"已启动，{len(there)} 个读卡器：{'、'.join(there)}")
