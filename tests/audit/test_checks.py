"""Every invariant of the ledger is found broken when somebody edits the file behind the program's back (T20, T21)."""

from contextlib import closing

from deskapp.ledger.checks.inspection import findings_in
from deskapp.store.engine import connect
from deskapp.store.keys import database_key
from tests.audit.conftest import rolled_back

OF = "(SELECT id FROM ticket WHERE printed_no = '0000001')"
PAID = "(SELECT payment_id FROM ticket WHERE printed_no = '0000001')"
EDITS = {
    "a line of a payment": (
        f"UPDATE payment_line SET amount = amount - 100 WHERE payment_id = {PAID}",
        "C1",
        "各项合计",
    ),
    "a tender": (
        f"UPDATE tender SET amount = amount - 100, tendered = tendered - 100 WHERE payment_id = {PAID}",
        "C1",
        "付款方式合计",
    ),
    "the total": (f"UPDATE payment SET total = total - 100 WHERE id = {PAID}", "C1", "票据合计"),
    "the capitals": (f"UPDATE ticket SET amount_cn = '人民币壹元整' WHERE id = {OF}", "C2", "0000001"),
    "a ticket gone": (f"DELETE FROM ticket WHERE id = {OF}", "C3", "缺号：0000001"),
    "the next number back": ("UPDATE ticket_book SET next_no = next_no - 1", "C3", "下一号"),
    "a number printed otherwise": (f"UPDATE ticket SET printed_no = '0000099' WHERE id = {OF}", "C3", "0000099"),
    "a used up book drawn again": ("UPDATE ticket_book SET next_no = to_no + 1", "C3", "号码已用完"),
    "a void gone": ("DELETE FROM ticket_void", "C4", "没有对应的作废记录"),
    "a void of another": (f"UPDATE ticket_void SET ticket_id = {OF}", "C4", "不是同一笔"),
    "a reversal of less": (
        "UPDATE payment_line SET amount = amount + 1 WHERE amount < 0",
        "C4",
        "还剩 ¥0.01",
    ),
    "a charge of less than was paid": ("UPDATE charge SET amount = 100", "C5", "3-2-501 的第 1 笔物业服务费应收 ¥1.00"),
    "a charge twice": ("UPDATE charge SET period_to = '2026-10-15' WHERE id = 1", "C6", "期间重叠"),
    "a reference to nothing": ("UPDATE charge SET unit_id = 999 WHERE id = 3", "C7", "应收第 3 行所指的单元不存在"),
    "the type of a ticket": (f"UPDATE ticket SET type = 'outside_ticket' WHERE id = {OF}", "C8", "票据类型"),
    "the slip of a ticket": (f"UPDATE ticket SET slip = replace(slip, '张素芬', '张四') WHERE id = {OF}", "C8", "补打"),
    "a slip nobody can read": (f"UPDATE ticket SET slip = '{{}}' WHERE id = {OF}", "C7", "读不懂"),
    "the reason of a void": ("UPDATE ticket_void SET reason = '客户要求'", "C8", "作废记录，原因"),
    "a link of the chain": ("UPDATE chain_link SET facts = replace(facts, '张素芬', '张四')", "C8", "内容被改动过"),
    "the time of a link": ("UPDATE chain_link SET at = '2026-11-21T03:00:00.000000Z' WHERE id = 2", "C8", "第 2 号"),
    "a link gone": ("DELETE FROM chain_link WHERE id = 2", "C8", "缺第 2 号"),
    "a line of the journal": ("UPDATE journal SET act = 'sign_in' WHERE id = 30", "C8", "操作日志第"),
    "a line of the journal gone": ("DELETE FROM journal WHERE id = 30", "C8", "操作日志第"),
    "the takings of a closing": ("UPDATE closing SET takings = takings - 100", "C9", "收款合计"),
    "the cash of a closing": ("UPDATE closing SET cash_counted = cash_counted - 100", "C9", "清点"),
    "the anchor of a closing": ("UPDATE closing SET anchor_total = anchor_total - 100", "C9", "锚点"),
    "an earlier time": ("UPDATE chain_link SET at = '2026-11-20T03:00:00.000000Z' WHERE id = 5", "C11", "被调回过"),
    "a right": (
        "INSERT INTO staff_role SELECT 99, id, 'cashier', 1, '', '', 1, 1 FROM staff_member LIMIT 1",
        "C8",
        "员工岗位",
    ),
    "a price": ("UPDATE tariff SET price = 1", "C8", "收费标准第 1 行与操作日志不符，改动过的栏目：price"),
}


def test_a_busy_day_leaves_nothing_to_find(found):
    assert found() == []


def test_every_edit_is_found(busy, naked):
    unseen = {}
    for name, (statement, rule, words) in EDITS.items():
        with rolled_back(naked.connection()):
            naked.connection().exec_driver_sql(statement)
            said = [str(one) for one in findings_in(naked, busy)]
            if not any(one.startswith(f"{rule}　") and words in one for one in said):
                unseen[name] = said
        naked.expire_all()
    assert unseen == {}


def test_a_receipt_made_smaller_with_all_its_parts_is_found(tamper, found):
    tamper(
        f"UPDATE payment_line SET amount = 100 WHERE payment_id = {PAID}",
        f"UPDATE tender SET amount = 100, tendered = 100, change_due = 0 WHERE payment_id = {PAID}",
        f"UPDATE payment SET total = 100 WHERE id = {PAID}",
        f"UPDATE ticket SET amount = 100, amount_cn = '人民币壹元整' WHERE id = {OF}",
    )
    assert any("C8　0000001 的金额" in one for one in found())


def test_a_missing_trigger_and_a_stranger_are_found(tamper, found, place):
    tamper("CREATE TABLE mine (x)", "DROP INDEX ix_charge_unit_id")
    said = found()
    assert "C7　多出表 mine，不是前台建立的" in said
    assert "C7　缺少索引 ix_charge_unit_id，数据库被人动过" in said


def test_a_dropped_trigger_is_found(found, place):
    with closing(connect(str(place.database), database_key(place))) as file:
        file.execute("DROP TRIGGER keep_ticket_update")
    assert found() == ["C7　缺少保护触发器 keep_ticket_update，数据库被人动过"]
