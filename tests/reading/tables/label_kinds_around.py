"""More tables with labels: titles, lines, sheets' names, words that tell nothing apart, and odd ones met by chance."""

from collections.abc import Iterator

from tests.reading.tables.label_kinds import ASS, AUG, HEAD, LONG, REF, LabelKind, kind


def _lines() -> Iterator[LabelKind]:
    for word in ("Target", "Targets", "Forecast", "Boys", "Last year", "England"):
        yield kind(f"a line {word} between the rows", [[*HEAD, "Aug-14"], [*REF, 489], [word], [*REF, 512]], AUG,
                   at=("A3", "B3"), says=False)  # fmt: skip
        yield kind(f"a title {word}", [[f"{word} 2014/15"], [*HEAD, "Aug-14"], [*REF, 512]], at=("A1",),
                   says=False)  # fmt: skip
        yield kind(f"a sheet {word}", [[*HEAD, "Aug-14"], [*REF, 512]], sheet=word, says=False,
                   formats=("xlsx", "xls", "ods"))  # fmt: skip
        yield kind(f"{word} in the corner cell", [[word, None, None], [*HEAD, "Aug-14"], [*REF, 512]], at=("A1",),
                   says=False)  # fmt: skip
        yield kind(f"{word} above a title", [[word], ["Marlshire"], [*HEAD, "Aug-14"], [*REF, 512]], at=("A1",),
                   says=False)  # fmt: skip
    yield kind("places between the rows", [[*HEAD, "Aug-14"], ["Bourn"], [*REF, 249], ["Appleby"], [*REF, 240]],
               at=("A2", "A4"), says=False)  # fmt: skip
    yield kind("two tables, two places", [["Bourn"], [*HEAD, "Aug-14"], [*REF, 249], [None], ["Appleby"],
               [*HEAD, "Aug-14"], [*REF, 240]], at=("A1", "A5"), says=False)  # fmt: skip
    yield kind("headings once more, another word", [[*LONG], [7, "Aug-14", 489], ["Code", "Month", "Target"],
               [7, "Aug-14", 512]], AUG, at=("C4", "C3", "A3", "B3"), says=False)  # fmt: skip
    yield kind("headings once more, wide, another word", [[*HEAD, "Jul-14", "Aug-14"], [*REF, 481, 489],
               ["Code", "Target", "Jul-14", "Aug-14"], [*REF, 512, 512]], AUG, "7 2014-07 value 481",
               at=("B3", "A3"), says=False)  # fmt: skip
    yield kind("headings once more", [[*HEAD, "Aug-14"], [*REF, 489], [*HEAD, "Aug-14"], [*ASS, 65]], AUG,
               "10 2014-08 value 65", plain=True)  # fmt: skip
    yield kind("thousands in the title", [["All figures in 000s"], [*HEAD, "Aug-14"], [*REF, 0.5]], at=("A1",),
               says=False)  # fmt: skip
    yield kind("thousands in the heading", [["Code", "Month", "Value (000s)"], [7, "Aug-14", 0.5]], at=("A1", "C1"),
               says=False)  # fmt: skip
    yield kind("thousands in a column", [["Code", "Month", "Unit", "Value"], [7, "Aug-14", "000s", 0.5]],
               at=("C2",), says=False)  # fmt: skip


