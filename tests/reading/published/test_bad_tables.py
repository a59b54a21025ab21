"""What is wrong with a published table is told at its row or heading, and nothing of it is guessed."""

import csv
from collections.abc import Callable
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from ibdesk.desk import ImportPreview
from ibdesk.desk.published_look import Said
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Missing
from ibdesk.domain.problem import Severity
from ibdesk.domain.published.uses import Choices, PublishedUse, Taken
from ibdesk.errors import UserError
from tests.made_published import MODEL, PLANS, POPULATIONS, REFERRALS, model, plans, referrals, written
from tests.reading.made_workbooks import Laid, workbook
from tests.reading.published.published_kit import Board, benchmark, told


def damaged(tmp_path: Path, damage: Callable[[str], str], name: str = PLANS) -> Path:
    path = tmp_path / name
    path.write_text(damage(plans() if name == PLANS else referrals()), encoding="utf-8")
    return path


def read_as(tmp_path: Path, path: Path, use: Callable[[PublishedUse], PublishedUse]) -> ImportPreview:
    """With what is proposed for it changed."""
    board = Board.new(tmp_path)
    preview, look = board.look([path, *written(tmp_path, MODEL)])
    uses = {table.place: tuple(use(each) for each in table.suggested) for table in look.tables}
    choices = Choices(("884", "E06000019"), "Herefordshire, County of")
    decisions = board.desk.published.decide(preview, Said(choices, uses))
    return board.desk.imports.preview_opened(preview.opened, decisions=decisions)


def test_nothing_is_used_before_a_person_has_said_which_council_and_which_measures(tmp_path: Path) -> None:
    preview, look = Board.new(tmp_path).look(written(tmp_path, PLANS))
    assert not look.is_said
    assert preview.records.benchmarks == ()
    assert {each.rule for each in preview.reading_problems if each.severity is Severity.ERROR} == {
        "published-council",
        "published-not-confirmed",
    }


def test_another_councils_extract(tmp_path: Path) -> None:
    path = damaged(tmp_path, lambda text: "\n".join(line for line in text.splitlines() if "Hereford" not in line))
    board = Board.new(tmp_path)
    preview, look = board.look([path])
    [table] = look.tables
    said = Said(Choices(("884",), "Herefordshire, County of"), {table.place: table.suggested})
    preview = board.desk.imports.preview_opened(preview.opened, decisions=board.desk.published.decide(preview, said))
    [problem] = told(preview, "published-council")
    assert "This table has no row for Herefordshire, County of. It holds Derbyshire, East Riding" in problem.message
    assert preview.records.benchmarks == ()


def test_our_own_extract_has_no_england(tmp_path: Path) -> None:
    def own(text: str) -> str:
        return "\n".join(line for line in text.splitlines() if "Hereford" in line or "time_period" in line)

    preview = Board.new(tmp_path).confirmed([damaged(tmp_path, own)])
    assert [each.message for each in told(preview, "published-no-area")] == [
        "This table has no row for England, so there is no such benchmark.",
        "This table has no row for the region of Herefordshire, County of, so there is no such benchmark.",
    ]
    assert preview.records == Records()


def test_a_suppressed_region_stays_missing_with_its_reason(tmp_path: Path) -> None:
    path = damaged(tmp_path, lambda text: text.replace("6680,1050,15.8", "6680,c,c"))
    region = benchmark(Board.new(tmp_path).confirmed([path]), "19", "West Midlands", "2012/13")
    assert (region.quantity, region.source_name) == (
        Missing.SUPPRESSED,
        "plans.csv, CPP_subsequent_percent: suppressed",
    )


def test_rows_that_a_filter_hides_are_read_and_told_and_can_be_left_out(tmp_path: Path) -> None:
    rows = [[cell or None for cell in line] for line in csv.reader(StringIO(plans()))]
    path = tmp_path / "plans.xlsx"
    path.write_bytes(workbook({"Data": Laid(rows, hidden_rows=(7,))}))
    board = Board.new(tmp_path)
    preview = board.confirmed([path])
    assert [str(each.source) for each in told(preview, "hidden-cells")] == ["plans.xlsx, Data!A7"]
    assert benchmark(preview, "19", "England", "2012/13").quantity == Fraction(149, 10)
    decisions = replace(preview.decisions, without_hidden=frozenset({("plans.xlsx", "Data")}))
    preview = board.desk.imports.preview_opened(preview.opened, decisions=decisions)
    assert not [each for each in preview.records.benchmarks if (each.name, each.period) == ("England", "2012/13")]


