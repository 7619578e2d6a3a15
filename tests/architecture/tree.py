"""The source files of the project and what can be read off them without importing one."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("deskapp", "forms", "db", "installer")


@dataclass(frozen=True)
class Source:
    """One Python file: its path as people write it and its text."""

    name: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """Its syntax tree, made anew: a million nodes that stay would be walked by every garbage collection."""
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Every Python file below these folders of the checkout, in the order of their names."""
    files = sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return tuple(_read(file) for file in files)


@cache
def functions(source: Source) -> list[tuple[str, int]]:
    """Each function and method with its lines, decorators and docstring aside."""
    return [
        (f"{source.name}:{node.lineno} {node.name}", _body_lines(node))
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@cache
def imports(source: Source) -> list[str]:
    """The modules a file names in import statements, wherever they stand in it."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.append(node.module)
    return found


def _read(file: Path) -> Source:
    return Source(file.relative_to(ROOT).as_posix(), file.read_text("utf-8"))


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    whole = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is None or len(node.body) == 1:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)
