"""Some packages belong to single files, and the kernel belongs to nobody: read off the import statements."""

import fnmatch
import sys

import pytest

from tests.architecture.tree import PRODUCT, imports, sources

# Package -> the only files that may name it. import-linter knows rooms; these are the doors within them.
LICENCES = {
    "smartcard": ["deskapp/cards/pcsc.py"],
    "sqlcipher3": ["deskapp/store/*.py", "db/*.py"],
    "alembic": ["deskapp/store/*.py", "db/*.py"],
    "keyring": ["deskapp/store/*.py"],
    "argon2": ["deskapp/staff/*.py"],
    "cryptography": ["deskapp/cards/*.py", "deskapp/access/keys/*.py", "deskapp/scans/*.py"],
    "PIL": ["deskapp/scans/*.py"],
    "python_calamine": ["deskapp/estate/roster/*.py"],
    "openpyxl": ["deskapp/estate/roster/*.py", "deskapp/reports/*.py", "deskapp/tour/roster_file.py"],
    "reportlab": ["deskapp/printing/*.py"],
    "PySide6": [
        "deskapp/ui/*.py",
        "deskapp/app.py",
        "deskapp/counter.py",
        "deskapp/tour/*.py",
        "deskapp/procedures/*/wizard.py",
    ],
}


@pytest.mark.parametrize(("package", "files"), LICENCES.items())
def test_a_package_is_named_only_where_it_lives(package, files):
    naming = [source.name for source in sources(*PRODUCT) if package in roots(source)]
    assert [name for name in naming if not any(fnmatch.fnmatch(name, file) for file in files)] == []


def test_the_kernel_stands_on_the_standard_library_alone():
    outside = {
        f"{source.name} names {module}"
        for source in sources("deskapp/kernel")
        for module in imports(source)
        if module.split(".")[0] not in sys.stdlib_module_names and not module.startswith("deskapp.kernel")
    }
    assert outside == set()


def test_the_installer_stands_on_the_standard_library_alone():
    known = sys.stdlib_module_names | {"installer"}
    assert {root for source in sources("installer") for root in roots(source)} <= known


def roots(source) -> set[str]:
    """The packages a file names, without their submodules."""
    return {module.split(".")[0] for module in imports(source)}
