"""Collects the words of the window for Qt Linguist: `python resources/translations/extract.py en`.

Qt's own lupdate finds literal calls of translate() only; here every Chinese sentence that is no docstring counts,
since whatever a widget shows passes `deskapp.ui.words.say`. What was translated before is kept. Then translate
deskapp_en.ts in Linguist and run `pyside6-lrelease deskapp_en.ts`; `words.load(app, "en")` takes it from there.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HAN = re.compile("[\u3400-\u9fff]")
CONTEXT = "deskapp"  # the one of deskapp.ui.words


def sentences(source: str) -> Iterator[tuple[str, int]]:
    """The Chinese texts of a module with their lines, docstrings and the pieces of f-strings left out."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    pieces = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    alone = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and id(node) not in pieces | alone and HAN.search(str(node.value)):
            yield str(node.value), node.lineno


def collect(root: Path = ROOT) -> dict[str, str]:
    """Every sentence of the program, with the first place it stands in."""
    found: dict[str, str] = {}
    for file in sorted((root / "deskapp").rglob("*.py")):
        for words, line in sentences(file.read_text("utf-8")):
            found.setdefault(words, f"{file.relative_to(root).as_posix()}:{line}")
    return found


def write(file: Path, language: str, found: dict[str, str]) -> int:
    """Write the file for Linguist, with what was translated before; returns how many are still to do."""
    known = translated(file) if file.exists() else {}
    tree = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="zh_CN")
    context = ElementTree.SubElement(tree, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for words, place in found.items():
        message = ElementTree.SubElement(context, "message")
        name, _, line = place.rpartition(":")
        ElementTree.SubElement(message, "location", filename=name, line=line)
        ElementTree.SubElement(message, "source").text = words
        translation = ElementTree.SubElement(message, "translation")
        translation.text = known.get(words)
        if words not in known:
            translation.set("type", "unfinished")
    ElementTree.indent(tree)
    file.write_bytes(ElementTree.tostring(tree, "utf-8", xml_declaration=True))
    return len(found.keys() - known.keys())


def translated(file: Path) -> dict[str, str]:
    """What has been translated in a file."""
    messages = ElementTree.parse(file).iter("message")
    pairs = ((one.findtext("source"), one.findtext("translation")) for one in messages)
    return {words: said for words, said in pairs if words and said}


if __name__ == "__main__":
    tongue = sys.argv[1] if len(sys.argv) > 1 else "en"
    target = HERE / f"deskapp_{tongue}.ts"
    sys.stdout.write(f"{write(target, tongue, collect())} still to translate in {target.name}\n")
