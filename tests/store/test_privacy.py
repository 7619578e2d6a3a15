"""What is known of people stays in the office, and in a form that nobody else reads (PRIVACY-01, PRIVACY-02)."""

import pytest

from deskapp.audit import events
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import BankAccount, Customer, Occupancy
from deskapp.opening import new_place
from deskapp.safekeeping import back_up
from deskapp.staff import drafts
from deskapp.store.log import logs
from deskapp.store.place import Place
from tests.architecture.tree import PRODUCT, imports, sources
from tests.fees import make_home

NAME, PHONE, PAPER, ACCOUNT = "欧阳素芬", "19900001234", "100001198001010038", "6200001234567890"
WAYS_OUT = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib", "webbrowser", "websockets", "xmlrpc",
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets",
}  # fmt: skip
"""Modules by which something could leave the PC."""
WITHIN = {
    ("deskapp/store/lock.py", "socket"): "the name of this PC, for the lock",
    ("deskapp/cards/emulator/vpcd.py", "socket"): "practice cards, at a reader of this PC",
    ("deskapp/kernel/dropped.py", "urllib"): "spelling of a file that was dropped on the window",
}


def test_privacy_01_nothing_in_the_program_speaks_to_a_network():
    """PRIVACY-01: no module can send anything anywhere, but for the few that name this PC itself."""
    naming = {
        (source.name, module if module in WAYS_OUT else module.split(".")[0])
        for source in sources(*PRODUCT)
        for module in imports(source)
        if not source.name.startswith("installer/") and {module, module.split(".")[0]} & WAYS_OUT
    }
    assert naming <= set(WITHIN)


@pytest.fixture
def used(place, store, desk, clock):
    """A folder after a day: somebody's facts, a draft, a log, a copy, the program ended."""
    with logs(place):
        with desk.work("edit_estate") as session:
            unit = make_home(session, owner="")
            person = Customer(name=NAME, pinyin="oysf", phone=PHONE, other_phones=PHONE, id_no=PAPER)
            session.add(Occupancy(unit=unit, customer=person, role=OccupancyRole.OWNER))
            session.flush()
            account = BankAccount(customer_id=person.id, bank="云岭银行", account_name=NAME, account_no=ACCOUNT)
            session.add(account)
        with desk.work("keep_draft") as session:
            drafts.keep(session, "edit_customer", {"request_id": "r", "said": {"phone": PHONE}}, NAME, "资料")
        desk.note("unmask", "customer", person.id, seen="phone, id_no")
        back_up(store, clock(), "hand")
        events.note_event(store, "stop", clock())
    return place


def test_privacy_02_no_file_of_the_program_can_be_read_without_its_key(used):
    """PRIVACY-02: neither database, its log of writes, copies, anchors nor logs say a word about anybody."""
    files = [file for file in used.folder.rglob("*") if file.is_file()]
    assert {"deskapp.db", "store.log"} <= {file.name for file in files}
    assert any(file.parent == used.backups for file in files)
    spelt = [words.encode(way) for words in (NAME, PHONE, PAPER, ACCOUNT) for way in ("utf-8", "utf-16-le", "gb18030")]
    found = {file.name for file in files for words in spelt if words in file.read_bytes()}
    assert found == set()


@pytest.mark.linux("Windows keeps rights in lists of its own")
def test_privacy_02_the_data_folder_is_for_this_user_alone(tmp_path, clock):
    """PRIVACY-02: papers and workbooks lie in it as they were handed out."""
    place = Place(tmp_path / "new")
    new_place(place, clock(), key_in_file=True).close()
    folders = (place.folder, place.papers, place.workbooks, place.backups, place.logs)
    assert [folder.name for folder in folders if folder.stat().st_mode & 0o077] == []
