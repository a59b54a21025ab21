"""The texts of formulas that binary workbooks keep as tokens, operands before their operators. Read are references, the
functions that may make a figure, and what stands between them; a formula with anything else is left unread."""

import struct
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field

from ibdesk.domain.cell_address import column_letters

Place = tuple[int, int]  # row and column, both from 0

_OPERATORS = dict(
    zip(range(0x03, 0x12), ("+", "-", "*", "/", "^", "&", "<", "<=", "=", ">=", ">", "<>", " ", ",", ":"), strict=True)
)
# [MS-XLS] 2.5.198.17: the functions by their numbers; those with so many arguments that it is not written beside them.
_FIXED = {
    2: ("ISNA", 1), 3: ("ISERROR", 1), 10: ("NA", 0), 24: ("ABS", 1), 25: ("INT", 1), 26: ("SIGN", 1),
    27: ("ROUND", 2), 30: ("REPT", 2), 31: ("MID", 3), 32: ("LEN", 1), 33: ("VALUE", 1), 34: ("TRUE", 0),
    35: ("FALSE", 0), 38: ("NOT", 1), 39: ("MOD", 2), 48: ("TEXT", 2), 63: ("RAND", 0), 65: ("DATE", 3),
    67: ("DAY", 1), 68: ("MONTH", 1), 69: ("YEAR", 1), 74: ("NOW", 0), 76: ("ROWS", 1), 77: ("COLUMNS", 1),
    112: ("LOWER", 1), 113: ("UPPER", 1), 118: ("TRIM", 1), 126: ("ISERR", 1), 127: ("ISTEXT", 1),
    128: ("ISNUMBER", 1), 129: ("ISBLANK", 1), 130: ("T", 1), 131: ("N", 1), 212: ("ROUNDUP", 2),
    213: ("ROUNDDOWN", 2), 221: ("TODAY", 0), 309: ("FORECAST", 3), 311: ("INTERCEPT", 2), 315: ("SLOPE", 2),
    346: ("COUNTIF", 2), 347: ("COUNTBLANK", 1), 464: ("RANDBETWEEN", 2), 480: ("IFERROR", 2),
}  # fmt: skip
_VARYING = {
    0: "COUNT", 1: "IF", 4: "SUM", 5: "AVERAGE", 6: "MIN", 7: "MAX", 8: "ROW", 9: "COLUMN", 28: "LOOKUP", 29: "INDEX",
    36: "AND", 37: "OR", 49: "LINEST", 50: "TREND", 51: "LOGEST", 52: "GROWTH", 64: "MATCH", 78: "OFFSET",
    100: "CHOOSE", 101: "HLOOKUP", 102: "VLOOKUP", 115: "LEFT", 116: "RIGHT", 148: "INDIRECT", 169: "COUNTA",
    183: "PRODUCT", 197: "TRUNC", 219: "ADDRESS", 227: "MEDIAN", 228: "SUMPRODUCT", 336: "CONCATENATE", 345: "SUMIF",
    358: "GETPIVOTDATA", 361: "AVERAGEA", 481: "COUNTIFS", 482: "SUMIFS", 483: "AVERAGEIF", 484: "AVERAGEIFS",
}  # fmt: skip
_BY_NAME = 255  # the function is the first of the arguments
_COLUMN, _COLUMN_MOVES, _ROW_MOVES = 0x3FFF, 0x4000, 0x8000
_ATTRIBUTE, _CHOICES, _SUM = 0x19, 0x04, 0x10
_MOST_TOKENS, _LONGEST = 2_000, 400


class UnknownTokenError(Exception):
    """A token that is not followed."""


class Kinds(Struct, frozen=True):
    """How one of the two kinds of workbooks writes its tokens: rows as `row`, texts with a length of so many bytes."""

    row: str
    last_row: int
    last_column: int
    narrow_texts: bool


XLS = Kinds("H", 0xFFFF, 0xFF, narrow_texts=True)
XLSB = Kinds("I", 0xFFFFF, 0x3FFF, narrow_texts=False)


class Names(Struct, frozen=True):
    """What tokens call by a number: sheets beside this one, and names; "" of those that are not known."""

    sheets: Sequence[str] = ()
    names: Sequence[str] = ()
    firsts: Mapping[Place, bytes] = field(default_factory=dict)  # the formulas that other cells share, by their first


def formula_text(tokens: bytes, at: Place, kind: Kinds, names: Names) -> str:
    """The formula of a cell; "" where it is not read."""
    try:
        return _Formula(tokens, at, kind, names).text()
    except (UnknownTokenError, struct.error, IndexError):
        return ""


