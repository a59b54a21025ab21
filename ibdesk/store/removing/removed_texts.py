"""Words taken out of a board's rows, wherever people wrote them."""

import sqlite3
from collections.abc import Callable

from ibdesk.domain.problem import Problem
from ibdesk.domain.said_in_public import with_categories
from ibdesk.domain.workbook_contents import SheetRead
from ibdesk.store.removing.removal import Replacing, check_no_code, with_texts
from ibdesk.store.removing.removed_packs import change_public_versions
from ibdesk.store.rows.json_text import compact, from_column, parsed, read, to_column, written
from ibdesk.store.rows.record_rows import TAKEN_AWAY, key_text, kind_of, with_logo, without_logo
from ibdesk.store.rows.schema import figures_again, set_figures_again, steps_with_figures_again
from ibdesk.store.rows.step_rows import START_WORDS, purge_words


def replace_text(connection: sqlite3.Connection, change: Replacing) -> int:
    """Let `change` look at every text of every row that a person may have written; how many it changed."""
    for (code,) in connection.execute("SELECT DISTINCT code FROM series"):
        check_no_code(from_column(code), change)

    def column(text: str) -> str:
        return to_column(change(from_column(text)))

    def problem(body: str) -> str:
        return _changed(Problem, body, change)

    def sheets(body: str) -> str:
        return _changed(tuple[SheetRead, ...], body, change)

    def reasons(body: str) -> str:
        pairs = parsed(body)
        changed = [[name, change(said) if name == "reason" else said] for name, said in pairs]
        return body if changed == pairs else compact(changed)

    _update(connection, "step", "number", "what", lambda text: _with_words(text, column))
    _update(connection, "step", "number", "person", column)
    _update(connection, "file", "id", "name", column)
    _update(connection, "file", "id", "error", column)
    _update(connection, "file", "id", "sheets", sheets)
    _update(connection, "sheet", "id", "workbook", column)
    _update(connection, "sheet", "id", "name", column)
    _update(connection, "figure", "id", "fields", reasons)
    _update(connection, "problem", "id", "body", problem)
    for step in steps_with_figures_again(connection):
        line = parsed(figures_again(connection, step) or "")
        if (new := [[column(book), column(sheet)] for book, sheet in line["sheets"]]) != line["sheets"]:
            set_figures_again(connection, step, compact(line | {"sheets": new}))
    _replace_in_records(connection, change)
    change_public_versions(connection, lambda said: with_categories(said, change))
    return change.count


def _replace_in_records(connection: sqlite3.Connection, change: Replacing) -> None:
    for number, kind, key, body in connection.execute("SELECT id, kind, key, body FROM record").fetchall():
        if body == TAKEN_AWAY:
            row = compact([change(part) if isinstance(part, str) else part for part in parsed(key)]), body
        else:
            record = read(kind_of(kind), with_logo(connection, body))
            new = with_texts(record, change)
            row = (
                (key, body) if new == record else (key_text(new), without_logo(connection, written(kind_of(kind), new)))
            )
        if row != (key, body):
            connection.execute("UPDATE record SET key = ?, body = ? WHERE id = ?", (*row, number))


def _with_words(text: str, change: Callable[[str], str]) -> str:
    """The words of a step but for those by which the start and a removal are known."""
    if text == START_WORDS:
        return text
    known = purge_words("")
    return known + change(text.removeprefix(known)) if text.startswith(known) else change(text)


def _changed(kind: object, body: str, change: Callable[[str], str]) -> str:
    record = read(kind, body)
    new = with_texts(record, change)
    return body if new == record else written(kind, new)


def _update(connection: sqlite3.Connection, table: str, key: str, column: str, change: Callable[[str], str]) -> None:
    rows = connection.execute(f"SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL").fetchall()
    new = [(changed, number) for number, text in rows if (changed := change(text)) != text]
    connection.executemany(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", new)
