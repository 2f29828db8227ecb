"""A print as a list of what a screen reader says, in the order it says it: one line for every stop."""

from __future__ import annotations

from collections.abc import Iterator

from tests.documents.reading import Node, Paper, text_of

_HEADINGS = {"H1": "kop 1", "H2": "kop 2", "H3": "kop 3"}


def said(content: bytes) -> str:
    """The whole print; table cells are said with the heads above and before them, as readers do."""
    return "\n".join(_said(Paper(content).root, 0)) + "\n"


def _said(node: Node, depth: int) -> Iterator[str]:
    margin = "  " * depth
    if node.tag in _HEADINGS:
        yield f"{margin}[{_HEADINGS[node.tag]}] {text_of(node)}"
    elif node.tag == "Figure":
        yield f"{margin}[afbeelding] {node.alt}"
    elif node.tag == "L":
        items = [kid for kid in node.kids if kid.tag == "LI"]
        yield f"{margin}[lijst, {len(items)}]"
        for item in items:
            yield from _item(item, depth + 1)
    elif node.tag == "Table":
        yield from _table(node, depth)
    else:
        if node.words:
            yield f"{margin}{node.words}"
        for kid in node.kids:
            yield from _said(kid, depth)


def _item(item: Node, depth: int) -> Iterator[str]:
    first, *rest = [line for kid in item.kids for line in _said(kid, 0)] or [text_of(item)]
    yield f"{'  ' * depth}• {first}"
    yield from (f"{'  ' * (depth + 1)}{line}" for line in rest)


def _table(table: Node, depth: int) -> Iterator[str]:
    rows = [node for node in table.walk() if node.tag == "TR"]
    head = any(kid.tag == "TH" and kid.scope != "Row" for kid in rows[0].kids) if rows else False
    heads = [text_of(kid) for kid in rows[0].kids] if head else []
    body = rows[1:] if heads else rows
    yield (
        f"{'  ' * depth}[tabel, {len(body)} rijen: {', '.join(filter(None, heads))}]"
        if heads
        else f"{'  ' * depth}[tabel]"
    )
    for row in body:
        cells = [" ".join(line for line in _said(kid, 0)) for kid in row.kids]
        named = zip(heads, cells, strict=True) if len(heads) == len(cells) else (("", cell) for cell in cells)
        yield "  " * (depth + 1) + "; ".join(f"{head}: {cell}" if head else cell for head, cell in named)
