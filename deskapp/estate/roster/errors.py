"""Why a roster file was not read, each reason one sentence with its code."""

from deskapp.kernel.errors import DeskError

_NOTHING_KEPT = "没有导入任何资料"

_SENTENCES = {
    "E-IMP-01": "打不开“{name}”（{what}），{kept}；请关闭正在使用它的程序，或把它复制到本机后再试。",
    "E-IMP-02": "“{name}”不是表格文件（{what}），{kept}；请选择 xlsx、xls 或 csv 文件。",
    "E-IMP-03": "“{name}”设有打开密码，读不出内容，{kept}；请在 Excel 里取消密码，另存后再导入。",
    "E-IMP-04": "“{name}”其实是{what}，只是名字像 Excel 文件，{kept}；请用 Excel 打开它，另存为 xlsx 后再导入。",
    "E-IMP-05": "“{name}”已损坏或不完整（{what}），{kept}；请重新要一份，或用 Excel 打开修复，另存后再导入。",
    "E-IMP-06": "“{name}”内容异常（{what}），为安全起见没有打开，{kept}；请核对来源，用 Excel 另存为新的 xlsx 后再试。",
    "E-IMP-07": "“{name}”太大（{what}），{kept}；请删去用不到的内容，或拆成几个文件分别导入。",
    "E-IMP-08": "“{name}”的文字编码认不出（{what}），{kept}；请用 Excel 另存为 xlsx 后再导入。",
    "E-IMP-09": "读取“{name}”用时太久（{what}），已停止，{kept}；请拆成几个文件分别导入。",
    "E-IMP-10": "读取“{name}”时中断（{what}），{kept}；请用 Excel 另存为新的 xlsx 后再试。",
    "E-IMP-11": "已取消读取“{name}”，{kept}。",
    "E-IMP-12": "“{name}”里没有可导入的内容（{what}），{kept}；请核对是否选对了文件。",
    "E-IMP-13": "“{name}”里没有认出表头（{what}），{kept}；请核对文件，或在下面手工指定各列的含义。",
    "E-IMP-14": "没有写成“{name}”（{what}），已导入的资料不受影响；请关闭正在使用它的程序，或另选一个位置再保存。",
}


class RosterError(DeskError):
    """A roster file that is not read. `what` is the particular, a few Chinese words without a full stop."""

    code = "E-IMP-00"

    def __init__(self, code: str, name: str, what: str = "") -> None:
        super().__init__(_SENTENCES[code].format(name=name, what=what, kept=_NOTHING_KEPT), code)
