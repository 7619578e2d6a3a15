"""What the day has left in registers and reports: all are looked at, the great ones on paper too."""

import subprocess
import sys
import zipfile

from deskapp.sample.centre import LEAD
from deskapp.tour.eyes import TourError
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from deskapp.ui.pages.list_page import ListPage

KEPT = {
    "Alt+4": ("收款流水",),
    "Alt+5": ("票据登记", "票据本", "保证金登记"),
    "Alt+6": ("收款日报", "收款汇总", "年度汇总", "欠费清单"),
}
"""Places by their keys, and the registers of which paper and workbook are made."""
SEEN = {
    "Alt+4": (
        *("银行托收", "托收委托", "交接班", "业户档案", "档案借阅", "装修台账", "装修目录", "临时出入卡登记"),
        *("放行条登记", "可疑建材登记", "入住登记", "房屋整改登记", "应收费用表", "钥匙发放登记", "钥匙库存"),
        *("转让登记", "迁出登记"),
    ),
    "Alt+5": (
        *("外部票据", "复印传真", "临时家政", "固定家政", "现金收付", "现金缴存"),
        *("借款登记", "假钞赔偿", "出纳抽查"),
    ),
}
"""Those that are only looked at."""


def look(stage: Stage) -> None:
    """Ctrl+PgDn from one register to the next."""
    stage.sign_in(LEAD)
    for key, titles in SEEN.items():
        for title in titles:
            _go_to(stage, key, title)
            stage.shoot(f"register-{title}")


def keep(stage: Stage) -> None:
    """Ctrl+P prints what is in sight, Ctrl+E writes it as a workbook: same filter, same sums."""
    stage.sign_in(LEAD)
    for key, titles in KEPT.items():
        for title in titles:
            _go_to(stage, key, title)
            before = set(stage.place.workbooks.iterdir())
            stage.hands.press("Ctrl+P")
            stage.rest()
            stage.hands.press("Ctrl+E")
            stage.rest()
            stage.shoot(f"report-{title}")
            stage.insist(set(stage.place.workbooks.iterdir()) - before, f"没有写出{title}的工作簿")


def archive(stage: Stage) -> None:
    """The days of the month that are over as tables of CSV; the script that lies in the archive proves them."""
    stage.sign_in(LEAD)
    _go_to(stage, "Alt+6", "收款日报")
    before = set(stage.place.workbooks.iterdir())
    stage.press_button("归档")
    stage.rest()
    stage.shoot("archived")
    (made,) = set(stage.place.workbooks.iterdir()) - before
    script = stage.out / "verify.py"
    script.write_bytes(zipfile.Path(made, "verify.py").read_bytes())
    command = [sys.executable, "-X", "utf8", "-I", str(script), str(made)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    script.unlink()
    (stage.workbooks / "归档核对.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    stage.insist(done.returncode == 0, f"归档没有通过核对：{done.stdout}")


def _go_to(stage: Stage, key: str, title: str) -> None:
    """A place by its key, and on to the register of this title."""
    stage.hands.press(key)
    here = stage.frame.here
    if not isinstance(here, ListPage) or title not in here.titles:
        raise TourError(f"没有登记簿“{title}”")
    there = here.titles.index(title) - here.titles.index(here.view.register.title)
    stage.hands.press(*["Ctrl+PgDown" if there > 0 else "Ctrl+PgUp"] * abs(there))


STEPS = (
    Step("reports", "台账和报表打印、导出", keep, "print_register", ("sign_in",)),
    Step("archive", "归档本月，用归档里的脚本核对", archive, "archive_period", ("sign_in",)),
)
LOOKED = (Step("registers", "各本台账看一遍", look, needs=("sign_in",), at=(17, 42)),)
