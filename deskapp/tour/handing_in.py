"""What the day leaves: the cashier's workbook, a check of the books, a copy of the data, and the way out."""

from deskapp.ledger.checks.inspection import findings
from deskapp.sample.centre import ADMINISTRATOR, CASHIER, LEAD
from deskapp.tour.eyes import wait
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

LOOKED_AFTER = (
    ("Ctrl+,", "设置", 2, "printing"),
    ("F1", "帮助", 4, "self-test"),
    ("F1", "帮助", 5, "about"),
)


def cashier_workbook(stage: Stage) -> None:
    """The cashier exports the day from the page of reports."""
    stage.sign_in(CASHIER)
    before = set(stage.place.workbooks.iterdir())
    stage.hands.press("Alt+6")
    stage.choose("日期", 1)
    stage.press_button("出纳工作簿")
    stage.rest()
    stage.shoot("cashier-workbook")
    stage.insist(set(stage.place.workbooks.iterdir()) - before, "没有写出工作簿")


def look_around(stage: Stage) -> None:
    """Every place once, with what the day has left in it, and the sheet of all keys."""
    stage.sign_in(LEAD)
    for key, name in (("Alt+2", "units"), ("Alt+3", "work"), ("Alt+4", "payments"), ("Alt+5", "tickets")):
        stage.hands.press(key)
        stage.shoot(name)
    stage.hands.press("Alt+6")
    stage.choose("登记簿", 2)
    stage.shoot("arrears")
    stage.hands.press("F1")
    stage.shoot("keys")
    stage.go_home()


def look_after(stage: Stage) -> None:
    """What an administrator looks after: printers in the settings, the self-test and the licences."""
    stage.sign_in(ADMINISTRATOR)
    for key, page, place, name in LOOKED_AFTER:
        stage.hands.press(key)
        stage.choose(page, place)
        stage.rest()
        stage.shoot(name)
        stage.go_home()


def check(stage: Stage) -> None:
    """Nothing is found wrong with ledger, tickets, chain and journal."""
    found = [str(finding) for finding in findings(stage.desk.store)]
    stage.insist(not found, f"核对发现 {len(found)} 个问题：{'；'.join(found[:3])}")


def back_up(stage: Stage) -> None:
    """A checked copy, at once."""
    before = set(stage.place.backups.iterdir())
    stage.command("立即备份")
    stage.rest()
    stage.insist(set(stage.place.backups.iterdir()) - before, "没有写出备份")
    stage.shoot("backed-up")


def leave(stage: Stage) -> None:
    """The window is closed: one more copy, then it is gone."""
    stage.window.close()
    wait(lambda: not stage.window.isVisible(), "退出")


EXPORTED = (
    Step("cashier_workbook", "出纳导出当天的工作簿", cashier_workbook, "export_cashier", ("close_day",), at=(17, 41)),
)
AROUND = (
    Step("look_around", "各处看一遍", look_around, needs=("sign_in",)),
    Step("look_after", "打印设置、自检、许可证", look_after, needs=("sign_in",)),
)
STEPS = (
    Step("check", "核对账目和校验链", check, needs=("first_run",)),
    Step("back_up", "备份", back_up, needs=("sign_in",)),
    Step("leave", "退出", leave, needs=("first_run",)),
)
