"""Modules say what they are, nothing is left for later, and nothing tells where the program was written."""

import ast
import re

from tests.architecture.tree import PRODUCT, ROOT, Source, docstring, sources

EVERYTHING = sources(*PRODUCT, "tests")

HOMELESS = {"base", "common", "core", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
# The declarative base of all records is what SQLAlchemy calls it.
AT_HOME = {"deskapp/store/base.py"}

ENDS = (".", "。", "?", ":")
"""A sentence does; what has no docstring does not."""

LEFT_FOR_LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b|NotImplemented" r"Error")

# Folders of one machine, addresses of package indexes, and the signatures of generated text.
OF_ONE_WORKPLACE = re.compile(
    r"(?<![\w.])/(?:work|root|opt|home/(?!clerk)\w+)/|[A-Z]:\\Users\\(?!clerk)"
    r"|(?i:pypi\.org|co-authored-by|generated (?:by|with) (?!python)|language model)"
)


def test_every_module_opens_with_a_true_sentence():
    opening = {source.name: docstring(source).split("\n\n")[0].rstrip() for source in EVERYTHING}
    wrong = [f"{name}: {words or 'no docstring'}" for name, words in opening.items() if not words.endswith(ENDS)]
    assert not wrong, "\n".join(wrong)


def test_no_module_is_called_after_having_no_room():
    homeless = [source.name for source in EVERYTHING if HOMELESS & set(source.name.removesuffix(".py").split("/"))]
    assert set(homeless) <= AT_HOME


def test_nothing_is_left_for_later():
    found = marked(LEFT_FOR_LATER, EVERYTHING)
    assert not found, "\n".join(found)


def test_no_float_touches_kernel_or_ledger():
    found = [place for source in sources("deskapp/kernel", "deskapp/ledger") for place in floats(source)]
    assert not found, "\n".join(found)


def test_nothing_tells_where_it_was_written():
    found = marked(OF_ONE_WORKPLACE, EVERYTHING)
    assert not found, "\n".join(found)
    for document in [*ROOT.glob("*.md"), *ROOT.glob("*.toml"), *ROOT.glob("installer/*.lock"), ROOT / ".ci" / "run"]:
        assert not OF_ONE_WORKPLACE.findall(document.read_text("utf-8")), document.name


def marked(words: re.Pattern[str], among: tuple[Source, ...]) -> list[str]:
    """Where one of the words stands, as file:line text; this file, which has to spell them, is left out."""
    return [
        f"{source.name}:{number} {line.strip()}"
        for source in among
        if not source.name.endswith("architecture/test_words.py")
        for number, line in enumerate(source.text.splitlines(), 1)
        if words.search(line)
    ]


def floats(source: Source) -> list[str]:
    """Every float literal and every mention of the type, but for questions such as isinstance(x, float)."""
    tree = source.tree
    asked = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance"
        for name in ast.walk(node)
    }
    return [
        f"{source.name}:{node.lineno}"
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float" and node not in asked)
    ]
