"""The sentences about published tables: what is there, why it was not used, and what to do."""

from dataclasses import dataclass, field

from ibdesk.domain.figure import CellSource
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.published.table import TIME, PublishedTable
from ibdesk.domain.published.uses import PublishedUse, Taken
from ibdesk.domain.published.values import NumberKind
from ibdesk.reading.values.counted_problems import CountedProblems

_AS_PUBLISHED = "Take the file as it was published, or correct it, and read it again."
_LONGEST = 80


@dataclass(slots=True)
class TableProblems:
    """Collects the problems of one table in the order they are met."""

    found: CountedProblems = field(default_factory=CountedProblems)

    def say(
        self,
        rule: str,
        message: str,
        next_step: str,
        source: CellSource,
        code: str = "",
        severity: Severity = Severity.ERROR,
        found: str = "",
    ) -> None:
        self.found.add(Problem(rule, severity, message, next_step, source, code or None, None, found[:_LONGEST]))

    def two_rows(self, table: PublishedTable, rows: list[int], measure: str, name: str, code: str) -> None:
        numbers = [str(table.rows[row]) for row in rows]
        shown = ", ".join(numbers[:5]) + (f" and {len(numbers) - 5} more" if len(numbers) > 5 else "")
        time = table.column(TIME)
        self.say(
            "published-twice",
            f"{name} has {len(rows)} rows for {time.text(rows[0]) if time else ''} and “{measure}”: {shown}. Nothing "
            "says which is right, so none of them is used.",
            "Say by the table's filters which rows are meant; where they differ in nothing, take the file as it was "
            "published.",
            table.source(rows[1], measure),
            code,
        )

    def doubtful(self, source: CellSource, code: str) -> None:
        message = "This row has more or fewer cells than there are headings, or an odd quotation mark. It is not used."
        self.say("doubtful-row", message, _AS_PUBLISHED, source, code)

    def impossible(self, source: CellSource, text: str, code: str) -> None:
        self.say(
            "impossible-number",
            f"{text} can be no percentage and no count of children: the row's cells may have slipped. It is not used.",
            _AS_PUBLISHED,
            source,
            code,
            found=text,
        )

    def unreadable(self, source: CellSource, text: str, code: str) -> None:
        self.say(
            "unreadable-number",
            f"“{text[:_LONGEST]}” is neither a number nor one of the letters that stand for none (c, x, z, low, u). It "
            "is not used.",
            _AS_PUBLISHED,
            source,
            code,
            found=text,
        )

    def hidden(self, source: CellSource, whole_sheet: bool) -> None:
        what = "This sheet is hidden" if whole_sheet else "Rows or columns of this table are hidden"
        self.say(
            "hidden-cells",
            f"{what}, and read like all others.",
            "Nothing, if that is right; otherwise leave out what is hidden.",
            source,
            severity=Severity.INFO,
        )

    def no_council(self, table: PublishedTable, councils: int) -> None:
        self.say(
            "published-council",
            f"Nobody has said yet which of the {councils:,} councils of this table is the board's own, so nothing "
            "of it is used.",
            "Choose the council in the import, or name it with --council.",
            table.heading_source(TIME),
        )

    def other_council(self, table: PublishedTable, wanted: str, there: tuple[str, ...]) -> None:
        names = ", ".join(there[:5]) + (f" and {len(there) - 5} more" if len(there) > 5 else "")
        only = f" It holds {names}." if there else " It holds no council at all."
        self.say(
            "published-council",
            f"This table has no row for {wanted}.{only} Without the council its region is not known, and nothing of "
            "the table is used.",
            f"Take the whole table, or the extract for {wanted}; or choose another council.",
            table.heading_source(TIME),
            found=names,
        )

    def not_confirmed(self, table: PublishedTable) -> None:
        self.say(
            "published-not-confirmed",
            "Nobody has said yet which indicators the measures of this table belong to, so nothing of it is used.",
            "Confirm what the import proposes, or say it in a mapping file.",
            table.heading_source(TIME),
        )

    def nothing_like(self, table: PublishedTable) -> None:
        measures = ", ".join(table.measures[:12]) or "none"
        self.say(
            "published-nothing-like",
            f"None of the board's indicators is like a measure of this table ({measures}), so nothing of it is used.",
            "Choose the indicator that a measure belongs to, or leave the file out.",
            table.heading_source(TIME),
            severity=Severity.WARNING,
        )

    def other_kind(self, table: PublishedTable, use: PublishedUse, kind: NumberKind, unit: str) -> None:
        self.say(
            "published-unit",
            f"“{use.measure}” is a {kind.value} and was given as {use.taken.value} of indicator {use.code}, which is "
            f"{unit}. The two cannot be compared, so it is not used.",
            "Choose the measure that is of the same kind; of a count, the rate worked out over the population.",
            table.heading_source(use.measure),
            use.code,
        )

    def fractions(self, table: PublishedTable, use: PublishedUse) -> None:
        self.say(
            "percent-or-fraction",
            f"All numbers of “{use.measure}” are between 0 and 1: they may be fractions of one (0.149) or percentages "
            "(0.149 %). Nothing says which, so they are not used.",
            "Multiply them by 100 if they are fractions, or take the measure that is written in percent.",
            table.heading_source(use.measure),
            use.code,
        )

    def no_rows(self, table: PublishedTable, use: PublishedUse) -> None:
        said = ", ".join(f"{heading}: {word}" for heading, word in use.where)
        self.say(
            "published-no-rows",
            f"No row for England, the region or the council says {said or 'anything'}, so there is nothing for "
            f"“{use.measure}”.",
            "Choose other words of the filters; the Department may have renamed them.",
            table.heading_source(use.where[0][0] if use.where else TIME),
            use.code,
        )

    def no_such_year(self, table: PublishedTable, wanted: str, there: list[str]) -> None:
        self.say(
            "published-year",
            f"This table has no rows for {wanted}; it goes from {there[0]} to {there[-1]}."
            if there
            else f"This table has no rows for {wanted}.",
            "Choose a year that is in it, or take the newer table.",
            table.heading_source(TIME),
            found=wanted,
        )

    def no_whole_year(self, table: PublishedTable, row: int, time: str, kind: str) -> None:
        self.say(
            "published-year",
            f"“{time}” ({kind or 'nothing says of what kind'}) is no reporting, financial or academic year, so a "
            "benchmark cannot be for it. Its rows are not used.",
            "Nothing, if the other years are enough.",
            table.source(row, TIME),
            severity=Severity.INFO,
            found=time,
        )

    def no_population(self, source: CellSource, name: str, year: int, code: str) -> None:
        self.say(
            "published-no-population",
            f"There is no mid-{year} population of {name} in the files of this import, so no rate is worked out of "
            "this count.",
            "Bring in the table of populations together with this file; where it gives none for this area and year, "
            "there is nothing to do.",
            source,
            code,
            Severity.WARNING,
        )

    def no_area(self, table: PublishedTable, what: str) -> None:
        self.say(
            "published-no-area",
            f"This table has no row for {what}, so there is no such benchmark.",
            "Take the whole table as it was published, if it should be there.",
            table.heading_source(TIME),
            severity=Severity.WARNING,
            found=what,
        )

    def no_neighbours(self, table: PublishedTable, council: str, year: int | None) -> None:
        why = f"the model of {year} does not have {council}" if year else "the board has no neighbours model yet"
        self.say(
            "published-no-neighbours",
            f"There is no benchmark of statistical neighbours: {why}.",
            "Bring in the statistical neighbours model together with this file, or once before it.",
            table.heading_source(TIME),
            severity=Severity.WARNING,
        )

    def no_indicator(self, table: PublishedTable, use: PublishedUse) -> None:
        self.say(
            "unknown-code",
            f"“{use.measure}” is said to belong to indicator {use.code}, which the board does not have.",
            "Choose another indicator, or define it first.",
            table.heading_source(use.measure),
            use.code,
        )

    def no_measure(self, table: PublishedTable, use: PublishedUse) -> None:
        self.say(
            "published-measure",
            f"“{use.measure}” holds no numbers, so it is no benchmark of indicator {use.code}.",
            "Choose a column of numbers.",
            table.heading_source(use.measure),
            use.code,
        )

    def not_a_population(self, source: CellSource, found: str, year: str) -> None:
        self.say(
            "unreadable-number",
            f"The population for {year} is “{found[:_LONGEST]}”; it is a whole number of children above 0. It is not "
            "used.",
            _AS_PUBLISHED,
            source,
            found=found,
        )

    def model_year(self, source: CellSource) -> None:
        self.say(
            "neighbours-year",
            "Neither the name of the file nor that of its sheet says which year this neighbours model is of, so it is "
            "not used.",
            "Say the year in the import, or put it into the file's name, like neighbours 2025.",
            source,
        )


def taken_words(taken: Taken) -> str:
    """How a use is said in a line."""
    return {
        Taken.VALUE: "as its value",
        Taken.RATE: "as its rate per 10,000",
        Taken.WORKED_OUT: "as a rate worked out over the population",
        Taken.POPULATION: "as the population aged 0 to 17",
    }[taken]
