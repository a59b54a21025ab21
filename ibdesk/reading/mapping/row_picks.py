"""Which rows of an unknown sheet may be the indicators' own, where a name or a place tells them apart. Guesses."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from ibdesk.domain.mapping import MonthsAcross, NotUsed, OfIndicator, OnlyWhere, RowField
from ibdesk.domain.proposal import Certainty, ProposedColumn
from ibdesk.reading.mapping.heading_block import BETWEEN
from ibdesk.reading.tables.around.qualifiers import Qualifier
from ibdesk.reading.tables.around.row_numbers import NOT_CODES
from ibdesk.reading.tables.around.row_qualifiers import names_that_differ
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, is_whole, kind_of, other_than_name
from ibdesk.reading.values.cell_text import key_of, text_of

_FIGURES = ("value", "numerator", "denominator", "rate", "comment")
_OWN = frozenset(("own", "local", "ours", "thiscouncil", "thisauthority", "us", "la", "council", "authority"))
_PICKABLE = (RowField("category"), NotUsed())


def picked_rows(
    columns: Sequence[ProposedColumn], known: KnownDefinitions, table: OpenTable | None
) -> tuple[OnlyWhere, ...]:
    """The words by which the board's own rows can be picked: the indicators' own names among others beside a code, the
    council's own name among others'."""
    found = [pick for column in columns if (pick := _own_place(column, known)) is not None]
    if table is not None and (names := own_names(table)):
        headings = [column.heading for column in columns if column.meaning == RowField("name")]
        found += [OnlyWhere(heading, names) for heading in headings]
    return tuple(found)


def without_other_codes(columns: Sequence[ProposedColumn], labels: Sequence[Qualifier]) -> tuple[ProposedColumn, ...]:
    """The columns; one of numbers that are no codes of the board's is left to the names beside them."""
    others = {label.cell.column: f"it stands {label.where}" for label in labels if label.where == NOT_CODES}
    return tuple(
        replace(each, meaning=NotUsed(), certainty=Certainty.GUESS, why=others[each.column])
        if each.column in others
        else each
        for each in columns
    )


def _own_place(column: ProposedColumn, known: KnownDefinitions) -> OnlyWhere | None:
    if column.meaning not in _PICKABLE or len(column.texts) < 2:
        return None
    details = known.records.details
    council = key_of(details.council) if details is not None else ""
    named = [text for text in column.texts if council and key_of(text) in (council, council.removesuffix("council"))]
    others = [text for text in column.texts if kind_of(text) is not NumberKind.OTHER]
    own = named or [text for text in others if key_of(text) in _OWN and len(others) == 1]
    return OnlyWhere(column.heading, (own[0],)) if own else None


def own_names(table: OpenTable) -> tuple[str, ...]:
    """The names of the rows that are the indicators' own, where others under the same codes are not."""
    if not (table.has("code") and table.has("name")):
        return ()
    for row in table.table.rows:
        table.code(row, ())  # it notes the names that it meets
    if not names_that_differ(table):
        return ()
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for code, cell in table.names_met():
        names[code].setdefault(text_of(cell))
    own: dict[str, None] = {}
    for code, texts in names.items():
        called = [definition.name for definition in table.known.definitions(code)]
        exactly = [text for text in texts if key_of(text) in map(key_of, called)]
        alone = [text for text in texts if not any(other_than_name(text, name) for name in called)]
        own |= dict.fromkeys(exactly or (alone if len(texts) == 1 else ()))
    return tuple(own)


def left_to_picks(columns: Sequence[ProposedColumn], only: Sequence[OnlyWhere]) -> tuple[ProposedColumn, ...]:
    """The columns, those of places that rows are picked by no categories any more."""
    picked = {pick.heading for pick in only}
    return tuple(
        replace(column, meaning=NotUsed(), certainty=Certainty.NONE, why="rows are picked by it")
        if column.heading in picked and column.meaning == RowField("category")
        else column
        for column in columns
    )


def without_figures(columns: Sequence[ProposedColumn], why: str) -> tuple[ProposedColumn, ...]:
    """The columns, those of figures proposed as not used, but those of all parts together: a label says that they are
    something else."""

    def holds(column: ProposedColumn) -> bool:
        meaning = column.meaning
        if any(is_whole(line) for line in column.heading.split(BETWEEN)):
            return False
        return isinstance(meaning, MonthsAcross | OfIndicator) or (
            isinstance(meaning, RowField) and meaning.field in _FIGURES
        )

    return tuple(
        replace(column, meaning=NotUsed(), certainty=Certainty.GUESS, why=why) if holds(column) else column
        for column in columns
    )
