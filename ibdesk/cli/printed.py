"""What the commands print: JSON, or lines to read."""

import json
from collections.abc import Sequence
from typing import Any

from ibdesk.cli.as_json import import_json
from ibdesk.cli.problem_lines import problem_lines
from ibdesk.desk import ImportPreview
from ibdesk.domain.figure import Missing
from ibdesk.domain.problem import Severity
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.report.restatement_words import change_words, move_words, why_text
from ibdesk.domain.report.restatements import Changes
from ibdesk.domain.wording import STATUS_WORDS, reckoned_text, short_travel_text, target_text, with_mark


def print_json(answer: dict[str, Any]) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=1))


def print_import(preview: ImportPreview, step: int | None, as_json: bool) -> None:
    if as_json:
        print_json(import_json(preview, step))
        return
    for line in problem_lines(preview.problems):
        print(line)
    counts = ", ".join(
        f"{preview.count(severity)} {words}"
        for severity, words in (
            (Severity.ERROR, "must be fixed"),
            (Severity.WARNING, "to check"),
            (Severity.INFO, "for information"),
        )
    )
    left = f", {preview.left} left as the board has them" if preview.left else ""
    print(f"{preview.told} figures: {preview.new} new, {preview.changed} changed, {preview.unchanged} unchanged{left}")
    print(f"Problems: {counts}")
    if step is not None:
        print(f"Import {step}")


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
        rate = f", {reckoned_text(page.indicator, page.rate)} per 10,000" if has_rate else ""
        print(
            f"{page.code:>3}  {STATUS_WORDS[page.assessment.status]:<13} {page.indicator.name}: "
            f"{value}{rate}; {target_text(page.indicator, page.target)}; "
            f"{short_travel_text(page.travel, page.indicator.unit)}"
        )