def _plain_columns() -> Iterator[LabelKind]:
    two = ("7 2014-07 value 481", AUG)
    for heading, words in (
        ("Status", ("On target", "Below target")), ("Notes", ("Target missed", "Target met")), ("Good is",
          ("Lower",) * 2),
        ("Polarity", ("Higher", "Higher")), ("Frequency", ("Monthly", "Monthly")), ("RAG", ("Green", "Red")),
        ("Direction of travel", ("Up", "Down")), ("Target", ("500", "512")), ("Target", ("<= 500", "<= 512")),
        ("RAG status", ("Amber", "Green")), ("Lead", ("A. North", "A. North")), ("Unit", ("Number", "Number")),
        ("Notes", (None, "One team's count is a forecast")), ("Quality", ("Final", "Draft")), ("Year", ("2014",
          "2014")),
        ("Last update", ("August 2014", "September 2014")), ("Target met?", ("Yes", "No")), ("Tolerance", ("5%",
          "10%")),
        ("Data source", ("Case system", "Case system")), ("Trend", ("Rising", "Falling")), ("Benchmark", ("500",
          "510")),
        ("Quarter", ("Q2", "Q2")), ("Financial year", ("2014/15", "2014/15")), ("Last year", ("430", "440")),
        ("Compared with last year", ("Worse", "Better")), ("Type", ("Count", "Count")), ("Numerator name", ("x", "x")),
    ):  # fmt: skip
        if heading not in ("Quarter",):
            yield kind(f"{heading}: {words[1]}, long", [["Code", "Month", "Value", heading], [7, "Jul-14", 481,
                 words[0]],
                       [7, "Aug-14", 489, words[1]]], *two, plain=True)  # fmt: skip
        yield kind(f"{heading}: {words[1]}, wide", [[*HEAD, heading, "Aug-14"], [*REF, words[1], 489]], AUG,
                   plain=True)  # fmt: skip
    for title in ("Performance against target 2014/15", "Children's services performance, actual against target",
                  "Boys and girls", "Marlshire", "North Marlshire Council", "Monthly figures", "Data",
                  "Source: national return", "Updated: Last month", "Actual"):  # fmt: skip
        yield kind(f"a title {title}", [[title], [*HEAD, "Aug-14"], [*REF, 489]], AUG, plain=True)
    for pair in (["Reported by", "Performance team"], ["Period", "2014/15"], ["Area", "All"], ["Type", "Actual"]):
        yield kind(f"{pair[0]}: {pair[1]} above", [pair, [*HEAD, "Aug-14"], [*REF, 489]], AUG, plain=True)


def _more() -> Iterator[LabelKind]:
    yield kind("places over numerators and denominators", [[None, None, "Bourn", None, "Appleby", None],
               ["Code", "Month", "Numerator", "Denominator", "Numerator", "Denominator"],
               [10, "Aug-14", 20, 30, 23, 36]], at=("C1", "E1"), says=False)  # fmt: skip
    yield kind("boys and girls over values", [[None, None, "Boys", "Girls"], ["Code", "Month", "Value", "Value"],
               [7, "Aug-14", 249, 240]], at=("C1", "D1"), says=False)  # fmt: skip
    yield kind("England over a value", [[None, None, "England"], LONG, [7, "Aug-14", 512]], at=("C1",), says=False)
    yield kind("a year and a month column", [["Code", "Year", "Month", "Value"], [7, 2014, "Jul", 481],
               [7, 2014, "Aug", 489]], AUG, "7 2014-07 value 481", at=("C2", "C3", "A1"))  # fmt: skip
    yield kind("a label two columns to the left", [[None, None, *HEAD, "Aug-14"], ["Bourn", None, *REF, 249],
               ["Appleby", None, *REF, 240]], at=("A2", "A3"), says=False)  # fmt: skip
    yield kind("a label two columns to the right", [[*HEAD, "Aug-14"], [*REF, 249, None, "Bourn"],
               [*REF, 240, None, "Appleby"]], at=("E2", "E3"), says=False)  # fmt: skip
    yield kind("forecast as a comment", [[*LONG, "Comment"], [7, "Aug-14", 489, None], [7, "Sep-14", 512, "Forecast"]],
               AUG, at=("D3",), says=False)  # fmt: skip
    yield kind("sections Actuals and Targets", [["Code", "Section", "Month", "Value"], [7, "Actuals", "Aug-14", 489],
               [7, "Targets", "Sep-14", 512]], AUG, at=("B2", "B3"))  # fmt: skip
    for one, other in (("Bourn", "Appleby"), ("Actual", "Target"), ("Boys", "Girls")):
        right = (AUG,) if one == "Actual" else ()
        beside = [[one, None, None, None, other], [*HEAD, "Aug-14", None, *HEAD, "Aug-14"],
                  [*REF, 489, None, *REF, 512]]  # fmt: skip
        yield kind(f"tables side by side, {one} and {other}", beside, *right, at=("A1", "E1"), says=False)
        below = [[one], [*HEAD, "Aug-14"], [*REF, 489], [None], [other], [*HEAD, "Aug-14"], [*REF, 512]]
        yield kind(f"tables below each other, {one} and {other}", below, *right, at=("A1", "A5"), says=False)
        first = [[one, None, None, None, other], [*HEAD, "Jul-14", "Aug-14", "Jul-14", "Aug-14"],
                 [*REF, 489, 489, 512, 512]]  # fmt: skip
        yield kind(f"{one} at the corner, {other} over its months", first, *right, at=("A1", "E1"), says=False)
    yield kind("target as the heading of the names", [[*HEAD, "Aug-14"], [*REF, 489], [None], ["Code", "Target",
               "Aug-14"],
               [*REF, 512]], AUG, at=("B4",), says=False)  # fmt: skip
    yield kind("target as the heading of the names, long", [["Code", "Target", "Month", "Value"],
               [7, "Referrals", "Aug-14", 512]], at=("B1",), says=False)  # fmt: skip
    for pair in (["Area", "North"], ["Scenario", "High"], ["Measure type", "Target"], ["Report:", "Targets 2014/15"],
                 ["Gender", "Boys"], ["Team:", "Bourn"], ["Locality", "Bourn"], ["Ages", "0-4"]):  # fmt: skip
        yield kind(f"{pair[0]} {pair[1]} above", [pair, [*HEAD, "Aug-14"], [*REF, 512]], at=("A1", "B1"),
                   says=False)  # fmt: skip
    for title in ("North area", "Bourn locality", "Boys only", "Children aged 0-4", "All figures are cumulative",
                  "Figures shown are cumulative from 1 April 2014", "Year to date", "Referrals: year to date",
                  "Statistical neighbours", "England average", "Previous year", "All figures in thousands", "£000s",
                  "Budgeted activity 2014/15", "Forecast outturn", "Trajectory", "Scenario: High", "Team: Duty",
                  "Targets for children's social care in 2014/15 (agreed)", "Rolling 12 months"):  # fmt: skip
        yield kind(f"a title {title}, asked", [[title], [*HEAD, "Aug-14"], [*REF, 512]], at=("A1",), says=False)
        yield kind(f"a title {title}, asked, long", [[title], LONG, [7, "Aug-14", 512]], at=("A1",), says=False)
    for word in ("000s", "Thousands", "£k", "(£000)"):
        yield kind(f"{word} under the months", [[*HEAD, "Jul-14", "Aug-14"], [None, None, word, word], [*REF, 1, 0.5]],
                   at=("C2", "D2"), says=False)  # fmt: skip
    for sheet in ("Boys", "Targets 2014", "Forecast", "North", "YTD", "Cumulative", "England", "Budget"):
        yield kind(f"a long sheet {sheet}", [LONG, [7, "Aug-14", 512]], sheet=sheet, says=False,
                   formats=("xlsx", "xls", "ods"))  # fmt: skip


