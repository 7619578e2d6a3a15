"""The site keys at the counter (cards.md 6): made, printed, typed back, opened, rolled over, mended from paper."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.access.keys.errors import CardKeyError, WrongPassphraseError
from deskapp.access.keys.kept import lines
from deskapp.access.kinds import KeyState, KeyTechnology
from deskapp.at_reader.keys import Standing, key_facts, missing, open_keys, standing
from deskapp.audit.records import JournalLine
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.errors import NotAllowedError, PrintError
from deskapp.kernel.hidden import BackupGroup, Passphrase
from deskapp.procedures.card_keys.make.service import MAKE_CARD_KEY, ROLL_CARD_KEY, print_sheet
from deskapp.procedures.card_keys.make.steps import WhichKey
from deskapp.procedures.card_keys.make.wizard import MakeCardKeyWizard
from deskapp.procedures.card_keys.open_shift.service import OPEN_CARD_KEYS
from deskapp.procedures.card_keys.open_shift.wizard import OpenCardKeysWizard
from deskapp.procedures.card_keys.passphrase.service import CHANGE_KEY_PASSPHRASE
from deskapp.procedures.card_keys.passphrase.steps import ChangedPassphrase
from deskapp.procedures.card_keys.restore.service import RESTORE_CARD_KEY
from deskapp.procedures.card_keys.restore.steps import WhichSheets
from deskapp.procedures.card_keys.restore.wizard import RestoreCardKeyWizard
from deskapp.procedures.card_keys.steps import KnownPassphrase, NewPassphrase, PartOne, PartTwo
from deskapp.ui.cards.key_sheet import SheetPage
from tests.card_station import with_reader
from tests.clerk import WindowClerk
from tests.key_keeping import WORDS, PaperTray, make_key, real_station

OTHER_WORDS = "quiet 9 copper orchard"
DESFIRE = {"technology": "DESFire"}


@pytest.fixture
def admin(manned_by):
    """The administrator at a desk with a reader, whose ring is shut."""
    return real_station(manned_by("管理员"))[0]


@pytest.fixture
def tray(monkeypatch):
    """The printer of the window too."""
    made = PaperTray()
    monkeypatch.setattr(SheetPage, "printer", made)
    return made


def at_next_shift(desk):
    """The ring is shut, as after signing out."""
    desk.station.shut()
    return desk


def texts(wrong) -> list[str]:
    return [one.text for one in wrong]


def noted(desk) -> list[dict[str, object] | None]:
    """What the journal says of the keys beside their rows."""
    with desk.reading() as session:
        asked = select(JournalLine.after).where(JournalLine.table_name == "site_key", JournalLine.row_id.is_(None))
        return list(session.scalars(asked.order_by(JournalLine.id)))


def test_a_key_is_kept_once_both_sheets_were_typed_back(admin, tray):
    """Made, current, open at once, on record as printed twice; only its check value is told."""
    done = make_key(admin, tray)
    (fact,) = key_facts(admin)
    assert (fact.line.state, fact.cards, fact.is_open) == (KeyState.CURRENT, 0, True)
    assert done.words == f"DESFire 第 1 版密钥已启用，校验值 {fact.line.check_value}"
    assert standing(admin) is Standing.OPEN
    assert admin.station.making is None
    assert [job.title for job in tray.jobs] == ["卡密钥备份 DESFIRE-1-1", "卡密钥备份 DESFIRE-1-2"]
    assert noted(admin) == [{"sheet": f"DESFIRE 1 {n}", "printer": "前台激光"} for n in (1, 2)]


def test_a_sheet_must_be_the_one_that_was_printed_this_time(admin, tray):
    walk = Session(MAKE_CARD_KEY, admin)
    walk.submit(WhichKey, DESFIRE)
    assert texts(walk.submit(PartOne, sheet_of("000000"))) == ["第 1 份还没有打印，请先打印"]
    print_sheet(admin, walk.answers, 1, "前台激光", tray)
    stale, sheet = tray.groups(), tray.groups()
    sheet["group_4"] = BackupGroup.of_word((BackupGroup.parse(sheet["group_4"]).word + 1) % 0x10000).reveal()
    assert "次序不对" in texts(walk.submit(PartOne, sheet))[0]
    sheet["group_4"] = "123456"
    assert texts(walk.submit(PartOne, sheet)) == ["有数字写错，请对照纸上"]
    again = Session(MAKE_CARD_KEY, admin)
    again.submit(WhichKey, DESFIRE)
    print_sheet(admin, again.answers, 1, "前台激光", tray)
    assert "不是这一次打印的第 1 份" in texts(again.submit(PartOne, stale))[0]
    assert texts(walk.submit(PartOne, stale)) == ["第 1 份还没有打印，请先打印"]


def sheet_of(digits: str) -> dict[str, str]:
    return {f"group_{place}": digits for place in range(1, 10)}


def test_classic_is_chosen_only_with_open_eyes(admin):
    """cards.md 6: such a card can be copied by whoever holds it for minutes."""
    walk = Session(MAKE_CARD_KEY, admin)
    assert texts(walk.submit(WhichKey, {"technology": "MIFARE Classic"})) == ["请确认知道这种卡可被复制"]


def test_a_new_version_writes_and_cards_on_the_old_one_are_counted(admin, tray):
    """Rollover, under the passphrase in force; another passphrase keeps nothing."""
    make_key(admin, tray)
    done = make_key(admin, tray, first=False)
    assert "旧版写的卡照样能读" in done.words
    assert [key.version for key in admin.station.ring.every(KeyTechnology.DESFIRE)] == [2, 1]
    assert [(fact.line.name.version, fact.line.state) for fact in key_facts(admin)] == [
        (2, KeyState.CURRENT),
        (1, KeyState.OLD),
    ]
    with pytest.raises(WrongPassphraseError):
        make_key(admin, tray, "MIFARE Classic", OTHER_WORDS, first=False)
    make_key(admin, tray, "MIFARE Classic", first=False)
    assert len(key_facts(admin)) == 3


def test_the_first_key_and_the_next_are_made_in_their_own_procedures(admin, tray):
    (stop,) = Session(ROLL_CARD_KEY, admin).submit(WhichKey, DESFIRE)
    assert "请先办“建立卡密钥”" in stop.text
    make_key(admin, tray)
    (stop,) = Session(MAKE_CARD_KEY, admin).submit(WhichKey, DESFIRE)
    assert "请办“更换卡密钥”" in stop.text


def test_a_clerk_opens_the_keys_for_the_shift_and_cannot_make_them(admin, tray, manned_by):
    make_key(admin, tray)
    clerk = replace(manned_by("林晓"), station=at_next_shift(admin).station)
    assert missing(clerk) is Standing.SHUT
    walk = Session(OPEN_CARD_KEYS, clerk)
    assert walk.submit(KnownPassphrase, {"passphrase": WORDS + "!"}) == ()
    with pytest.raises(WrongPassphraseError):
        walk.finish()
    assert standing(clerk) is Standing.SHUT
    walk.back()
    walk.submit(KnownPassphrase, {"passphrase": WORDS})
    assert isinstance(walk.finish(), Done)
    assert standing(clerk) is Standing.OPEN
    assert noted(admin)[-2:] == [{"wrong_passphrase": True}, {"opened": 1, "kept": 1}]
    with pytest.raises(NotAllowedError):
        print_sheet(clerk, Session(ROLL_CARD_KEY, clerk).answers, 1, "前台激光", tray)


def test_the_passphrase_is_changed_and_the_old_one_opens_nothing(admin, tray):
    make_key(admin, tray)
    walk = Session(CHANGE_KEY_PASSPHRASE, admin)
    said = {"old": WORDS, "passphrase": OTHER_WORDS, "again": OTHER_WORDS}
    assert texts(walk.submit(ChangedPassphrase, {**said, "again": "x"})) == ["两次输入的口令不一样，请重新输入"]
    short = {**said, "passphrase": "short", "again": "short"}
    assert texts(walk.submit(ChangedPassphrase, short)) == ["口令至少 10 个字符"]
    assert walk.submit(ChangedPassphrase, said) == ()
    walk.finish()
    with pytest.raises(WrongPassphraseError):
        open_keys(at_next_shift(admin), Passphrase(WORDS))
    assert open_keys(admin, Passphrase(OTHER_WORDS)) == 0


def restored(desk, tray, value, sheets=(0, 1), version=1) -> Session:
    walk = Session(RESTORE_CARD_KEY, desk)
    assert walk.submit(WhichSheets, {**DESFIRE, "version": version, "check_value": value}) == ()
    for place, step in zip(sheets, (PartOne, PartTwo), strict=True):
        assert walk.submit(step, tray.groups(place)) == ()
    return walk


def test_a_forgotten_passphrase_is_mended_from_the_two_sheets(admin, tray):
    """A key of another version stays shut until its own sheets are typed, and the clerk is told so."""
    make_key(admin, tray)
    make_key(admin, tray, first=False)
    (newer, older) = (fact.line.check_value for fact in key_facts(at_next_shift(admin)))
    walk = restored(admin, tray, older.lower())
    walk.submit(NewPassphrase, {"passphrase": OTHER_WORDS, "again": OTHER_WORDS})
    done = walk.finish()
    assert isinstance(done, Done)
    assert "还有 1 把没有打开" in done.words
    assert open_keys(at_next_shift(admin), Passphrase(OTHER_WORDS)) == 1
    walk = restored(admin, tray, newer, sheets=(2, 3), version=2)
    walk.submit(NewPassphrase, {"passphrase": OTHER_WORDS, "again": OTHER_WORDS})
    walk.finish()
    assert [fact.is_open for fact in key_facts(admin)] == [True, True]


def test_sheets_of_two_keys_do_not_make_one(admin, tray):
    make_key(admin, tray)
    value = key_facts(admin)[0].line.check_value
    walk = Session(RESTORE_CARD_KEY, admin)
    wrong = "000000" if value != "000000" else "111111"
    walk.submit(WhichSheets, {**DESFIRE, "version": 1, "check_value": wrong})
    assert "第 1 份：" in texts(walk.submit(PartOne, tray.groups(1)))[0]
    walk.submit(PartOne, tray.groups(0))
    assert f"两份合起来的校验值是 {value}" in texts(walk.submit(PartTwo, tray.groups(1)))[0]


def test_practice_keeps_away_from_the_real_keys(manned_by, tray):
    """Practice has keys of its own: nothing here makes, opens or changes a real one."""
    desk, _reader = with_reader(manned_by("管理员"))
    assert (standing(desk), missing(desk)) == (Standing.PRACTICE, None)
    (stop,) = Session(MAKE_CARD_KEY, desk).submit(WhichKey, DESFIRE)
    assert "练习模式用自己的密钥" in stop.text
    with pytest.raises(CardKeyError, match="练习模式"):
        open_keys(desk, Passphrase(WORDS))
    assert desk.station is not None
    desk.station.shut()
    assert desk.station.ring.is_open
    with desk.reading() as session:
        assert lines(session) == []


def test_nothing_typed_is_shown_by_what_holds_it():
    step = NewPassphrase.read({"passphrase": WORDS, "again": WORDS})
    sheet = PartOne.read(sheet_of("135795"))
    for held in (step, sheet, Passphrase(WORDS), BackupGroup("135795")):
        assert WORDS not in f"{held} {held!r}"
        assert "135795" not in f"{held} {held!r}"


# Through the window


@pytest.fixture
def window(qtbot):
    def make(wizard, desk) -> WindowClerk:
        clerk = WindowClerk(wizard, desk)
        qtbot.addWidget(clerk.wizard)
        return clerk

    return make


def print_here(clerk: WindowClerk, tray: PaperTray) -> dict[str, str]:
    """F7, and the sheet is in the hand."""
    page, before = clerk.wizard.page, len(tray.jobs)
    assert isinstance(page, SheetPage)
    QTest.keyClick(clerk.wizard, Qt.Key.Key_F7)
    for _ in range(2000):
        if not page._printing:
            break
        QTest.qWait(5)
    assert len(tray.jobs) == before + (not tray.off)
    return {} if tray.off else tray.groups()


def test_a_key_is_made_by_keys_alone(admin, tray, window, look_on):
    clerk = window(MakeCardKeyWizard, admin)
    assert clerk.fill(WhichKey, technology="DESFire") == []
    page = clerk.wizard.page
    assert page.reason() == "请先打印第 1 份"
    assert not page.editors["group_1"].widget.isEnabled()
    tray.off = True
    print_here(clerk, tray)
    assert page.state.text() == "打印机“前台激光”脱机。密钥还没有启用，可以再打。"
    tray.off = False
    one = print_here(clerk, tray)
    assert clerk.fill(PartOne, **{**one, "group_3": "123456"}) == ["有数字写错，请对照纸上"]
    assert clerk.fill(PartOne, **one) == []
    two = print_here(clerk, tray)
    assert clerk.fill(PartTwo, **two) == []
    assert clerk.fill(NewPassphrase, passphrase=WORDS, again=WORDS) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert standing(admin) is Standing.OPEN


def test_who_comes_back_to_a_sheet_types_it_again(admin, tray, window, look_on):
    """The sheet of one keeper is not left on the glass for the other."""
    clerk = window(MakeCardKeyWizard, admin)
    clerk.fill(WhichKey, technology="DESFire")
    assert clerk.fill(PartOne, **print_here(clerk, tray)) == []
    clerk.back()
    assert [editor.said() for editor in clerk.wizard.page.editors.values()] == [""] * 9


def test_without_a_printer_no_key_is_made(admin, tray, window, look_on, monkeypatch):
    monkeypatch.setattr(tray, "names", list, raising=False)
    clerk = window(MakeCardKeyWizard, admin)
    clerk.fill(WhichKey, technology="DESFire")
    assert clerk.wizard.page.reason() == "没有打印机，不能打印备份"
    assert "不存文件" in clerk.wizard.page.state.text()


def test_a_wrong_passphrase_is_told_and_tried_again(admin, tray, window, look_on):
    make_key(admin, tray)
    clerk = window(OpenCardKeysWizard, at_next_shift(admin))
    clerk.fill(KnownPassphrase, passphrase="wrong passphrase")
    clerk.finish()
    assert "口令不对" in clerk.wizard.messages.bars()[0].words
    clerk._filled = False
    clerk.wizard.messages.clear()
    clerk.fill(KnownPassphrase, passphrase=WORDS)
    assert isinstance(clerk.finish(), Done)


def test_two_keepers_bring_a_key_back(admin, tray, window, look_on):
    make_key(admin, tray)
    value = key_facts(at_next_shift(admin))[0].line.check_value
    clerk = window(RestoreCardKeyWizard, admin)
    assert clerk.fill(WhichSheets, technology="DESFire", version="1", check_value=value) == []
    assert clerk.fill(PartOne, **tray.groups(0)) == []
    assert clerk.fill(PartTwo, **tray.groups(1)) == []
    assert clerk.fill(NewPassphrase, passphrase=OTHER_WORDS, again=OTHER_WORDS) == []
    assert isinstance(clerk.finish(), Done)
    assert standing(admin) is Standing.OPEN


def test_a_printer_that_fails_makes_nothing(admin, tray):
    tray.off = True
    walk = Session(MAKE_CARD_KEY, admin)
    walk.submit(WhichKey, DESFIRE)
    with pytest.raises(PrintError):
        print_sheet(admin, walk.answers, 1, "前台激光", tray)
    with admin.reading() as session:
        assert lines(session) == []
