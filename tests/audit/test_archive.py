"""The archive of a period is proved by its own script without the program, and every change of it is found (T24)."""

import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from deskapp.audit.export_records import Export
from deskapp.audit.records import JournalLine
from deskapp.handout.archive import archive_period
from deskapp.kernel.errors import DeskError, NotAllowedError
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.ticket_records import Ticket
from deskapp.opening import open_place
from deskapp.procedures.must_know.records import MustKnowFact
from deskapp.reports.archive import verify as script
from deskapp.reports.archive.writing import cell
from deskapp.store.place import Place
from tests.audit.conftest import at_desk
from tests.conftest import Clock

FIRST, LAST = date(2026, 11, 21), date(2026, 11, 22)
DAYS_LATER = 5


@pytest.fixture(scope="module")
def archived(busy_folder, tmp_path_factory):
    """The lead's archive of the busy days with the key of the chain, and the folder it was made in."""
    place = Place(Path(shutil.copytree(busy_folder, tmp_path_factory.mktemp("archived") / "data")))
    clock = Clock()
    clock.pass_by(days=DAYS_LATER)
    with closing(open_place(place, clock())) as store:
        made = archive_period(at_desk(store, clock)("赵立"), FIRST, LAST, key=place.folder / "chain.key")
        assert list(findings(store)) == []
    return place, made


@pytest.fixture
def folder(archived, tmp_path):
    """The archive unpacked where nothing of the program is."""
    with ZipFile(archived[1].path) as packed:
        packed.extractall(tmp_path / "archive")
    return tmp_path / "archive"


