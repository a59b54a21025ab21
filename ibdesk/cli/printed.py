"""What the commands print: JSON, or lines to read. Of problems, what many cells of a sheet share is said once."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from ibdesk.cli.as_json import import_json
from ibdesk.desk import ImportPreview
from ibdesk.domain.figure import Missing
from ibdesk.domain.indicator import in_code_order
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.report.restatement_words import change_words, move_words, why_text
from ibdesk.domain.report.restatements import Changes
from ibdesk.domain.wording import STATUS_WORDS, reckoned_text, short_travel_text, target_words, with_mark

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
_INDENT = " " * 8
_NO_FIGURES = "No figures"


def print_json(answer: dict[str, Any]) -> None:
    """Letters as they are where the reader's code page has them all, else as JSON's escapes: none is lost."""
    text = json.dumps(answer, ensure_ascii=False, indent=1)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(answer, indent=1)
    print(text)


def print_import(
    preview: ImportPreview, step: int | None, as_json: bool, more: Mapping[str, Any] | None = None
) -> None:
    """What an import is or would be; `more` is said in JSON beside it."""
    if as_json:
        print_json(import_json(preview, step) | dict(more or {}))
        return
    for line in problem_lines(preview.problems):
        print(line)
    refused = sum(file.error is not None for file in preview.files)
    figures = _figures_line(preview)
    if (refused and refused == len(preview.files)) or (figures == _NO_FIGURES and not preview.count(Severity.ERROR)):
        return  # why follows, and nothing was looked at that could be counted
    counts = ", ".join(
        f"{preview.count(severity)} {words}"
        for severity, words in (
            (Severity.ERROR, "must be fixed"),
            (Severity.WARNING, "to check"),
            (Severity.INFO, "for information"),
        )
    )
    print(figures)
    print(f"Problems: {counts}" + (f"; {refused} {'file' if refused == 1 else 'files'} not read" if refused else ""))
    if said := preview.definitions.sentence:
        kept = preview.own_definitions and preview.definitions.first
        print(f"{said} --keep-shipped keeps them." if kept else said)
        if preview.definitions.waiting:
            print("'ibdesk targets --board BOARD' keeps them with --confirm, takes them away with --clear.")
    if step is not None:
        print(f"The board has it already, since step {step}" if preview.is_in_the_board else f"Kept as step {step}")


def _figures_line(preview: ImportPreview) -> str:
    """How many figures, and what each is to the board; where there are none, what else came in."""
    left = f", {preview.left} left as the board has them" if preview.left else ""
    if preview.figures:
        kinds = f"{preview.new} new, {preview.changed} changed, {preview.unchanged} unchanged{left}"
        return f"{preview.brought} figures: {kinds}"
    records = preview.records
    counts = (
        (len(records.benchmarks), "benchmark", "benchmarks"),
        (len(records.populations), "year of population", "years of population"),
        (len(records.targets), "target", "targets"),
        (len(records.indicators), "indicator", "indicators"),
        (len(records.comments), "comment", "comments"),
        (len(records.breakdowns), "figure by category", "figures by category"),
        (len(records.events), "event", "events"),
    )
    said = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return f"{', '.join(said)}; no figures of a month" if said else _NO_FIGURES


def print_changes(changes: Changes) -> None:
    count = len(changes.restatements)
    print(f"{count} {'figure' if count == 1 else 'figures'} changed since step {changes.since}")
    for restatement in changes.restatements:
        print(f"{restatement.code:>3}  {change_words(restatement)}. {why_text(restatement)}")
        for move in restatement.moves:
            print(f"       moves {move_words(move)}")


def print_findings(findings: Sequence[str]) -> None:
    """What the pack's own check found in it, if anything."""
    if findings:
        print("The pack's own check found:")
    for finding in findings:
        print(f"  {finding}")


def print_pages(report: BoardReport, pages: tuple[IndicatorPage, ...]) -> None:
    print(report.month.long)
    if (seal := report.seal) is not None:
        count = len(report.restated_since_seal)
        print(f"Signed off by {seal.by}, {seal.at}; figures restated since, which are not shown: {count}.")
    for page in pages:
        value = with_mark(reckoned_text(page.indicator, page.value), page.value, page.is_restated(page.value))
        has_rate = page.rate.missing is not Missing.NOT_APPLICABLE
        shown = reckoned_text(page.indicator, page.rate)
        said = f", {shown} per 10,000" if page.rate.number is not None else f", rate per 10,000: {shown.lower()}"
        rate = said if has_rate else ""
        print(
            f"{page.code:>3}  {STATUS_WORDS[page.assessment.status]:<13} {page.indicator.name}: "
            f"{value}{rate}; {target_words(page.indicator, page.target, page.unconfirmed)}; "
            f"{short_travel_text(page.travel, page.indicator.unit)}"
        )


def problem_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """In the order given; problems of one sheet with the same fault stand at the first."""
    alike: dict[object, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(_shared(problem), []).append(problem)
    for group in alike.values():
        yield _line(group[0])
        if len(group) > 1:
            yield _others(group[1:])


def _shared(problem: Problem) -> object:
    """What the problems of one line have in common; of a problem without a cell, itself alone."""
    source, accepted = problem.cell_source, problem.accepted
    if source is None or not _ADDRESS.fullmatch(source.cell):
        return id(problem)
    reason = (accepted.by, accepted.reason) if accepted is not None else None
    kind = problem.severity, problem.rule, problem.next_step, reason
    return kind, source.workbook, source.sheet, problem.fault or problem.message


def _line(problem: Problem) -> str:
    where = f"{problem.source}: " if problem.source else ""
    if problem.accepted is not None:
        accepted = f"Accepted by {problem.accepted.by}: {problem.accepted.reason}"
        return f"ACCEPTED {where}{problem.message} {accepted} [{problem.rule}]"
    return f"{problem.severity.value.upper():8}{where}{problem.message} {problem.next_step} [{problem.rule}]"


def _others(more: Sequence[Problem]) -> str:
    cells = dict.fromkeys(problem.cell_source.cell for problem in more if problem.cell_source is not None)
    codes = sorted({problem.code for problem in more if problem.code is not None}, key=in_code_order)
    of = f" ({'indicators' if len(codes) > 1 else 'indicator'} {', '.join(codes)})" if codes else ""
    count = f"{len(cells)} more cells" if len(cells) > 1 else "1 more cell"
    return f"{_INDENT}The same in {count}: {', '.join(_ranges(cells))}{of}"


def _ranges(cells: Iterable[str]) -> Iterator[str]:
    """Cells under one another as C5:C12, column by column."""
    places = sorted((len(column), column, int(row)) for column, row in _ADDRESS.findall(" ".join(cells)))
    for (_, column, _), run in groupby(enumerate(places), lambda item: (*item[1][:2], item[1][2] - item[0])):
        rows = [place[2] for _, place in run]
        yield f"{column}{rows[0]}:{column}{rows[-1]}" if len(rows) > 1 else f"{column}{rows[0]}"