def _as_found() -> Iterator[LabelKind]:
    both = ("7 2014-07 value 481", AUG)
    yield kind("RAG between months", [[*HEAD, "Jul-14", "RAG", "Aug-14", "RAG"], [*REF, 481, "G", 489,
               "A"]], *both)  # fmt: skip
    yield kind("Target between months", [[*HEAD, "Jul-14", "Target", "Aug-14", "Target"], [*REF, 481, 512,
               489, 512]], *both)  # fmt: skip
    yield kind("num den sheets words in heading", [["Code", "Month", "Num", "Den", "%"], [10, "Aug-14", 43,
               66, 65.2]], "10 2014-08 numerator 43", "10 2014-08 denominator 66", says=False)  # fmt: skip
    yield kind("Total row by name w/o code", [[*HEAD, "Aug-14"], [*REF, 489], [None, "Total", 900]], AUG,
               at=("B3"), says=False)  # fmt: skip
    yield kind("Total row label in A", [[*HEAD, "Aug-14"], [*REF, 489], ["Total", None, 900]], AUG,
               at=("A3"), says=False)  # fmt: skip
    yield kind("sub rows of which", [[*HEAD, "Aug-14"], [*REF, 489], [None, "- of which boys", 249], [None,
               "- of which girls", 240]], AUG, says=False)  # fmt: skip
    yield kind("sub rows same code indented", [[*HEAD, "Aug-14"], [*REF, 489], [7, "   boys", 249], [7,
               "   girls", 240]], AUG, says=False)  # fmt: skip
    yield kind("sub rows code 7a", [[*HEAD, "Aug-14"], [*REF, 489], ["7a", "Boys", 249], ["7b", "Girls",
               240]], AUG, says=False)  # fmt: skip
    yield kind("sub rows code 7.1", [[*HEAD, "Aug-14"], [*REF, 489], ["7.1", "Boys", 249]], AUG, says=False)
    yield kind("cumulative Apr-Aug heading", [[*HEAD, "Apr-14", "Apr-Aug 14"], [*REF, 481, 2400]],
               "7 2014-04 value 481", says=False)  # fmt: skip
    yield kind("Apr to Aug 2014 heading", [[*HEAD, "Aug-14", "Apr to Aug 2014"], [*REF, 489, 2400]], AUG,
               says=False)  # fmt: skip
    yield kind("April - August 2014 month cell", [LONG, [7, "Aug-14", 489], [7, "April - August 2014",
               2400]], AUG, says=False)  # fmt: skip
    yield kind("YTD month cell", [LONG, [7, "Aug-14", 489], [7, "YTD Aug-14", 2400]], AUG, says=False)
    yield kind("Aug-14 YTD month cell", [LONG, [7, "Aug-14 YTD", 2400]], says=False)
    yield kind("Aug-14 target month cell", [LONG, [7, "Aug-14 target", 512], [7, "Jul-14", 481]],
               "7 2014-07 value 481", says=False)  # fmt: skip
    yield kind("Aug-14 (forecast) heading", [[*HEAD, "Jul-14", "Aug-14 (forecast)"], [*REF, 481, 512]],
               "7 2014-07 value 481", says=False)  # fmt: skip
    yield kind("Aug-14 F heading", [[*HEAD, "Jul-14", "Aug-14 F"], [*REF, 481, 512]],
               "7 2014-07 value 481", says=False)  # fmt: skip
    yield kind("12 months to Aug-14", [[*HEAD, "Aug-14", "12 months to Aug-14"], [*REF, 489, 5900]], AUG,
               says=False)  # fmt: skip
    yield kind("12 months to Aug-14 alone", [[*HEAD, "12 months to Aug-14"], [*REF, 5900]], says=False)
    yield kind("Year to Aug-14", [[*HEAD, "Aug-14", "Year to Aug-14"], [*REF, 489, 5900]], AUG, says=False)
    yield kind("Value (cumulative)", [["Code", "Month", "Value (cumulative)"], [7, "Aug-14", 2400]],
               says=False)  # fmt: skip
    yield kind("Cumulative value", [["Code", "Month", "Cumulative"], [7, "Aug-14", 2400]], says=False)
    yield kind("England heading long", [["Code", "Month", "England"], [7, "Aug-14", 2400]], says=False)
    yield kind("value under merged Target title", [[None, None, "Target"], LONG, [7, "Aug-14", 512]],
               at=("C1"), says=False)  # fmt: skip
    yield kind("sub headings in row 2 merged label", [[*HEAD, "Aug-14", "Aug-14"], ["", "", "Plan",
               "Actual"], [*REF, 512, 489]], AUG)  # fmt: skip
    yield kind("three sub headings", [[*HEAD, "Aug-14", None, None], [None, None, "Target", "Actual",
               "Variance"], [*REF, 512, 489, -23]], AUG)  # fmt: skip
    yield kind("two rows of sub headings", [[*HEAD, "Aug-14", None], [None, None, "Children", "Children"],
               [None, None, "Target", "Actual"], [*REF, 512, 489]], AUG, says=False)  # fmt: skip
    yield kind("unit row under months", [[*HEAD, "Jul-14", "Aug-14"], [None, None, "No.", "No."], [*REF,
               481, 489]], *both)  # fmt: skip
    yield kind("final/provisional row", [[*HEAD, "Jul-14", "Aug-14"], [None, None, "Final", "Provisional"],
               [*REF, 481, 489]], *both, says=False)  # fmt: skip
    yield kind("blank row then target/actual", [[*HEAD, "Aug-14", None], [], [None, None, "Target",
               "Actual"], [*REF, 512, 489]], AUG, says=False)  # fmt: skip
    yield kind("label rows with code cell", [[*HEAD, "Aug-14", "Aug-14"], ["Ref", "Name", "Target",
               "Actual"], [*REF, 512, 489]], AUG, says=False)  # fmt: skip


