"""The words of the template's Read me sheet."""

READ_ME = (
    (
        "What this workbook is for",
        "Fill in this month's figures and give the workbook to IBDesk. It already holds what the board knows: its "
        "definitions, targets, benchmarks, populations, comments and the figures of this financial year and the two "
        "before. Change or add to any of it; the headings stay as they are. Nothing has to be filled in twice.",
    ),
    (
        "Figures by month",
        "The sheet Figures has a row for each indicator and a column for each month. Write the count of that month "
        "alone: IBDesk makes 12 months, the year to date and the rates itself. The column Unit says whether a count, a "
        "percentage or a number of days belongs in the row.",
    ),
    (
        "Percentages",
        "Write 65.19 or 65.19%. Better still, write both counts on the sheets Numerators and Denominators: for 29 of "
        "35, write 29 on the one and 35 on the other, and leave the percentage blank.",
    ),
    (
        "Where there is no number",
        "Blank: not supplied yet. [x]: no data. [z]: does not apply. [c]: suppressed, too small to show. [low]: rounds "
        "to zero. Never write 0 for something that was not counted.",
    ),
    (
        "Provisional figures",
        "Write [p] behind a number that may still change, like 489 [p], or [e] where it is an estimate. It is shown as "
        "provisional until a later workbook gives the number without the mark. [r] marks one that was revised.",
    ),
    (
        "Months",
        "Write Aug 2014 or 2014-08; in the sheets with a Month column it is kept as you type it. A quarter is written "
        "with its financial year, Q1 2014/15, and in the sheet Figures stands under its last month.",
    ),
    (
        "Figures already worked out",
        "A total over 12 months, a quarter or a rate that you were given goes on the sheet Other figures, with what it "
        "covers. It is taken as it is and only checked. For example: 7, Aug 2014, Value 3,829, Covers 12 months.",
    ),
    (
        "New indicators",
        "Add a row on the sheet Indicators with a code of its own, then use the code on the other sheets. A target "
        "takes effect with its From month, and pages before it keep the old one.",
    ),
    (
        "Protection",
        "Headings are protected against slips, without a password: Review, Unprotect Sheet takes it off.",
    ),
)
