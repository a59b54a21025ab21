"""What was typed into the rows of the board's tables and is not kept yet."""

from ibdesk.desk.board_table import OF_REPORT, BoardRow

_Key = tuple[str, str]
_NEW_ROW = "a new row"


class TypedRows:
    """Comes back with its row, so that looking at another row or table, or a board that changes meanwhile, loses
    nothing that was typed."""

    def __init__(self) -> None:
        self._texts: dict[_Key, tuple[str, ...]] = {}
        self._names: dict[_Key, str] = {}

    def note(self, table: str, row: BoardRow, texts: tuple[str, ...]) -> None:
        """What a row's fields say now, which may be what the board says."""
        key = _key(table, row)
        if texts == row.cells:
            self.forget(table, row)
            return
        self._texts[key] = texts
        which = row.cells[0] if row.key is not None else _NEW_ROW
        self._names[key] = table if table in OF_REPORT else f"{table}, {which}"

    def texts_of(self, table: str, row: BoardRow) -> tuple[str, ...]:
        """What was typed into a row, or what the board says in it."""
        return self._texts.get(_key(table, row), row.cells)

    def forget(self, table: str, row: BoardRow) -> None:
        self._texts.pop(_key(table, row), None)
        self._names.pop(_key(table, row), None)

    @property
    def words(self) -> str:
        """Where something is typed that is not kept; empty where there is nothing."""
        return "; ".join(self._names.values())


def _key(table: str, row: BoardRow) -> _Key:
    return table, repr(row.key)
