"""Comments at the marked cells: put into the sheet's own comments part, or into a new one."""

from collections.abc import Mapping, Sequence

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.problem import Problem
from ibdesk.domain.wording import SEVERITY_WORDS
from ibdesk.reading.cells.cell_notes import OWN_AUTHOR
from ibdesk.writing.problem_list import what_to_do
from ibdesk.writing.returned_copy.xml_places import Edits, Element, as_text, prefix_of, raw_name, read_elements
from ibdesk.writing.sheets.text import clean, shortened

Place = tuple[int, int]
Numbered = Sequence[tuple[int, Problem]]
_LONGEST = 6_000  # what a box beside a cell can still be read in
EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors>'
    b"<commentList></commentList></comments>"
)


def comment_text(problems: Numbered) -> str:
    """The whole text of a cell's comment, for its size."""
    return "\n".join("".join(pieces) for pieces in _pieces(problems))


def with_comments(part: str, data: bytes, comments: Mapping[Place, Numbered]) -> tuple[bytes, frozenset[Place]]:
    """The comments part with these in it, and which of the cells had none before.

    A comment that was there stays as it is, with ours under it.
    """
    root = read_elements(part, data, "comments")
    prefix = prefix_of(raw_name(data, root.start))
    authors, listed = root.first("authors"), root.first("commentList")
    edits = Edits(data)
    theirs = {each.attributes.get("ref", "").replace("$", ""): each for each in (listed.children if listed else ())}
    author, author_xml = len(authors.children) if authors else 0, f"<{prefix}author>{OWN_AUTHOR}</{prefix}author>"
    made, new = [], set()
    for (row, column), problems in sorted(comments.items()):
        address = f"{column_letters(column)}{row}"
        if address in theirs:
            _add_below(edits, theirs[address], _runs(problems, prefix, "\n\n"))
            continue
        new.add((row, column))
        made.append(
            f'<{prefix}comment ref="{address}" authorId="{author}"><{prefix}text>{_runs(problems, prefix)}'
            f"</{prefix}text></{prefix}comment>"
        )
    _append(edits, root, authors, f"<{prefix}authors>{author_xml}</{prefix}authors>", author_xml)
    inside = "".join(made)
    _append(edits, root, listed, f"<{prefix}commentList>{inside}</{prefix}commentList>", inside)
    return edits.made(), frozenset(new)


def _append(edits: Edits, root: Element, list_element: Element | None, whole: str, inside: str) -> None:
    if list_element is None:
        edits.append_to(root, whole.encode())
    elif inside:
        edits.append_to(list_element, inside.encode())


def _add_below(edits: Edits, comment: Element, runs: str) -> None:
    text = comment.first("text")
    if text is None:
        return
    pieces = [each for each in text.children if each.name in ("t", "r")]
    if pieces:
        edits.insert(pieces[-1].end, runs.encode())
    else:
        edits.append_to(text, runs.encode())


def _runs(problems: Numbered, prefix: str, before: str = "") -> str:
    out = []
    for at, (title, words) in enumerate(_pieces(problems)):
        gap = before if at == 0 else "\n\n"
        out += [_run(gap + title, prefix, bold=True), _run(words, prefix, bold=False)]
    return "".join(out)


def _pieces(problems: Numbered) -> list[tuple[str, str]]:
    made = []
    for number, problem in problems:
        title = f"{OWN_AUTHOR} {number}, {SEVERITY_WORDS[problem.severity].lower()}: "
        words = f"{clean(problem.message).strip()}\n{clean(what_to_do(problem)).strip()}"
        made.append((title, shortened(words, _LONGEST // len(problems))))
    return made


def _run(text: str, prefix: str, bold: bool) -> str:
    weight = f"<{prefix}b/>" if bold else ""
    return (
        f'<{prefix}r><{prefix}rPr>{weight}<{prefix}sz val="9"/><{prefix}color indexed="81"/>'
        f'<{prefix}rFont val="Tahoma"/><{prefix}family val="2"/></{prefix}rPr>'
        f'<{prefix}t xml:space="preserve">{as_text(text)}</{prefix}t></{prefix}r>'
    )