class _Formula:
    def __init__(self, tokens: bytes, at: Place, kind: Kinds, names: Names) -> None:
        self._data, self._at, self._kind, self._names = tokens, at, kind, names
        self._next = 0
        self._stack: list[str] = []
        self._operands: dict[int, Callable[[], str]] = {
            0x23: self._name,
            0x24: lambda: self._reference(1),
            0x25: lambda: self._reference(2),
            0x2C: lambda: self._reference(1, shared=True),
            0x2D: lambda: self._reference(2, shared=True),
            0x3A: lambda: self._elsewhere(1),
            0x3B: lambda: self._elsewhere(2),
            0x16: str,
            0x17: self._text,
            0x1D: lambda: ("FALSE", "TRUE")[self._take("B") & 1],
            0x1E: lambda: str(self._take("H")),
            0x1F: lambda: f"{self._take('d'):.15g}",
        }

    def text(self) -> str:
        for _ in range(_MOST_TOKENS):
            if self._next >= len(self._data):
                break
            self._step(self._take("B"))
        if len(self._stack) != 1 or len(self._stack[0]) > _LONGEST:
            raise UnknownTokenError
        return self._stack[0]

    def _take(self, form: str) -> int:
        size = struct.calcsize(f"<{form}")
        (value,) = struct.unpack_from(f"<{form}", self._data, self._next)
        self._next += size
        return value  # type: ignore[no-any-return]

    def _step(self, token: int) -> None:
        # Of operands there are three classes, which say what is made of them.
        plain = token & 0x1F | 0x20 if token >= 0x20 else token
        if token in _OPERATORS:
            second, first = self._stack.pop(), self._stack.pop()
            self._stack.append(f"{first}{_OPERATORS[token]}{second}")
        elif token in (0x12, 0x13):
            self._stack.append(f"{'+-'[token - 0x12]}{self._stack.pop()}")
        elif token == 0x14:
            self._stack.append(f"{self._stack.pop()}%")
        elif token == 0x15:
            self._stack.append(f"({self._stack.pop()})")
        elif token == 0x01:
            self._share()
        elif token == _ATTRIBUTE:
            self._attribute()
        elif plain == 0x21:
            name, count = self._function(_FIXED.get(self._take("H")))
            self._call(name, count)
        elif plain == 0x22:
            count, number = self._take("B") & 0x7F, self._take("H") & 0x7FFF
            self._call(_VARYING.get(number, "") if number != _BY_NAME else None, count)
        elif plain in self._operands:
            self._stack.append(self._operands[plain]())
        else:
            raise UnknownTokenError

    def _function(self, found: tuple[str, int] | None) -> tuple[str, int]:
        if found is None:
            raise UnknownTokenError
        return found

    def _call(self, name: str | None, count: int) -> None:
        taken = [self._stack.pop() for _ in range(count)][::-1]
        if name is None and taken:
            name, taken = taken[0], taken[1:]
        if not name:
            raise UnknownTokenError
        self._stack.append(f"{name}({','.join(taken)})")

    def _attribute(self) -> None:
        marks, number = self._take("B"), self._take("H")
        if marks & _CHOICES:
            self._next += 2 * (number + 1)
        elif marks & _SUM:
            self._call("SUM", 1)

    def _share(self) -> None:
        """The formula of the first cell of those that share it; where it is its own, of an array, too."""
        first = self._take(self._kind.row), self._take("H" if self._kind is XLS else "I")
        shared = self._names.firsts.get(first)
        if shared is None:
            raise UnknownTokenError
        names = Names(self._names.sheets, self._names.names)
        self._next = len(self._data)
        self._stack.append(_Formula(shared, self._at, self._kind, names).text())

    def _name(self) -> str:
        number = self._take("I") if self._kind is XLSB else self._take("Hxx")
        found = self._names.names[number - 1] if 0 < number <= len(self._names.names) else ""
        if not found:
            raise UnknownTokenError
        return found

    def _text(self) -> str:
        if not self._kind.narrow_texts:
            length = self._take("H")
            text = self._data[self._next : self._next + 2 * length].decode("utf-16-le", "replace")
            self._next += 2 * length
        else:
            length, is_wide = self._take("B"), self._take("B") & 1
            size = length * (2 if is_wide else 1)
            text = self._data[self._next : self._next + size].decode("utf-16-le" if is_wide else "latin-1", "replace")
            self._next += size
        return f'"{text}"'

    def _elsewhere(self, corners: int) -> str:
        number = self._take("H")
        sheet = self._names.sheets[number] if number < len(self._names.sheets) else ""
        name = sheet or f"elsewhere {number}"
        return f"{name if name.isalnum() else _quoted(name)}!{self._reference(corners)}"

    def _reference(self, corners: int, shared: bool = False) -> str:
        rows = [self._take(self._kind.row) for _ in range(corners)]
        columns = [self._take("H") for _ in range(corners)]
        if corners == 2 and not shared and rows == [0, self._kind.last_row]:
            return ":".join(f"{'' if each & _COLUMN_MOVES else '$'}{self._letters(each)}" for each in columns)
        return ":".join(self._corner(row, column, shared) for row, column in zip(rows, columns, strict=True))

    def _corner(self, row: int, column: int, shared: bool) -> str:
        row_moves, column_moves, number = column & _ROW_MOVES, column & _COLUMN_MOVES, column & _COLUMN
        if shared and row_moves:
            row = (self._at[0] + row) & self._kind.last_row
        if shared and column_moves:
            number = (self._at[1] + number) & self._kind.last_column
        return f"{'' if column_moves else '$'}{self._letters(number)}{'' if row_moves else '$'}{row + 1}"

    def _letters(self, column: int) -> str:
        return column_letters((column & _COLUMN) + 1)


def _quoted(sheet: str) -> str:
    """A sheet's name as formulas write it where it is more than letters and digits."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"
