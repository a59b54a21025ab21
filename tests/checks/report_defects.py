"""The reviewed table of the August 2014 report's defects: what is told of each, where; or why no machine can find it.

One entry for each defect of the report's audit, in its order, with the audit's validation rules (V01 to V34).
"""

from msgspec import Struct


class Told(Struct, frozen=True):
    """One rule's problems, at the same severity, in the fields of the rows of these indicators."""

    rule: str
    severity: str
    codes: str
    fields: str

    @property
    def places(self) -> set[tuple[str, str, str, str]]:
        codes, fields = self.codes.split(), self.fields.split()
        return {(self.rule, self.severity, code, field) for code in codes for field in fields}


class Defect(Struct, frozen=True):
    """`unfound` is the part of it, or all of it, that is not told, with the reason."""

    of: str
    what: str
    audit_rules: str
    told: tuple[Told, ...] = ()
    unfound: str = ""


E, W, I = "error", "warning", "info"  # noqa: E741 (the three severities, as a column of a table)


ONLY_SAID = "only the comment's words say so"
SENSIBLE = "both are sensible sentences; only a reader knows that they differ"
OUTSIDE = "knowledge from outside the report"
_MONTHLY = "12 14 15 16 21 22 23 24 26 30 31 32 33 34 35 36 37 38 39"