def verify(folder, *words):
    """Run the script of the archive with a bare Python in a bare environment; its code and what it said."""
    command = [sys.executable, "-I", "-S", "-X", "utf8", str(folder / "verify.py"), *map(str, words)]
    bare = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    done = subprocess.run(command, cwd=folder, env=bare, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout.splitlines()


def edit(folder, table, change):
    """Change the rows of a table, and make its SHA-256 agree again, as somebody would who knows how."""
    file, sums = folder / "tables" / f"{table}.csv", folder / "SHA256SUMS"
    before = file.read_bytes()
    rows = list(csv.DictReader(io.StringIO(before.decode("utf-8-sig"), newline="")))
    rows, out = change(rows) or rows, io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    file.write_bytes(out.getvalue().encode("utf-8-sig"))
    old, new = (hashlib.sha256(one).hexdigest() for one in (before, file.read_bytes()))
    sums.write_text(sums.read_text("utf-8").replace(old, new), "utf-8")


def test_the_script_in_it_proves_an_archive_without_the_program(archived, folder):
    place, made = archived
    for words in ((), ("--key", place.folder / "chain.key"), (made.path,)):
        code, said = verify(folder, *words)
        assert (code, said[-1]) == (0, "归档完好"), said
    assert f"归档码 {made.code}" in said
    assert any("日结" in line and "累计 ¥" in line for line in said)


def test_it_is_noted_with_its_code_and_its_number(archived):
    """PRIVACY-04, GEN-17."""
    place, made = archived
    with closing(open_place(place, Clock()())) as store, store.reading() as session:
        (kept,) = session.scalars(select(Export).where(Export.kind == "archive"))
        assert (kept.number, kept.digest[:32].upper(), kept.file_name) == (made.number, made.code, made.path.name)
        assert session.scalars(select(JournalLine).where(JournalLine.act == "archive_period")).all()
    assert (place.folder / "chain.key").stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_every_ticket_is_in_it_and_no_personal_number_is(archived, folder):
    """PRIVACY-03."""
    place, _ = archived
    rows = list(csv.DictReader(io.StringIO((folder / "tables" / "ticket.csv").read_text("utf-8-sig"), newline="")))
    with closing(open_place(place, Clock()())) as store, store.reading() as session:
        assert [row["printed_no"] for row in rows] == list(session.scalars(select(Ticket.printed_no)))
        secrets = {text for text in session.connection().exec_driver_sql(SECRETS).scalars() if len(text) > 8}
    everything = "".join(file.read_text("utf-8-sig") for file in (folder / "tables").iterdir())
    assert secrets
    assert [text for text in secrets if text in everything] == []


SECRETS = "SELECT id_no FROM customer UNION SELECT phone FROM customer UNION SELECT pin_hash FROM staff_member"


class Edited(script.Archive):
    """An archive in memory, one column of one table changed in the last row that the period made."""

    table = column = ""

    def __init__(self, folder):
        super().__init__(folder)
        self.kept = {table: list(super(Edited, self).rows(table)) for table in self.schema}
        made = {(line["table_name"], line["row_id"]) for line in self.kept["journal"]}
        proof = ("chain_link", "journal")
        self.last = {
            table: max((row["id"] for row in rows if table in proof or (table, row["id"]) in made), default=None)
            for table, rows in self.kept.items()
        }

    def rows(self, table):
        for row in self.kept[table]:
            edited = table == self.table and row["id"] == self.last[table]
            now = row[self.column] if edited else None
            yield row | {self.column: now + 9 if isinstance(now, int) else f"{now or ''}9"} if edited else row


def test_a_change_of_any_column_of_any_table_is_found_without_the_key(folder):
    """With the SHA-256 put right. Of a link only its key proves what it says: see the next test."""
    archive, unseen, tried = Edited(folder), [], 0
    columns = [(table, one["name"]) for table in archive.schema for one in archive.schema[table]["columns"]]
    for table, column in columns:
        if column != "id" and table != "chain_link" and archive.last[table]:
            tried += 1
            archive.table, archive.column = table, column
            if not list(script.findings(archive, b"")):
                unseen.append(f"{table}.{column}")
    assert (unseen, tried > 100) == ([], True), tried


@pytest.mark.parametrize("name", ["at", "kind", "facts", "running_total", "journal_to", "journal_digest", "previous"])
def test_with_the_key_a_change_of_any_column_of_a_link_is_found(archived, folder, name):
    def change(rows):
        rows[-1][name] = rows[-1][name].replace("张", "章") + "9" if name == "facts" else f"{rows[-1][name]}9"

    edit(folder, "chain_link", change)
    code, said = verify(folder, "--key", archived[0].folder / "chain.key")
    assert (code, any("校验链" in line or "操作日志" in line or "读不懂" in line for line in said)) == (1, True), said


def test_rows_taken_out_slipped_in_and_files_added_are_found(folder):
    edit(folder, "payment_line", lambda rows: rows[:-1])
    edit(folder, "tender", lambda rows: [*rows, rows[-1] | {"id": "999"}])
    assert verify(folder)[0] == 1
    (folder / "more.csv").write_text("x", "utf-8")
    code, said = verify(folder)
    assert code == 1
    assert any("收款项目第" in line and "不见了" in line for line in said), said
    assert "付款方式第 999 行不属于这段日期" in said
    assert "多出文件 more.csv，不属于归档" in said


def test_a_chain_cut_short_and_a_changed_file_are_found(folder):
    edit(folder, "chain_link", lambda rows: rows[:-1])
    with (folder / "archive.json").open("a", encoding="utf-8") as file:
        file.write(" ")
    code, said = verify(folder)
    assert code == 1
    assert any("校验链应止于第" in line for line in said), said
    assert "文件 archive.json 缺失或被改动过" in said


def test_a_row_is_archived_as_it_stood_at_the_end_of_the_period(busy_folder, tmp_path):
    """What is changed later is not seen in it, and it is proved all the same."""
    place, clock = Place(Path(shutil.copytree(busy_folder, tmp_path / "data"))), Clock()
    clock.pass_by(days=DAYS_LATER)
    with closing(open_place(place, clock())) as store:
        lead = at_desk(store, clock)("赵立")
        with lead.work("edit_facts") as session:
            session.scalars(select(MustKnowFact).where(MustKnowFact.question == "水务")).one().answer = "改过了"
        made = archive_period(lead, FIRST, LAST, tmp_path)
    with ZipFile(made.path) as packed:
        packed.extractall(tmp_path / "archive")
        assert "0755-12345678" in packed.read("tables/must_know_fact.csv").decode("utf-8-sig")
    assert verify(tmp_path / "archive")[1][-1] == "归档完好"


def test_only_leads_and_finance_archive_and_only_days_that_are_over(desk, manned_by, place):
    before = set(place.workbooks.iterdir())
    with pytest.raises(NotAllowedError):
        archive_period(desk, FIRST, LAST)
    for first, last, code in (
        (FIRST, FIRST, "E-ARC-03"),
        (LAST, OLD, "E-ARC-03"),
        (OLD, OLD, "E-ARC-02"),
    ):
        with pytest.raises(DeskError) as told:
            archive_period(manned_by("高远"), first, last)
        assert told.value.code == code
    assert set(place.workbooks.iterdir()) == before


OLD = date(2020, 1, 1)


def test_what_is_no_archive_any_more_is_told(archived, tmp_path):
    torn = tmp_path / "torn.zip"
    torn.write_bytes(archived[1].path.read_bytes()[:-100])
    (tmp_path / "verify.py").write_bytes((Path(__file__).parents[2] / SCRIPT).read_bytes())
    code, (said,) = verify(tmp_path, torn)
    assert (code, said.startswith("归档打不开")) == (1, True)


SCRIPT = "deskapp/reports/archive/verify.py"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "'x", "\\N", "\tx", "\rx"])
def test_no_text_becomes_a_formula_or_nothing(text):
    assert cell(text) == f"'{text}"
    assert (cell(None), cell(-1), cell("x")) == ("\\N", "-1", "x")
