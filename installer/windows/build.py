"""Makes dist/: the set-up program, the portable zip, the list of files, and how much room each part takes."""

from installer.stop import InstallError
from installer.windows import commit, imports, portable, setup, sizes
from installer.windows.places import DIST, PROGRAM, version
from installer.windows.program import lay_together, listing


def build() -> int:
    """Build everything from this checkout; 0 when it lies in dist/."""
    if commit.is_dirty():
        print("installer: what is not committed yet goes into the program, too.", flush=True)
    lay_together()
    _insist_on_libraries()
    DIST.mkdir(exist_ok=True)
    name = f"deskapp-{{}}-{version()}"
    lines = (f"{digest}  {file}\n" for file, digest in listing(PROGRAM).items())
    files = DIST / f"{name.format('files')}.sha256"
    files.write_text("".join(lines), "utf-8", newline="\n")
    archive = DIST / f"{name.format('portable')}.zip"
    portable.pack(PROGRAM, archive, f"deskapp-{version()}", commit.moment())
    program = DIST / f"{name.format('setup')}.exe"
    setup.build(PROGRAM, program, commit.moment())
    print(sizes.table({path: (PROGRAM / path).stat().st_size for path in listing(PROGRAM)}))
    for made in (program, archive):
        print(f"installer: {made.relative_to(DIST.parent)} ({sizes.megabytes(made.stat().st_size)})")
    return 0


def _insist_on_libraries() -> None:
    lacking = imports.lacking(PROGRAM)
    if lacking:
        lines = "\n".join(f"  {library}: {', '.join(files)}" for library, files in lacking.items())
        raise InstallError(f"libraries are neither in the program nor part of Windows:\n{lines}")