def test_headings_in_other_letters_and_a_semicolon_between(tmp_path: Path) -> None:
    def otherwise(text: str) -> str:
        head, *lines = csv.reader(StringIO(text))
        out = StringIO()
        csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([[each.upper() for each in head], *lines])
        return out.getvalue()

    preview = Board.new(tmp_path).confirmed([damaged(tmp_path, otherwise)])
    assert benchmark(preview, "19", "England", "2012/13").quantity == Fraction(149, 10)


def test_a_council_that_no_table_has(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="has a council “Marlshire”"):
        Board.new(tmp_path).confirmed(written(tmp_path, PLANS), "Marlshire")


def test_a_name_that_may_be_two(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can be 2 councils: Lancashire, Lincolnshire"):
        Board.new(tmp_path).confirmed(written(tmp_path, PLANS), "L")


def test_a_year_that_is_not_there(tmp_path: Path) -> None:
    preview = Board.new(tmp_path).confirmed(written(tmp_path, PLANS), year="2019/20")
    [problem] = told(preview, "published-year")
    assert problem.message == "This table has no rows for 2019/20; it goes from 2012/13 to 2013/14."
    assert preview.records.benchmarks == ()


def test_two_rows_for_one_area_and_measure(tmp_path: Path) -> None:
    def twice(text: str) -> str:
        england = next(line for line in text.splitlines() if line.startswith("2013,Reporting year,National"))
        return text + england.replace("14.9", "15.9") + "\n"

    preview = Board.new(tmp_path).confirmed([damaged(tmp_path, twice)])
    [problem] = told(preview, "published-twice")
    assert problem.message.startswith("England has 2 rows for 2013 and “CPP_subsequent_percent”: 7, 20.")
    assert str(problem.source) == "plans.csv, plans!N20"
    assert {(each.name, each.period) for each in preview.records.benchmarks} == {
        ("England", "2013/14"),
        ("West Midlands", "2012/13"),
        ("West Midlands", "2013/14"),
    }


def test_a_filter_that_tells_rows_apart_is_chosen_and_never_guessed(tmp_path: Path) -> None:
    def by_sex(text: str) -> str:
        head, *lines = text.splitlines()
        made = [head.replace(",category,", ",category,sex,")]
        for sex in ("Boys", "Girls"):
            made += [line.replace(', second or subsequent",', f', second or subsequent",{sex},') for line in lines]
        return "\n".join(made) + "\n"

    path = damaged(tmp_path, by_sex)
    [table] = Board.new(tmp_path).look([path])[1].tables
    assert table.table.filters == ("category", "sex")
    # Neither of the two is all of them, so none is like an indicator that says nothing of it.
    assert table.proposed == ()


def test_a_count_given_as_a_percentage(tmp_path: Path) -> None:
    path = damaged(tmp_path, lambda text: text)
    preview = read_as(tmp_path, path, lambda use: replace(use, measure="CPP_subsequent"))
    [problem] = told(preview, "published-unit")
    assert str(problem.source) == "plans.csv, plans!M1"
    assert "“CPP_subsequent” is a count and was given as the value of indicator 19, which is a percentage" in (
        problem.message
    )
    assert preview.records.benchmarks == ()


def test_a_count_given_as_a_rate(tmp_path: Path) -> None:
    path = damaged(tmp_path, lambda text: text, REFERRALS)
    preview = read_as(tmp_path, path, lambda use: replace(use, taken=Taken.RATE))
    assert len(told(preview, "published-unit")) == 1
    assert preview.records.benchmarks == ()


def test_a_cell_that_is_neither_number_nor_letter(tmp_path: Path) -> None:
    preview = Board.new(tmp_path).confirmed([damaged(tmp_path, lambda text: text.replace(",14.9\n", ",14.9?\n"))])
    [problem] = told(preview, "unreadable-number")
    assert (str(problem.source), problem.found) == ("plans.csv, plans!N7", "14.9?")


def test_a_percentage_beyond_100(tmp_path: Path) -> None:
    preview = Board.new(tmp_path).confirmed([damaged(tmp_path, lambda text: text.replace(",14.9\n", ",149\n"))])
    [problem] = told(preview, "impossible-number")
    assert str(problem.source) == "plans.csv, plans!N7"


def test_a_row_whose_cells_slipped(tmp_path: Path) -> None:
    slipped = damaged(tmp_path, lambda text: text.replace("52680,7870,14.9\n", "52,680,7870,14.9\n"))
    again = Board.new(tmp_path).confirmed([slipped])
    assert [str(each.source) for each in told(again, "doubtful-row")] == ["plans.csv, plans!N7"]
    assert not [each for each in again.records.benchmarks if (each.name, each.period) == ("England", "2012/13")]


def test_percentages_that_may_be_fractions(tmp_path: Path) -> None:
    def as_fractions(text: str) -> str:
        lines = text.splitlines()
        done = [lines[0]]
        for line in lines[1:]:
            front, _, last = line.rpartition(",")
            done.append(f"{front},{float(last) / 100 if last != 'c' else last}")
        return "\n".join(done) + "\n"

    preview = Board.new(tmp_path).confirmed([damaged(tmp_path, as_fractions)])
    [problem] = told(preview, "percent-or-fraction")
    assert str(problem.source) == "plans.csv, plans!N1"
    assert preview.records.benchmarks == ()


def test_times_that_are_no_whole_year(tmp_path: Path) -> None:
    quarters = damaged(tmp_path, lambda text: text.replace("2014,Reporting year", "201314,Financial year Q1"))
    preview = Board.new(tmp_path).confirmed([quarters])
    [problem] = told(preview, "published-year")
    assert (problem.severity, str(problem.source)) == (Severity.INFO, "plans.csv, plans!A2")
    assert {each.period for each in preview.records.benchmarks} == {"2012/13"}


def test_a_filters_word_that_is_no_longer_there(tmp_path: Path) -> None:
    board = Board.new(tmp_path)
    board.desk.imports.accept(board.confirmed(written(tmp_path, PLANS, MODEL)))
    renamed = damaged(tmp_path, lambda text: text.replace("Child protection plans, second", "CPP, second"))
    preview, look = board.look([renamed])
    assert look.is_said
    [problem] = told(preview, "published-no-rows")
    assert str(problem.source) == "plans.csv, plans!K1"
    assert preview.records.benchmarks == ()


def test_a_population_with_a_part_of_a_child(tmp_path: Path) -> None:
    path = written(tmp_path, POPULATIONS)[0]
    path.write_text(path.read_text(encoding="utf-8").replace(",35798\n", ",35798.5\n"), encoding="utf-8")
    preview = Board.new(tmp_path).confirmed([path])
    assert [each.year for each in preview.records.populations] == [2013]
    assert len(told(preview, "unreadable-number")) == 1


def test_a_model_whose_year_nobody_says(tmp_path: Path) -> None:
    path = tmp_path / "model.csv"
    path.write_text(model(), encoding="utf-8")
    preview, look = Board.new(tmp_path).look([path])
    assert [each.year for each in look.models] == [None]
    assert not look.is_said
    assert len(told(preview, "neighbours-year")) == 1
    assert preview.records.mappings == ()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda text: text + text.splitlines()[1] + "\n", "stands in row 2 too"),
        (lambda text: text.replace(",860,Very", ",884,Very"), "its own neighbours"),
        (lambda text: text.replace(",860,Very", ",925,Very"), "stands twice in its row"),
    ],
)
def test_a_model_that_contradicts_itself(tmp_path: Path, damage: Callable[[str], str], said: str) -> None:
    path = tmp_path / MODEL
    path.write_text(damage(model()), encoding="utf-8")
    preview, _ = Board.new(tmp_path).look([path])
    [problem] = told(preview, "neighbours-model")
    assert said in problem.message


def test_a_council_that_the_model_does_not_have(tmp_path: Path) -> None:
    preview = Board.new(tmp_path).confirmed(written(tmp_path, PLANS, MODEL), "Staffordshire")
    [problem] = told(preview, "published-no-neighbours")
    assert "the model of 2025 does not have Staffordshire" in problem.message
    assert {each.name for each in preview.records.benchmarks} == {"England", "West Midlands"}


def test_a_sheet_of_a_councils_own_is_read_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("Code,Month,Value\n7,Aug-14,489\n", encoding="utf-8")
    desk = Board.new(tmp_path).desk
    preview = desk.imports.preview([path])
    assert desk.published.look(preview) is None
    assert [sheet.layout for file in preview.files for sheet in file.sheets] == ["long"]
