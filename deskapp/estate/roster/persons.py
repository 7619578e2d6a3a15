"""The people a line of a roster names: owners side by side, tenants, family, with their papers and telephones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from deskapp.estate.kinds import CustomerKind
from deskapp.estate.roster.bodies import Cell, Entry
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.notes import BadCellError, Notes, source
from deskapp.estate.roster.rows import BankRow, PersonRow
from deskapp.kernel.contacts import phones
from deskapp.kernel.people import IdKind, id_number, uscc
from deskapp.kernel.typed import plain

LONGEST_NAME = 60
_BETWEEN = re.compile("[、,，;；/|\n]+")
_SPACED = re.compile("(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
_COMPANY = re.compile(
    ".*(公司|集团|银行|支行|中心|委员会|学校|幼儿园|医院|事务所|合作社|协会|工厂|酒店|超市|经营部|商行|局|厂|村委会|居委会|街道办|开发商|物业)(?:[（(].*[)）])?"
)
_NOBODY = frozenset({"空置", "空房", "未售", "未销售", "待售", "空", "空户", "未入住", "暂无", "无", "无业主"})
_PLACEHOLDER = re.compile(r"(.)\1{14,}|123456789.*")
_RELATION = re.compile("[（(].*?[)）]")
_PLAIN_NAME = re.compile("[\u3400-\u9fff·]{2,15}|[A-Za-z .]{2,40}")


def owners(entry: Entry, notes: Notes) -> list[PersonRow]:
    """The persons in the columns of names, each with the papers and telephones that stand behind the name."""
    columns = entry.cells.get(Field.NAME, ())
    people: list[PersonRow] = []
    for position, cell in enumerate(columns):
        end = columns[position + 1].column if position + 1 < len(columns) else 1 << 30
        start = cell.column if position else -1
        behind = {
            wanted: [other for other in entry.cells.get(wanted, ()) if start < other.column < end]
            for wanted in (Field.ID_NO, Field.PHONE)
        }
        people += _named(entry, cell, behind[Field.ID_NO], behind[Field.PHONE], notes)
    return [_with_details(entry, person, notes) if index == 0 else person for index, person in enumerate(people)]


def tenants(entry: Entry, notes: Notes) -> list[PersonRow]:
    """The persons in the tenant's columns."""
    cells = entry.cells.get(Field.TENANT, ())
    papers = list(entry.cells.get(Field.TENANT_ID, ()))
    numbers = list(entry.cells.get(Field.TENANT_PHONE, ()))
    return [person for cell in cells[:1] for person in _named(entry, cell, papers, numbers, notes)]


def listed(entry: Entry, wanted: Field, notes: Notes) -> list[PersonRow]:
    """Names without anything else in one cell: 家庭成员, 共有人. What is more than names is left out with a warning."""
    cell = entry.cell(wanted)
    text = notes.usable(entry, cell) if cell else ""
    names = [_tidy(_RELATION.sub("", part)) for part in _BETWEEN.split(text) if part.strip()]
    if all(_PLAIN_NAME.fullmatch(name) for name in names):
        return [PersonRow("", name, source(entry), kind_of_name(name)) for name in names]
    notes.warn(entry, cell, f"{wanted.value}不只是姓名，没有读入，请写成“张三、李四”")
    return []


def kind_of_name(name: str) -> CustomerKind:
    """A company by how its name ends."""
    return CustomerKind.CORPORATE if _COMPANY.fullmatch(name) else CustomerKind.HOUSEHOLD


def phone_text(entry: Entry, wanted: Field, notes: Notes) -> str:
    """The telephone numbers of a contact as one text."""
    return "、".join(_numbers(entry, list(entry.cells.get(wanted, ())), notes))


def _named(entry: Entry, cell: Cell, papers: Sequence[Cell], numbers: Sequence[Cell], notes: Notes) -> list[PersonRow]:
    """One person, or several whose names share the cell; papers and telephones are dealt out if there are as many."""
    if cell.mark:
        raise BadCellError(cell, cell.mark.value)
    names = _names(cell.text, papers, numbers)
    if any(len(name) > LONGEST_NAME for name in names):
        raise BadCellError(cell, f"姓名超过 {LONGEST_NAME} 个字，请核对")
    alone = len(names) == 1
    people = []
    for index, name in enumerate(names):
        kind = kind_of_name(name)
        id_kind, id_no = _paper(entry, _share(papers, index, len(names)), kind, notes)
        own = list(numbers) if alone else _share(numbers, index, len(names))
        people.append(PersonRow("", name, source(entry), kind, id_kind, id_no, tuple(_numbers(entry, own, notes))))
    return people


def _names(text: str, papers: Sequence[Cell], numbers: Sequence[Cell]) -> list[str]:
    if text in _NOBODY:
        return []
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    spaced = text.split()
    shared = {len(_parts(cell.text)) for cell in (*papers, *numbers)}
    if len(parts) == 1 and len(spaced) > 1 and shared == {len(spaced)}:
        parts = spaced
    return list(dict.fromkeys(_tidy(part) for part in parts))


def _tidy(name: str) -> str:
    """张 三 as 张三: the blank only fills the column. Latin names keep theirs."""
    return _SPACED.sub("", name.strip())


def _parts(text: str) -> list[str]:
    return [part for part in re.split("[、,，;；/|\\s]+", text) if part]


def _share(cells: Sequence[Cell], index: int, people: int) -> list[Cell]:
    """Of numbers that stand in one cell as many as there are people, the one that is theirs; else all to the first."""
    shared = []
    for cell in cells:
        parts = _parts(cell.text)
        if len(parts) == people:
            shared.append(Cell(parts[index], cell.column, cell.mark, cell.filled))
        elif index == 0:
            shared.append(cell)
    return shared


def _paper(entry: Entry, cells: Sequence[Cell], kind: CustomerKind, notes: Notes) -> tuple[IdKind, str]:
    if not cells:
        return IdKind.NONE, ""
    cell = cells[0]
    text = notes.usable(entry, cell)
    if _PLACEHOLDER.fullmatch(plain(text)):
        notes.warn(entry, cell, "证件号像是随手填的占位数字，没有读入")
        return IdKind.NONE, ""
    if kind is CustomerKind.CORPORATE and not id_number(text, notes.today).born:
        code = uscc(text)
        id_kind, number, warnings = (IdKind.OTHER if code.text else IdKind.NONE), code.text, code.warnings
    else:
        paper = id_number(text, notes.today)
        id_kind, number, warnings = paper.kind, paper.text, paper.warnings
    for warning in warnings:
        notes.warn(entry, cell, warning)
    return id_kind, number


def _numbers(entry: Entry, cells: Sequence[Cell], notes: Notes) -> Iterator[str]:
    seen = set()
    for cell in cells:
        for number in phones(notes.usable(entry, cell)):
            for warning in number.warnings:
                notes.warn(entry, cell, warning)
            if number.text not in seen:
                seen.add(number.text)
                yield number.text


def _with_details(entry: Entry, person: PersonRow, notes: Notes) -> PersonRow:
    """What a line tells of its first person beyond name, paper and telephone."""
    kind = notes.code(entry, Field.KIND)
    account = re.sub(r"\s", "", notes.text(entry, Field.ACCOUNT_NO))
    bank = None
    if account:
        bank = BankRow(notes.text(entry, Field.BANK), notes.text(entry, Field.ACCOUNT_NAME) or person.name, account)
    return replace(
        person,
        kind=kind if isinstance(kind, CustomerKind) else person.kind,
        employer=notes.text(entry, Field.EMPLOYER),
        bank=bank,
    )
