"""deskapp import: a roster put on record, or only what importing it would do."""

import argparse
from collections.abc import Iterator
from uuid import uuid4

from deskapp.desk import Desk
from deskapp.estate.applying.plan import Plan, PlannedLine, Verdict, plan
from deskapp.procedures.import_roster.roster_file import RosterFile
from deskapp.procedures.import_roster.service import Job, import_file, known_file, told_before, with_suggestions
from deskapp.verbs.door import WHO_WRITES, ask_name, reading, writing
from deskapp.verbs.folder import ask_folder
from deskapp.verbs.verb import DONE, FINDINGS, Verb, tell


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "导入花名册（xlsx、xls、csv）：各列按表头识别，代码按文件里的说明和以前在窗口里说明过的理解。\n"
        "先用 --dry-run 看每一行会怎样：新增、修改、相同还是有误。有误的行不导入，退出码为 1。\n"
        f"{WHO_WRITES}\n--dry-run 只读数据，不用写姓名，前台窗口开着也可以。"
    )
    ask_folder(parser)
    ask_name(parser)
    parser.add_argument("--dry-run", action="store_true", help="只说明每一行会怎样，不导入")
    parser.add_argument("file", metavar="FILE", type=_file, help="花名册文件")


def _file(text: str) -> RosterFile:
    try:
        return RosterFile.parse(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong


def _run(given: argparse.Namespace) -> int:
    file: RosterFile = given.file
    if given.dry_run:
        with reading(given) as store:
            desk = Desk(store)
            job = _job(desk, file)
            with desk.reading() as session:
                told = plan(session, file.roster(job.settled, job.codes, desk.today), desk.today)
            _tell(desk, file, job, told)
            tell(f"试算完毕，没有改动任何资料：将新增 {told.added} 条，修改 {told.changed} 条")
            return FINDINGS if told.refused else DONE
    with writing(given) as desk:
        job = _job(desk, file)
        before = known_file(desk, file)
        done = import_file(desk, job)
        _tell(desk, file, job, done.plan, before)
        tell(done.words)
        tell(f"标记副本：{done.copy}" if done.copy else done.trouble)
        return FINDINGS if done.refused else DONE


def _job(desk: Desk, file: RosterFile) -> Job:
    settled, codes = told_before(desk, file)
    return Job(file, settled, with_suggestions(file.roster(settled, codes, desk.today), codes), uuid4().hex)


def _tell(desk: Desk, file: RosterFile, job: Job, told: Plan, before: str = "") -> None:
    """The lines first, refused ones with their reasons; then what nobody has explained, and how many became what."""
    for line in told.lines:
        tell(_words(line))
    for words in (before, *_unexplained(desk, file, job)):
        if words:
            tell(words)
    counts = "，".join(f"{verdict.value} {told.counts[verdict]} 行" for verdict in Verdict)
    tell(f"共 {len(told.lines)} 行：{counts}")


def _words(line: PlannedLine) -> str:
    place = f"{line.source.sheet} 第 {line.source.line} 行".strip()
    reminder = f"提醒：{line.reason}" if line.reason and line.verdict is not Verdict.REFUSED else line.reason
    return "　".join(words for words in (place, line.verdict.value, line.subject, *line.details, reminder) if words)


def _unexplained(desk: Desk, file: RosterFile, job: Job) -> Iterator[str]:
    for code in file.roster(job.settled, job.codes, desk.today).unknown_codes:
        name = f"{code.field.value}“{code.text or '（空）'}”"
        yield f"不知道{name}是什么意思，{code.count} 处没有读入；在窗口里导入时可以说明"


IMPORT = Verb("import", "导入花名册", _ask, _run)
