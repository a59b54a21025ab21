"""A board's figures as one tidy table, for other programs; pandas lives in this file alone."""

from pathlib import Path
from typing import TYPE_CHECKING

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Missing, Part, Supply
from ibdesk.domain.formula_text import as_words
from ibdesk.domain.number import plain
from ibdesk.domain.wording import MISSING_MARKS
from ibdesk.writing.sheets.saving import save_whole

if TYPE_CHECKING:
    from pandas import DataFrame

BLANK_MARK = "TBC"
MONTHLY_PART = "monthly part"
_KEYS = ("Code", "Indicator", "Month", "Covers", "Provisional")
_PARTS = {Part.VALUE: "Value", Part.NUMERATOR: "Numerator", Part.DENOMINATOR: "Denominator", Part.RATE: "Rate"}


def write_tidy_csv(records: Records, path: Path) -> int:
    """Write every supplied figure, one row per indicator, month and period, as CSV; the number of rows.

    The headings are those of the long layout, so the file reads back to the same figures. UserError where it cannot
    be written.
    """
    frame = tidy(records)
    save_whole(frame.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig"), path)
    return len(frame)


def tidy(records: Records) -> "DataFrame":
    """One row per indicator, month and period with its value, counts and rate side by side, all as exact text."""
    import pandas as pd

    names = {indicator.code: indicator.name for indicator in records.indicators}
    rows = [_row(figure, names.get(figure.code, "")) for figure in records.figures]
    long = pd.DataFrame(rows, columns=[*_KEYS, "part", "written", "source"])
    wide = long.pivot(index=list(_KEYS), columns="part", values=["written", "source"])
    if wide.empty:
        return pd.DataFrame(columns=[*_KEYS, *_PARTS.values(), "Source"])
    frame = wide["written"].reindex(columns=list(_PARTS.values())).astype(object).fillna("")
    frame["Source"] = wide["source"].apply(lambda cells: "; ".join(cells.dropna().unique()), axis=1).astype(object)
    return frame.fillna("").reset_index()


def _row(figure: Figure, name: str) -> tuple[str, ...]:
    if isinstance(figure.quantity, Missing):
        written = MISSING_MARKS[figure.quantity] or BLANK_MARK
    else:
        written = plain(figure.quantity)
    covers = MONTHLY_PART if figure.supply is Supply.PARTS else figure.covers.value
    provisional = "yes" if figure.provisional else "no"
    keys = (as_words(figure.code), as_words(name), str(figure.month), covers, provisional)
    return (*keys, _PARTS[figure.part], written, as_words(str(figure.source)))
