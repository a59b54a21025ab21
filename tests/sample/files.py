"""What the sample is made from, as the files beside this one hold it: monthly figures with their origin, breakdowns,
comments, cover details."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from ibdesk.domain.month import Month

FOLDER = Path(__file__).parent
# What stands in the column "origin" of figures.csv; everything else there is made up.
KNOWN = "report"


class SampleFigure(Struct, frozen=True):
    """One indicator's month as written: decimal text, "no data", or empty where the part has no number."""

    code: str
    month: Month
    value: str
    numerator: str
    denominator: str
    known: bool


class SampleBreakdown(Struct, frozen=True):
    code: str
    month: Month
    category: str
    value: str


class SampleComment(Struct, frozen=True):
    code: str
    month: Month
    text: str
    author: str


class Sample(Struct, frozen=True):
    """`details` are the cover's words by the field names of ReportDetails."""

    figures: tuple[SampleFigure, ...]
    breakdowns: tuple[SampleBreakdown, ...]
    comments: tuple[SampleComment, ...]
    details: dict[str, Any]


def read_sample_files() -> Sample:
    """The sample in figures.csv, breakdowns.csv, comments.csv and details.json."""
    return Sample(
        figures=tuple(
            SampleFigure(
                row["code"],
                Month.parse(row["month"]),
                row["value"],
                row["numerator"],
                row["denominator"],
                row["origin"] == KNOWN,
            )
            for row in rows("figures.csv")
        ),
        breakdowns=tuple(
            SampleBreakdown(row["code"], Month.parse(row["month"]), row["category"], row["value"])
            for row in rows("breakdowns.csv")
        ),
        comments=tuple(
            SampleComment(row["code"], Month.parse(row["month"]), row["text"], row["author"])
            for row in rows("comments.csv")
        ),
        details=json.loads((FOLDER / "details.json").read_text(encoding="utf-8")),
    )


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of these files, by their headings."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