def _as_found_in_rows() -> Iterator[LabelKind]:
    yield kind("actual above gap", [[None, None, "Actual", "Forecast"], [], [*HEAD, "Aug-14", "Sep-14"],
               [*REF, 489, 512]], AUG, says=False)  # fmt: skip
    yield kind("category+type", [["Code", "Month", "Team", "Type", "Value"], [7, "Aug-14", "Duty",
               "Actual", 249], [7, "Aug-14", "Duty", "Target", 260]], "7 2014-08 [Duty] 249", says=False)  # fmt: skip
    yield kind("month down col per area across", [["Month", "North", "South"], ["Aug-14", 249, 240]],
               says=False)  # fmt: skip
    yield kind("months down names across with sub", [["Month", "Referrals", None], [None, "Target",
               "Actual"], ["Aug-14", 512, 489]], AUG, says=False)  # fmt: skip
    yield kind("indicators across title Targets", [["Targets"], ["Month", "Referrals"], ["Aug-14", 512]],
               says=False)  # fmt: skip
    yield kind("name only rows w Target col label", [["Indicator", "Measure", "Aug-14"], ["Referrals",
               "Target", 512], ["Referrals", "Actual", 489]], AUG)  # fmt: skip
    yield kind("no code, names with suffix", [["Indicator", "Aug-14"], ["Referrals", 489],
               ["Referrals (target)", 512]], AUG, says=False)  # fmt: skip
    yield kind("names in two columns", [["Code", "Indicator", "Detail", "Aug-14"], [7, "Referrals",
               "Re-referrals", 100], [7, "Referrals", "All", 489]], AUG, "7 2014-08 [Re-referrals] 100")  # fmt: skip
    yield kind("detail single", [["Code", "Indicator", "Detail", "Aug-14"], [7, "Referrals",
               "of which re-referrals", 100]], "7 2014-08 [of which re-referrals] 100")  # fmt: skip
    yield kind("month Type in header row above", [["Type: Target"], LONG, [7, "Aug-14", 512]], says=False)
    yield kind("A1 area: corner in header", [["North", "Aug-14"], ["Referrals", 240]], says=False)
    yield kind("data in thousands '000", [["'000"], [*HEAD, "Aug-14"], [*REF, 0.5]], says=False)
    yield kind("Number of children (thousands)", [["Code", "Indicator", "Aug-14"], [7,
               "Referrals (thousands)", 0.5]], says=False)  # fmt: skip
    yield kind("Referrals 000s name", [["Code", "Indicator", "Aug-14"], [7, "Referrals (000s)", 0.5]],
               says=False)  # fmt: skip
    yield kind("Value £000", [["Code", "Month", "Value £000"], [7, "Aug-14", 0.5]], says=False)
    yield kind("England row name only", [["Code", "Indicator", "Aug-14"], [7, "England", 512]], says=False)
    yield kind("area coded numbers", [["Code", "Month", "Area code", "Value"], [7, "Aug-14", 1, 240], [7,
               "Aug-14", 2, 249]], "7 2014-08 [1] 240", "7 2014-08 [2] 249")  # fmt: skip
    yield kind("area coded numbers equal", [["Code", "Month", "Area code", "Value"], [7, "Aug-14", 1, 240],
               [7, "Aug-14", 2, 240]], "7 2014-08 [1] 240", "7 2014-08 [2] 240")  # fmt: skip
    yield kind("gender M F", [["Code", "Month", "Gender", "Value"], [7, "Aug-14", "M", 240], [7, "Aug-14",
               "F", 240]], "7 2014-08 [M] 240", "7 2014-08 [F] 240")  # fmt: skip
    yield kind("sex M one row", [["Code", "Month", "Sex", "Value"], [7, "Aug-14", "M", 240]],
               "7 2014-08 [M] 240")  # fmt: skip
    yield kind("no header label col left F/M", [[None, *HEAD, "Aug-14"], ["F", *REF, 240], ["M", *REF,
               249]], "7 2014-08 [F] 240", "7 2014-08 [M] 249")  # fmt: skip
    yield kind("no header label Actual/Plan right", [[*HEAD, "Aug-14"], [*REF, 489, "Actual"], [*REF, 512,
               "Plan"]], AUG)  # fmt: skip
    yield kind("plan vs actual line blank rows", [[*HEAD, "Aug-14"], ["Actual"], [*REF, 489], [], ["Plan"],
               [*REF, 512]], AUG, says=False)  # fmt: skip
    yield kind("statistic in header: Mean", [[None, None, "Average", "Average"], [*HEAD, "Jul-14",
               "Aug-14"], [*REF, 1, 2]], says=False)  # fmt: skip
    yield kind("% of month over", [[None, None, "%", "%"], [*HEAD, "Jul-14", "Aug-14"], [*REF, 1, 2]],
               says=False)  # fmt: skip
    yield kind("sheet 'Target v Actual'", [[*HEAD, "Aug-14"], [*REF, 489]], AUG, sheet="Target v Actual",
               formats=("xlsx", "xls", "ods"), says=False)  # fmt: skip


KINDS_AROUND = [*_lines(), *_plain_columns(), *_more(), *_as_found(), *_as_found_in_rows()]
