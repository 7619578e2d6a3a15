"""What goes wrong between the program and a printer, each told in one sentence with a code to read out."""

from enum import Enum

from deskapp.kernel.errors import PrintError


class Trouble(Enum):
    """Code, what happened, what to do."""

    NOT_FOUND = ("E-PRN-01", "没有找到打印机“{printer}”", "请在打印机设置中另选一台")
    OUT_OF_PAPER = ("E-PRN-02", "打印机“{printer}”缺纸", "请装好纸")
    OFFLINE = ("E-PRN-03", "打印机“{printer}”脱机", "请检查电源和数据线")
    NO_SUCH_PAPER = ("E-PRN-04", "打印机“{printer}”没有纸张“{paper}”", "请在打印服务器属性中创建该纸张")
    REFUSED = ("E-PRN-05", "打印机“{printer}”没有接受打印", "请查看打印机上的提示")
    NO_FOLDER = ("E-PRN-06", "打印文件写不进文件夹“{printer}”", "请检查该文件夹是否存在、能否写入")
    NO_SPACE = ("E-PRN-07", "文件夹“{printer}”所在磁盘已满", "请清理磁盘")


def trouble(kind: Trouble, printer: str, *, title: str, paper: str = "") -> PrintError:
    """The error to raise: what happened, that the record is safe, what to do."""
    code, happened, advice = kind.value
    what = happened.format(printer=printer, paper=paper)
    return PrintError(f"{what}。{title} 已保存，{advice}，再补打。", code)
