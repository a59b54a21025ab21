"""Reading whole workbooks: several files at once, what is recognised, what is not, what cannot be used."""

from collections import Counter
from pathlib import Path

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part
from ibdesk.domain.problem import Severity
from ibdesk.progress import Cancelled
from ibdesk.reading.tables.words import sheet_names
from ibdesk.reading.tables.words.headings import LAYOUTS
from ibdesk.reading.values.cell_text import key_of
from ibdesk.reading.workbooks import InFile
from tests.reading.made_workbooks import KNOWN, numbers, read, told, workbook
from tests.reading.read_workbooks import read_workbooks

FIGURES = [["Code", "Month", "Value"], [7, "Aug-14", 489]]


def test_a_file_that_cannot_be_used_gets_a_sentence_and_the_others_are_read(tmp_path: Path) -> None:
    good = tmp_path / "figures.xlsx"
    before = workbook({"Figures": FIGURES})
    good.write_bytes(before)
    files = [InFile(tmp_path / "gone.xlsx"), InFile(name="noise.xlsx", data=b"\x00noise"), InFile(good)]
    gone, noise, figures = read_workbooks(files, KNOWN)
    for bad, name in ((gone, "gone.xlsx"), (noise, "noise.xlsx")):
        assert bad.name == name
        assert bad.error is not None
        assert name in bad.error
        assert bad.error.endswith(".")
        assert (bad.records, bad.sheets) == (Records(), ())
    assert figures.error is None
    assert len(figures.sha256) == 64
    assert numbers(figures) == {("7", "2014-08"): 489}
    assert good.read_bytes() == before


def test_an_indicators_sheet_in_a_later_file_counts_for_an_earlier_one() -> None:
    definitions = workbook({"Indicators": [["Code", "Name", "Unit", "Section"], ["K1", "Visits", "count", "A"]]})
    first = workbook({"Figures": [["Code", "Aug-14"], ["K1", 5]]})
    files = [InFile(name="figures.xlsx", data=first), InFile(name="definitions.xlsx", data=definitions)]
    figures, _ = read_workbooks(files, Records())
    assert numbers(figures) == {("K1", "2014-08"): 5}
    assert figures.problems == ()


def test_every_kind_of_sheet_of_one_workbook_is_recognised_by_itself() -> None:
    contents = read(
        {
            "Read me": [["Code", "Month", "Value"], [7, "Aug-14", 1]],
            "Sheet1": FIGURES,
            "Sheet2": [["Code", "Jul-14"], [7, 480]],
            "Numerators": [["Code", "Jul-14"], [10, 103]],
            "Teams": [["Code", "Month", "Category", "Value"], [7, "Aug-14", "North", 300]],
            "Children": [["Year", "Population aged 0-17"], [2014, 36100]],
            "Notes": [["Symbols as agreed"]],
            "Chart": [["Drawn from Sheet1"], [1, 2]],
            "Empty": [],
        }
    )
    assert [(sheet.name, sheet.layout) for sheet in contents.sheets] == [
        ("Read me", "not used"),
        ("Sheet1", "long"),
        ("Sheet2", "wide"),
        ("Numerators", "wide"),
        ("Teams", "Breakdowns"),
        ("Children", "Population"),
        ("Notes", "not used"),
        ("Chart", "not used"),
        ("Empty", "not used"),
    ]
    assert Counter(figure.part for figure in contents.records.figures) == {Part.VALUE: 2, Part.NUMERATOR: 1}
    assert told(contents) == [("sheet-not-used", "Chart!A1")]
    (problem,) = contents.problems
    assert problem.severity is Severity.INFO
    assert "Code" in problem.message


def test_text_files_are_read_as_well() -> None:
    for data in (b"Code;Month;Value\n7;Aug-14;1,060\n", b'Code,Month,Value\n7,Aug-14,"1,060"\n'):
        (contents,) = read_workbooks([InFile(name="figures.csv", data=data)], KNOWN)
        assert numbers(contents) == {("7", "2014-08"): 1060}


def test_cancel_goes_through() -> None:
    def stop(done: int, total: int, words: str) -> None:
        if words == "Reading Figures":
            raise Cancelled

    with pytest.raises(Cancelled):
        read_workbooks([InFile(name="figures.xlsx", data=workbook({"Figures": FIGURES}))], KNOWN, stop)


def test_headings_and_words_are_kept_as_they_are_compared_and_mean_one_thing() -> None:
    for layout in LAYOUTS:
        keys = [key for synonyms in layout.headings.values() for key in synonyms]
        assert [key for key in keys if key != key_of(key)] == []
        assert [key for key, times in Counter(keys).items() if times > 1] == [], layout.name
        for group in (*layout.needs, *layout.needs_when_named, layout.labels):
            assert set(group) <= set(layout.headings)
    labels = [key for keys in sheet_names.REPORT_LABELS.values() for key in keys]
    assert len(labels) == len(set(labels))
    assert [key for key in (*labels, *sheet_names.QUIET_SHEETS) if key != key_of(key)] == []


def test_sixty_thousand_rows_keep_every_figure() -> None:
    months = [f"{year}-{month:02d}" for year in range(1995, 2020) for month in range(1, 13)]
    rows = [[7 if index % 2 else 10, months[index % 300], index % 500 + 2] for index in range(60_000)]
    contents = read({"Figures": [["Code", "Month", "Value"], *rows]})
    assert len(contents.records.figures) == 60_000
    assert contents.problems == ()
