"""Reads the command line, makes sure the environment is there, and hands over."""

import sys

from installer import stamp
from installer.places import BUILD_LOCK, ROOT
from installer.stop import InstallError

USAGE = """\
usage: python3 installer run [ARGS]     set up what is missing, then start the program
       python3 installer test [ARGS]    set up what tests need, then run every check
       python3 installer bench [ARGS]   set up what tests need, then print how fast it is beside the bare libraries
       python3 installer build          make the Windows program: dist/deskapp-*
       python3 installer check-windows  install the Windows program under Wine and work with it for a day
       python3 installer lock [ARGS]    for developers: write the hash-locked requirements anew

run   with ARGS it starts `deskapp ARGS`, such as `run check --data DIR` or `run tour --out DIR`;
      without, it opens the window, or runs the tour where there is no display.
test  with ARGS it runs only pytest with them, such as `test tests/ledger -k receipt`.
bench takes a quarter of an hour and some gigabytes for a while; `bench --small` two minutes.
build and check-windows fetch the pinned parts of the Windows program once and keep them; check-windows
      --small takes a shorter day, and --or-skip passes where Wine or NSIS cannot be had.
lock  ARGS go to `uv pip compile`, such as `lock --upgrade`.
"""


def main(words: list[str]) -> int:
    """Carry out one command; 0 done, 1 a check or the program found fault, 2 could not, 130 interrupted."""
    try:
        return _carry_out(words)
    except InstallError as stop:
        print(f"installer: {stop}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("installer: interrupted; the next start takes it up again.", file=sys.stderr)
        return 130


def _carry_out(words: list[str]) -> int:
    match words:
        case ["run", *args]:
            _provide("run")
            from installer import launch

            return launch.start(args)
        case ["test", *args]:
            _provide("test")
            from installer import checks

            return checks.pytest_only(args) if args else checks.run_all(checks.all_checks())
        case ["bench", *args]:
            _provide("test")
            from installer import checks

            return checks.bench(args)
        case ["build"]:
            _provide("run")
            from installer.windows import build, tools

            tools.provide(tools.BUILDING)
            return build.build()
        case ["check-windows", *args] if {"--small", "--or-skip"}.issuperset(args):
            _provide("run")
            from installer.windows import check

            return check.check(small="--small" in args, or_skip="--or-skip" in args)
        case ["lock", *args]:
            from installer import lock

            return lock.write(args)
        case ["--help" | "-h" | "help"]:
            print(USAGE, end="")
            return 0
        case _:
            print(USAGE, end="", file=sys.stderr)
            return 2


def _provide(kind: str) -> None:
    if stamp.is_current(kind):
        return
    # Imported only here: a start that finds everything in place must not wait for modules it does not use.
    from installer import door, environment

    with door.one_at_a_time(BUILD_LOCK):
        if not stamp.is_current(kind):
            environment.prepare(kind)
    print(f"installer: {ROOT} is set up.", flush=True)
