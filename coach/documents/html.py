"""A sheet as one HTML file that fetches nothing, reads well aloud, and prints."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from coach.documents.direction import reads_from_right
from coach.documents.html_looks import LOOKS
from coach.documents.sheet import (
    Grid,
    Item,
    Items,
    Para,
    Picture,
    Quote,
    Sheet,
    SheetBlock,
    SheetPart,
    Span,
    Spans,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render_html(sheet: Sheet) -> bytes:
    """The whole file, in UTF-8."""
    body = [
        "<header>",
        f"<h1>{_text(sheet.title)}</h1>",
        *_blocks(sheet.opening),
        "</header>",
        *_parts(sheet.parts, "part"),
    ]
    if sheet.beneath:
        body += ["<hr>", *_parts(sheet.beneath, "beneath")]
    if sheet.closing:
        body += ["<footer>", *_blocks(sheet.closing), "</footer>"]
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{_text(sheet.about)}</title>",
        f"<style>\n{LOOKS}</style>",
        "</head>",
        "<body>",
        "<main>",
        *body,
        "</main>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _spans(spans: Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = _text(span.text)
    if span.emphasis:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if span.strong else text


def _parts(parts: tuple[SheetPart, ...], name: str) -> Iterator[str]:
    for number, part in enumerate(parts, 1):
        if not part.heading:
            yield from _blocks(part.blocks)
            continue
        mark = f"{name}-{number}"
        yield f'<section aria-labelledby="{mark}">'
        yield f'<h{part.level} id="{mark}" dir="auto">{_text(part.heading)}</h{part.level}>'
        yield from _blocks(part.blocks)
        yield "</section>"


def _blocks(blocks: Iterable[SheetBlock]) -> Iterator[str]:
    for block in blocks:
        yield _block(block)


def _block(block: SheetBlock) -> str:
    if isinstance(block, Para):
        return _para(block)
    if isinstance(block, Quote):
        return (
            f"<blockquote{_from_right(block)}>\n"
            + "\n".join(_blocks(block.blocks))
            + "\n</blockquote>"
        )
    if isinstance(block, Items):
        return _items(block)
    if isinstance(block, Grid):
        return _grid(block)
    return _picture(block)


def _para(para: Para) -> str:
    looks = " ".join(name for name, has in (("aside", para.is_aside), ("leads", para.leads)) if has)
    kind = f' class="{looks}"' if looks else ""
    return f'<p{kind} dir="auto">{_spans(para.spans)}</p>'


def _from_right(block: SheetBlock) -> str:
    said = words_of(block).lstrip("•0123456789.) ")
    return ' dir="rtl"' if reads_from_right(said) else ""


def _items(items: Items) -> str:
    is_numbered = any(one.number for one in items.items)
    tag = "ol" if is_numbered else "ul"
    return f"<{tag}{_from_right(items)}>\n" + "\n".join(map(_item, items.items)) + f"\n</{tag}>"


def _item(item: Item) -> str:
    value = item.number.rstrip(".)")
    number = f' value="{int(value)}"' if value.isdecimal() else ""
    first = item.blocks[0] if len(item.blocks) == 1 else None
    if isinstance(first, Para):
        return f'<li{number} dir="auto">{_spans(first.spans)}</li>'
    return f'<li{number} dir="auto">' + "\n".join(_blocks(item.blocks)) + "</li>"


def _grid(grid: Grid) -> str:
    total = sum(grid.widths)
    columns = "".join(f'<col style="width:{100 * width // total}%">' for width in grid.widths)
    head = "".join(f'<th scope="col" dir="auto">{_spans(cell)}</th>' for cell in grid.header)
    rows = "\n".join(
        "<tr>" + "".join(f'<td dir="auto">{_spans(cell)}</td>' for cell in row) + "</tr>"
        for row in grid.rows
    )
    return (
        f'<div class="grid"><table>\n<colgroup>{columns}</colgroup>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>"
    )


def _picture(picture: Picture) -> str:
    """The drawing itself has a title and a description; its words stand below for everybody."""
    svg = picture.svg[picture.svg.index("<svg") :]
    return f"<figure>\n{svg.strip()}\n<figcaption>{_text(picture.words)}</figcaption>\n</figure>"
