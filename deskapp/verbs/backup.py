"""deskapp backup: a checked copy in the backups folder."""

import argparse

from deskapp.desk import china_now
from deskapp.safekeeping import back_up
from deskapp.verbs.door import WHO_READS, reading
from deskapp.verbs.folder import ask_folder
from deskapp.verbs.verb import DONE, Verb, tell


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.description = f"备份数据库到数据文件夹的 backups，并打开核对。旧的备份按设置的份数清理。\n{WHO_READS}"
    ask_folder(parser)


def _run(given: argparse.Namespace) -> int:
    with reading(given) as store:
        tell(back_up(store, china_now(), "hand").path)
    return DONE


BACKUP = Verb("backup", "备份数据库并核对", _ask, _run)
