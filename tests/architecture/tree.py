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


@dataclass(frozen=True)
class Walked:
    """What stands in a file: its docstring, its functions with their lines, the modules that it names."""

    docstring: str
    functions: list[tuple[str, int]]
    imports: list[str]


def docstring(source: Source) -> str:
    """What a file says of itself; empty if nothing."""
    return _walked(source).docstring


def functions(source: Source) -> list[tuple[str, int]]:
    """Each function and method with its lines, decorators and docstring aside."""
    return _walked(source).functions


def imports(source: Source) -> list[str]:
    """The modules a file names in import statements, wherever they stand in it."""
    return _walked(source).imports


@cache
def _walked(source: Source) -> Walked:
    """Everything that is asked of every file, of one tree, which is dropped then."""
    tree = source.tree
    walked = Walked(ast.get_docstring(tree) or "", [], [])
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            walked.functions.append((f"{source.name}:{node.lineno} {node.name}", _body_lines(node)))
        elif isinstance(node, ast.Import):
            walked.imports.extend(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            walked.imports.append(node.module)
    return walked


def _read(file: Path) -> Source:
    return Source(file.relative_to(ROOT).as_posix(), file.read_text("utf-8"))


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    whole = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is None or len(node.body) == 1:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)
