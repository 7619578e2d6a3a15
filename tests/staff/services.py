"""Every service of the program and the act it asks for, read off the source: whatever is handed a desk, or has one."""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from deskapp.deed import Deed
from deskapp.flow.procedure import Procedure
from deskapp.staff.policy import POLICY, Act
from tests.architecture.tree import Source, sources

GUARDS = {"work", "require", "note"}
ROOMS = tuple(f"deskapp/{room}/" for room in ("ui", "tour", "sample", "verbs"))
"""The window and the tour call services; they are none."""
Name = tuple[str, str]
"""The file and the name of a function in it."""
DEED = "_DEED"
"""What every service calls the deed that it fills in."""


@dataclass(frozen=True)
class Service:
    """A public function that is handed a desk, or a public method of a room that has one, and the act it asks for."""

    module: str
    name: str
    act: str

    def __str__(self) -> str:
        return f"{self.module.removeprefix('deskapp.')}.{self.name}"

    @property
    def entry(self) -> Act:
        return POLICY[self.act]

    def call(self, desk: Any, room: Callable[[Any], Any]) -> Any:
        """Call it at this desk with nothing that makes sense: whoever may not is turned away before that is seen."""
        owner, _, method = self.name.rpartition(".")
        module = importlib.import_module(self.module)
        holder = getattr(module, DEED) if owner == DEED else room(desk) if owner else module
        found = getattr(holder, method)
        asked = list(inspect.signature(found).parameters.values())
        needed = [one for one in asked if one.default is inspect.Parameter.empty and one.kind is not one.VAR_KEYWORD]
        plain = [one for one in needed if one.kind is one.POSITIONAL_OR_KEYWORD]
        nothing = Nothing()
        nothing.staff_id = desk.duty and desk.duty.id
        came = found(*(desk if one.name == "desk" else nothing for one in plain))
        return list(came) if inspect.isgenerator(came) else came


class Nothing(str):
    """Stands for any argument: whatever is asked of it is there and says nothing; what it allows, `staff_id` allows."""

    staff_id: int | None

    def __getattr__(self, name: str) -> "Nothing":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: object) -> "Nothing":
        return self

    def __contains__(self, key: object) -> bool:
        return True

    def __call__(self, *told: object) -> "Nothing":
        return self


@cache
def services() -> tuple[Service, ...]:
    """All of them, in the order of their files."""
    found = [one for source in _read() for one in _services_of(source)]
    found += [Service(module, f"{DEED}.finish", deed.name) for module, deed in deeds().items()]
    _bodies.cache_clear()  # syntax trees that stay make every garbage collection slow
    assert len(found) > 40
    return tuple(found)


@cache
def deeds() -> dict[str, Deed[Any]]:
    """The deeds that services fill in, by their modules."""
    modules = [_module(source) for source in _read() if f"{DEED} = " in source.text]
    return {module: getattr(importlib.import_module(module), DEED) for module in modules}


def end_of(procedure: Procedure) -> Name:
    """The module and the name of what ends a procedure."""
    doer = getattr(procedure.finish, "__self__", None)
    module = next((module for module, deed in deeds().items() if deed is doer), "")
    return (module, f"{DEED}.finish") if module else (procedure.finish.__module__, procedure.finish.__name__)


def _services_of(source: Source) -> Iterator[Service]:
    for owner, node in _functions(source):
        desk = any(arg.annotation is not None and ast.unparse(arg.annotation) == "Desk" for arg in node.args.args)
        if not node.name.startswith("_") and (desk or owner in ("Office", "ListRoom")):
            name = f"{owner}.{node.name}" if owner else node.name
            for act in sorted(_acts((source.name, name), frozenset())):
                yield Service(_module(source), name, act)


def _acts(name: Name, on_the_way: frozenset[Name]) -> set[str]:
    """The acts a function asks for itself; where it asks for none, those that the ones it calls ask for."""
    if name in on_the_way or name not in _bodies():
        return set()
    own, called = _asked_by(name)
    return own or set[str]().union(*(_acts(one, on_the_way | {name}) for one in called))


@cache
def _asked_by(name: Name) -> tuple[set[str], set[Name]]:
    """The acts that a function asks for itself, and the functions that it calls.

    What it asks of a second person, who has typed a PIN, is no act of whoever is on duty.
    """
    source, node, owner = _bodies()[name]
    own, others = set[str](), set[Name]()
    for call in (one for one in ast.walk(node) if isinstance(one, ast.Call)):
        if isinstance(call.func, ast.Attribute) and call.func.attr in GUARDS and _is_desk(call.func.value):
            of_another = call.func.attr == "require" and len(call.args) > 1
            own |= set() if of_another else _text(call.args[0], source)
        elif called := _called(source, call, owner):
            others.add(called)
    return own, others


def _is_desk(node: ast.expr) -> bool:
    return ast.unparse(node) in ("desk", "self.desk")


def _text(node: ast.expr, source: Source) -> set[str]:
    """The act as it is written, or as the module has a name for it; none where a refusal says who may let it pass, or
    where it is handed in: then whoever calls names it.
    """
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    named = getattr(importlib.import_module(_module(source)), node.id, None) if isinstance(node, ast.Name) else None
    return {named} if named else set()


def _module(source: Source) -> str:
    return source.name.removesuffix(".py").replace("/", ".")


def _called(source: Source, call: ast.Call, owner: str) -> Name | None:
    """The function of the program that is called, as far as its name tells."""
    imported = _imported(source)
    match call.func:
        case ast.Name(id=name):
            return imported.get(name, (source.name, name))
        case ast.Attribute(value=ast.Name(id="self"), attr=name):
            return source.name, f"{owner}.{name}"
        case ast.Attribute(value=ast.Name(id=room), attr=name) if room in imported:
            file, last = imported[room]
            return f"{file.removesuffix('.py')}/{last}.py", name
    return None


@cache
def _read() -> tuple[Source, ...]:
    return tuple(one for one in sources("deskapp") if not one.name.startswith(ROOMS))


def _functions(source: Source) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The functions of a module and the methods of its classes, with the name of the class."""
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef):
            yield "", node
        elif isinstance(node, ast.ClassDef):
            yield from ((node.name, one) for one in node.body if isinstance(one, ast.FunctionDef))


@cache
def _bodies() -> dict[Name, tuple[Source, ast.FunctionDef, str]]:
    return {
        (source.name, f"{owner}.{node.name}" if owner else node.name): (source, node, owner)
        for source in _read()
        for owner, node in _functions(source)
    }


@cache
def _imported(source: Source) -> dict[str, Name]:
    """What a module imports by name from the program: a function, or a module, by its own name."""
    return {
        alias.asname or alias.name: (f"{node.module.replace('.', '/')}.py", alias.name)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("deskapp")
        for alias in node.names
    }