DEFECTS = (
    Defect(
        "1",
        "330 closed CAFs are still counted",
        "V20",
        (Told("comment-figures", W, "1", "comments"),),
        f"that the figure was known to be wrong: {ONLY_SAID}; the number is told as one that is on no page",
    ),
    Defect("1", "described as new work, counted as open cases", "V07", (), SENSIBLE),
    Defect("1 2 3", "guide asks for more, measure N/A", "V12", (Told("polarity-against-guide", W, "1 2 3", "guide"),)),
    Defect(
        "2 3",
        "what happened in the month, named and labelled as at its end",
        "V07",
        (Told("definition-words", I, "2 3", "name measure_period"),),
    ),
    Defect("2 3", "one comment for both", "V13", (Told("same-text-twice", W, "3", "comments"),)),
    Defect("2 3", "numbers of another breakdown", "V19", (Told("comment-figures", W, "2 3", "comments"),)),
    Defect("4", "a rise over months that are not printed", "V19", (), "the months are not there"),
    Defect(
        "5", "42 and 0 beside a percentage are counts", "V01", (Told("units-agree", E, "5", "previous_1 previous_2"),)
    ),
    Defect("5", "0 of 257 for nothing recorded", "V09", (Told("zero-for-nothing", W, "5", "previous_2"),)),
    Defect("5 30", "target missed, no comment", "V17", (Told("comment-owed", W, "5 30", "comments"),)),
    Defect("6", "39.69% of 257 is 102; 7 says 69", "V15", (Told("sibling-identity", E, "6", "previous_2"),)),
    Defect("6", "27.66% to 86.24% after a change of recording", "V18", (Told("big-change", I, "6", "current"),)),
    Defect(
        "7",
        "489 lies inside the rate's target by accident",
        "V21",
        (Told("target-basis", E, "7", "target"), Told("big-change", I, "7", "current")),
    ),
    Defect(
        "8",
        "the comment expects the fall that the measure calls worse; no target",
        "V12 V21",
        (Told("polarity-against-guide", I, "8", "measure"), Told("moved-by-base", I, "8", "current")),
        f"that the measure is doubted: {ONLY_SAID}",
    ),
    Defect("8", "98.55% to 24.54%, a break in the series", "V18", (Told("big-change", I, "8", "current"),)),
    Defect("9 10 11", '"2011/13" is no year', "V02", (Told("benchmark-period", E, "9 10 11", "neighbours_period"),)),
    Defect(
        "9-12 18",
        "England's year beside an older one of the neighbours",
        "V03",
        (Told("benchmark-years-agree", W, "9 10 11 12 18", "neighbours_period"),),
    ),
    Defect(
        "9", "nobody knows on what basis the target was set", "V30", (), f"{ONLY_SAID}: the definition has a source"
    ),
    Defect("10", '"19 Days" beside percentages', "V01", (Told("units-agree", E, "10", "region"),)),
    Defect("10", "2.63% between 26.27% and 65.19%", "V18", (Told("big-change", I, "10", "current"),)),
    Defect(
        "11",
        "a month's number held against the target of 12 months",
        "V19",
        (Told("big-change", I, "11", "current"),),
        f"that the comment compares unlike things: {ONLY_SAID}",
    ),
    Defect(
        "9 10 11 12",
        "flows of one kind, half of them labelled as snapshots",
        "V07",
        (Told("definition-words", I, "11 12", "measure_period"),),
    ),
    Defect(
        "12 13",
        "siblings over one month and over 12",
        "V26",
        (),
        "the definitions say both periods, and each figure names its own; they are never added or compared",
    ),
    Defect(
        "13",
        "last year's 12 months cannot be made again",
        "V07",
        (Told("percentage-alone", I, "13", "current"), Told("polarity-against-guide", I, "13", "measure")),
        "which period it covers: its counts are not there",
    ),
    Defect(
        "14",
        "the comment explains a rise, and the figure fell",
        "V19 V18",
        (Told("big-change", I, "14", "current"),),
        f"that it is an older text: {ONLY_SAID}, without a number",
    ),
    Defect("15", "the arrow says down, 816 after 457 is up", "V11", (Told("arrow-contradicts", E, "15", "direction"),)),
    Defect(
        "15 17",
        "last year's values probably stand in each other's row",
        "V06 V11",
        (Told("big-change", W, "15", "current"),),
        "no relation says that 17 is a part of 15; the arrow and the change point to it",
    ),
    Defect(
        "15",
        "12 months labelled as a snapshot; a figure per team without teams",
        "V07",
        (Told("definition-words", I, "15", "measure_period"),),
        "that there is no breakdown: a board may do without",
    ),
    Defect(
        "16 17",
        "a total that is a percentage; months that are 12; benchmarks that are rates beside a count",
        "V07 V23",
        (
            Told("definition-words", I, "16 17", "description"),
            Told("benchmark-not-comparable", W, "17", "england"),
        ),
    ),
    Defect(
        "18",
        "described as during the year, counted at its end",
        "V07",
        (Told("definition-words", I, "18", "description"),),
        "that the comment calls a rate a number: its figure is the rate",
    ),
    Defect("1 7 18", "two dates of one inspection", "V20", (), ONLY_SAID),
    Defect(
        "19",
        "plans that began, counted as plans that there are; the share rose because the base fell",
        "V21 V31",
        (Told("moved-by-base", I, "19", "current"),),
        f"that the benchmarks count otherwise: {OUTSIDE}",
    ),
    Defect("20", "a length of time that is a percentage", "V14", (Told("definition-words", I, "20", "description"),)),
    Defect("20", "0.51% is one child", "V32", (), "the base, 198, is not small; withholding is the public pack's part"),
    Defect(
        "21 23",
        "falls without a comment, a month beside benchmarks of a year",
        "V18 V21",
        (),
        "14 to 8 and 36 to 15 are within what chance does; the benchmarks are held against the 12-month rate",
    ),
    Defect(
        "22",
        "two starts of the 15 days; three of eight",
        "V33 V32",
        (Told("small-base", I, "22", "current"),),
        f"the two definitions: {SENSIBLE}",
    ),
    Defect(
        "24",
        "the end of its guide is copied; why so few conferences is not said",
        "V13 V18",
        (Told("small-base", I, "24", "current"),),
        "a few words alike are no copy, and the months before are not printed",
    ),
    Defect(
        "26",
        "91.94% of a number that is nowhere; 32.08% then 95.33%; a chart known to be wrong",
        "V34 V18 V20",
        (Told("percentage-alone", I, "26", "current"),),
        f"the chart: {ONLY_SAID}; a break before last year is no longer this month's question",
    ),
    Defect("11 26", "the system's name misspelt", "V20", (Told("definition-words", I, "11 26", "comments"),)),
    Defect("27", "ended placements are still counted", "V20", (), ONLY_SAID),
    Defect(
        "28",
        "called a drop, though the children went from 174 to 175",
        "V31",
        (Told("moved-by-base", I, "28", "current"), Told("polarity-against-guide", I, "28", "measure")),
        "that the comment leaves England out: it may",
    ),
    Defect("28", "the national measure has another base", "V21", (), OUTSIDE),
    Defect("28", "an audit done after the report's date", "V28", (), ONLY_SAID),
    Defect("30", '"Month End" in place of a year', "V02", (Told("benchmark-period", E, "30", "region_period"),)),
    Defect("30", "199 of 203, and the 203 is nowhere", "V34", (Told("percentage-alone", I, "30", "current"),)),
    Defect("31 32", "the part's rate is 19 times its whole's", "V06", (Told("part-exceeds-whole", W, "32", "rate"),)),
    Defect(
        "3 11 12 21 32",
        "a snapshot's label over a rate of 12 months",
        "V24",
        (Told("definition-words", I, "3 11 12 21 32", "measure_period"),),
    ),
    Defect(
        "33 34 35",
        "rates of 168, 95 and 316 beside values of 65, 35 and 60",
        "V05",
        (Told("rate-does-not-follow", E, "33 34 35", "rate"),),
    ),
    Defect(
        "33-39",
        "quarters dated August, earlier quarters without a financial year",
        "V25",
        (
            Told("frequency", E, "33 34 35", "current"),
            Told("frequency", W, "36 37 38 39", "current"),
            Told("ambiguous-quarter", W, "33 34 35 36 37 38 39", "previous_1_period previous_2_period"),
            Told("definition-words", I, _MONTHLY, "measure_period"),
        ),
    ),
    Defect(
        "33-39",
        "0 in 2012 for nothing recorded",
        "V09",
        (),
        "told as soon as somebody says which quarter Q4 2012 is: the test beside this table",
    ),
    Defect("34", "named by the lead professional, described by where it stemmed from", "V33", (), SENSIBLE),
    Defect("36 37 38 39", "rates without a value", "V04", (Told("rate-without-value", E, "36 37 38 39", "rate"),)),
    Defect("36 37 38", "arrows from nothing", "V10", (Told("arrow-from-nothing", E, "36 37 38", "direction"),)),
    Defect(
        "37 39",
        "a target, no data and no comment",
        "V04 V17",
        (Told("comment-owed", E, "37 39", "comments"), Told("comment-owed", W, "36 38", "comments")),
    ),
    Defect("39", "described with the words of 37", "V13", (Told("same-text-twice", E, "39", "description"),)),
    Defect("25 29", "codes left out", "V16", (), "told, for the report as a whole: code-gap"),
    Defect(
        "all",
        "one year in two spellings; decimals at will",
        "V02 V22",
        (
            Told("benchmark-period", W, "7 8 17 19 20 21 22 24 27 28", "england_period"),
            Told("benchmark-period", I, "3 4 5 6 13 14 15 16 23 26", "england_period"),
        ),
        "72% beside 70.0% is read exactly and shown alike; that it was written otherwise harms nobody",
    ),
    Defect(
        "5 6 8 16 26 30 32 37 39",
        "a number of, and a percentage",
        "V14",
        (Told("definition-words", I, "5 6 8 16 26 30 32 37 39", "description"),),
    ),
    Defect(
        "5 6 14 15 16 23 26 30 32 37 39",
        "the guide speaks of benchmarks, and there are none",
        "V30",
        (Told("polarity-against-guide", I, "5 6 14 15 16 23 26 30 32 37 39", "guide"),),
    ),
    Defect(
        "9 11 18 27",
        "no right number, and a target range",
        "V12",
        (Told("polarity-against-guide", I, "9 11 18 27", "guide"),),
    ),
    Defect(
        "5 14 15 16 17 19 20 22 23 24 26",
        "labelled with a year's rate, and without a rate",
        "V08",
        (Told("definition-words", I, "5 14 15 16 17 19 20 22 23 24 26", "rate_label"),),
    ),
    Defect(
        "32",
        "July's 79 of 83 are on no page",
        "V19",
        (Told("comment-figures", W, "32", "comments"),),
    ),
    Defect(
        "cover",
        "no source of the population, no period",
        "V29",
        (),
        "told for the report as a whole: provenance, of whatever source is not named, and of a cover without its days",
    ),
    Defect("8 10 16 19 23 38", "charts without a heading", "", (), "lost in copying the report, no defect of it"),
)
# What belongs to no indicator: rule, severity and, of a sheet's cell, the field.
OF_THE_WHOLE_REPORT = [
    ("code-gap", I, ""),
    ("column-not-used", I, "assessment"),
    ("provenance", I, ""),
    ("provenance", W, "england"),
]
# The audit has no V27.
AUDIT_RULES = frozenset(f"V{number:02d}" for number in range(1, 35)) - {"V27"}
