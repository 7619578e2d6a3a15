"""The printers: the PC tells their names, and those chosen for the papers are among them."""

from deskapp.printing.settings import PrinterSettings
from deskapp.printing.slips import from_json
from deskapp.self_test.finding import Finding, fine, reminder, wrong
from deskapp.self_test.pc import Pc
from deskapp.store.machine import read_machine

NAME = "打印机"
SET_UP = "在 设置 的 打印 里选择"


def printers(pc: Pc) -> Finding:
    """Without any, papers are kept as PDF files."""
    there, kept = pc.printers(), read_machine(pc.place).printing
    settings = from_json(PrinterSettings, kept) if kept else PrinterSettings()
    chosen = {route.printer for route in settings.routes if route.printer}
    if missing := sorted(chosen - set(there)):
        return wrong(NAME, f"找不到已选用的 {'、'.join(missing)}", f"请检查电源和数据线，换了打印机的{SET_UP}")
    if not there:
        return reminder(NAME, "这台电脑没有打印机", "单据存为 PDF 文件；要打印时先在系统里安装打印机")
    listed = f"{len(there)} 台：{'、'.join(there)}"
    return fine(NAME, listed) if chosen else reminder(NAME, listed, f"还没有选用，单据存为 PDF 文件；{SET_UP}")
