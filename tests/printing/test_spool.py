"""A job that is written into a folder is whole or not there, and every trouble is one sentence."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from deskapp.kernel.errors import PrintError
from deskapp.printing.file_printer import FilePrinter
from deskapp.printing.paper import PIN_THIRD
from deskapp.printing.spool import PrintJob
from deskapp.printing.trouble import Trouble, trouble

JOB = PrintJob(b"%PDF-1.4 ...", PIN_THIRD, "正式收据 0001234", "receipt", "0001234", "前台一号针打")


@pytest.mark.parametrize("kind", Trouble)
def test_every_trouble_says_what_happened_what_is_safe_and_what_to_do(kind):
    error = trouble(kind, "前台一号针打", title="正式收据 0001234", paper="241×93.1 三等分")
    assert "前台一号针打" in error.text
    assert "正式收据 0001234 已保存" in error.text
    assert "请" in error.text
    assert error.text.endswith("补打。")
    assert str(error).endswith(f"（{error.code}）")
    assert "{" not in error.text


def test_every_trouble_has_a_code_of_its_own():
    codes = [kind.value[0] for kind in Trouble]
    assert len(set(codes)) == len(codes)
    assert all(code.startswith("E-PRN-") for code in codes)


def test_the_file_printer_writes_the_pdf_and_never_over_another(tmp_path):
    printer = FilePrinter(tmp_path)
    printer.send(JOB)
    printer.send(replace(JOB, pdf=b"again"))
    assert (tmp_path / "receipt-0001234.pdf").read_bytes() == JOB.pdf
    assert (tmp_path / "receipt-0001234-2.pdf").read_bytes() == b"again"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_number_cannot_lead_out_of_the_folder(tmp_path):
    FilePrinter(tmp_path).send(replace(JOB, number="../../票/据:01"))
    assert [file.name for file in tmp_path.iterdir()] == ["receipt-.._.._票_据_01.pdf"]


def test_a_folder_that_is_gone_is_one_sentence(tmp_path):
    with pytest.raises(PrintError, match="写不进文件夹") as error:
        FilePrinter(tmp_path / "gone").send(JOB)
    assert error.value.code == "E-PRN-06"


def test_a_full_disk_is_one_sentence_and_leaves_no_half_file(tmp_path, monkeypatch):
    write = Path.write_bytes

    def fills_up(file, data):
        write(file, data[:4])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fills_up)
    with pytest.raises(PrintError, match="磁盘已满") as error:
        FilePrinter(tmp_path).send(JOB)
    assert error.value.code == "E-PRN-07"
    assert list(tmp_path.iterdir()) == []
