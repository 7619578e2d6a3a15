"""Pages that may lie in no file: which printers are real, and the pipe to CUPS."""

import os

import pytest

from deskapp.kernel.errors import PrintError
from deskapp.printing.paper import A4
from deskapp.printing.spool import PrintJob
from deskapp.printing.straight import onto_paper, pipe

JOB = PrintJob(b"%PDF-1.4 nothing but a test", A4, "卡密钥备份 第 1 份", "card_key_part", "DESFIRE-1-1", "前台激光")


@pytest.fixture
def lp(tmp_path, monkeypatch):
    """A command lp that keeps what it is told, as `lp(0)` or, refusing, `lp(1)`."""

    def make(code: int):
        folder = tmp_path / "bin"
        folder.mkdir()
        told = tmp_path / "told"
        command = folder / "lp"
        command.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}.words\ncat > {told}.pdf\nexit {code}\n')
        command.chmod(0o700)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return told

    return make


def test_printers_that_write_files_are_not_offered():
    names = [
        "Microsoft Print to PDF",
        "HP LaserJet 1020",
        "Fax",
        "OneNote (Desktop)",
        "发送至 WPS 高级打印",
        "前台激光",
    ]
    assert onto_paper(names) == ["HP LaserJet 1020", "前台激光"]


@pytest.mark.linux("the pipe leads to CUPS")
def test_the_whole_job_goes_through_the_pipe(lp):
    told = lp(0)
    pipe(JOB)
    assert told.with_suffix(".pdf").read_bytes() == JOB.pdf
    words = told.with_suffix(".words").read_text().split("\n")
    assert words[:6] == ["-d", "前台激光", "-n", "1", "-t", JOB.title]


@pytest.mark.linux("the pipe leads to CUPS")
def test_a_printer_that_refuses_is_told_in_a_sentence(lp):
    lp(1)
    with pytest.raises(PrintError, match="没有接受打印"):
        pipe(JOB)


def test_without_cups_the_printer_is_not_found(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PrintError, match="没有找到打印机"):
        pipe(JOB)
