"""The JSON that the command line prints; its shape is a public contract."""

from fractions import Fraction
from typing import Any

from ibdesk.desk import ImportPreview
from ibdesk.domain.assessment import Assessment
from ibdesk.domain.board import Benchmark, Comment
from ibdesk.domain.control.usual_range import usual_range
from ibdesk.domain.figure import CellSource, Missing, Quantity, TypedIn
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.report.restatement_words import new_text, old_text
from ibdesk.domain.report.restatements import Changes, PageMove, Restatement
from ibdesk.domain.target import Target
from ibdesk.domain.travel import Travel
from ibdesk.domain.wording import period_text, reckoned_text
from ibdesk.domain.workbook_contents import WorkbookContents

Json = dict[str, Any]


def number_of(value: Fraction | None) -> int | float | None:
    """Unrounded: whole numbers as integers, others as the nearest float."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _number_in(quantity: Quantity) -> int | float | None:
    return number_of(quantity) if isinstance(quantity, Fraction) else None


def import_json(preview: ImportPreview, step: int | None) -> Json:
    return {
        "files": [_file_json(file) for file in preview.files],
        "problems": [problem_json(problem) for problem in preview.problems],
        "summary": {
            "errors": preview.count(Severity.ERROR),
            "warnings": preview.count(Severity.WARNING),
            "info": preview.count(Severity.INFO),
            "figures": preview.brought,
            "restated": preview.changed,
        },
        "month": str(preview.month) if preview.month else None,
        "definitions": {"kept": preview.definitions.what.value, "sentence": preview.definitions.sentence},
        "import": step,
    }


def _file_json(file: WorkbookContents) -> Json:
    return {
        "name": file.name,
        "sha256": file.sha256,
        "error": file.error,
        "sheets": [
            {"name": sheet.name, "layout": sheet.layout, "where": sheet.where, "figures": sheet.figures}
            for sheet in file.sheets
        ],
    }


def problem_json(problem: Problem) -> Json:
    source = problem.source
    return {
        "rule": problem.rule,
        "severity": problem.severity.value,
        "file": source.name if source else None,
        "sheet": source.sheet if isinstance(source, CellSource) else "" if source else None,
        "cell": source.cell if isinstance(source, CellSource) else "" if source else None,
        "code": problem.code,
        "month": str(problem.month) if problem.month else None,
        "found": problem.found,
        "message": problem.message,
        "next_step": problem.next_step,
        "accepted": None
        if (accepted := problem.accepted) is None
        else {"reason": accepted.reason, "by": accepted.by, "at": accepted.at},
    }


def page_json(page: IndicatorPage) -> Json:
    indicator, value, rate = page.indicator, page.value, page.rate
    has_rate = rate.missing is not Missing.NOT_APPLICABLE or bool(rate.figures)
    return {
        "code": page.code,
        "name": indicator.name,
        "section": indicator.section,
        "officer": indicator.officer,
        "unit": value.unit.value,
        "value": number_of(value.number),
        "value_text": reckoned_text(indicator, value),
        "missing": value.missing.value if value.missing else None,
        "missing_text": reckoned_text(indicator, value) if value.missing else None,
        "provisional": value.provisional,
        "restated": page.is_restated(value),
        "numerator": number_of(value.numerator),
        "denominator": number_of(value.denominator),
        "value_period": period_text(value.covers, value.month),
        "rate": number_of(rate.number),
        "rate_text": reckoned_text(indicator, rate),
        "rate_missing": rate.missing.value if rate.missing else None,
        "rate_period": period_text(rate.covers, rate.month) if has_rate else None,
        "target": _target_json(page.target),
        # Beside what every page says: boards without such a target print what they always did.
        **({"target_not_confirmed": _target_json(page.unconfirmed)} if page.unconfirmed else {}),
        "assessment": _assessment_json(page.assessment),
        "direction": page.travel.direction.value,
        "judgement": page.travel.judgement.value,
        "compared": _compared_json(page.travel),
        "previous": [
            {
                "month": str(earlier.month),
                "value": number_of(earlier.number),
                "value_text": reckoned_text(indicator, earlier),
                "missing": earlier.missing.value if earlier.missing else None,
            }
            for earlier in page.previous
        ],
        # Beside what every page says too: earlier quarters whose year the report does not state.
        **(
            {"printed_quarters": [{"period": each.period, "value": _number_in(each.quantity)} for each in printed]}
            if (printed := page.printed_quarters)
            else {}
        ),
        "benchmarks": [_benchmark_json(benchmark) for benchmark in page.benchmarks],
        **_control_json(page),
        "comment": _comment_json(page.comment),
    }


def _target_json(target: Target | None) -> Json | None:
    if target is None:
        return None
    basis = target.basis.value if target.basis else None
    return {"low": number_of(target.low), "high": number_of(target.high), "basis": basis}


def _assessment_json(assessment: Assessment) -> Json:
    override = assessment.override
    return {
        "status": assessment.status.value,
        "rule": assessment.rule.value,
        "sentence": assessment.sentence,
        "override": None
        if override is None
        else {
            "status": override.status.value,
            "reason": override.reason,
            "by": override.by,
            "at": override.at,
            "computed": assessment.computed.value,
        },
    }


def _compared_json(travel: Travel) -> Json:
    return {
        "month": str(travel.compared),
        "basis": travel.basis.value,
        "value": number_of(travel.then.number),
        "reason": travel.reason or None,
    }


def _benchmark_json(benchmark: Benchmark) -> Json:
    # "19 Days" beside percentages is no value of this indicator; its text says what stands there.
    other_unit = bool(benchmark.unit_written)
    return {
        "name": benchmark.name,
        "period": benchmark.period,
        "value": None if other_unit else _number_in(benchmark.quantity),
        "unit_written": benchmark.unit_written or None,
        "basis": benchmark.basis.value,
    }


def _comment_json(comment: Comment) -> Json:
    return {"text": comment.text, "author": comment.author, "state": comment.state.value}


def _control_json(page: IndicatorPage) -> Json:
    found = usual_range(page)
    if isinstance(found, str):
        return {"control": None, "control_reason": found}
    control = {
        "series": found.series,
        "mean": number_of(found.mean),
        "lower": number_of(found.lower),
        "upper": number_of(found.upper),
        "variation": found.variation.value,
        "assurance": found.assurance.value if found.assurance else None,
    }
    return {"control": control, "control_reason": None}


def changes_json(board: str, changes: Changes) -> Json:
    return {
        "board": board,
        "since": changes.since,
        "as_at": changes.until,
        "changes": [_restatement_json(restatement) for restatement in changes.restatements],
    }


def sealed_json(report: BoardReport) -> Json | None:
    """Who signed a month off, what was hashed, and what was restated since, which its pages do not show."""
    seal = report.seal
    if seal is None:
        return None
    return {
        "by": seal.by,
        "at": seal.at,
        "inputs_sha256": seal.inputs_sha256,
        "pack_sha256": seal.pack_sha256,
        **({"pdf_sha256": seal.pdf_sha256} if seal.pdf_sha256 else {}),
        "restated_since": [_restatement_json(each) for each in report.restated_since_seal],
    }


def _restatement_json(restatement: Restatement) -> Json:
    source = restatement.source
    return {
        "code": restatement.code,
        "month": str(restatement.month),
        "part": restatement.part.value,
        "supplied_as": restatement.supply.value,
        "covers": restatement.covers.value,
        "unit": restatement.unit.value,
        "was": _side(restatement.was, old_text(restatement)),
        "now": _side(restatement.now, new_text(restatement)),
        "file": source.name if source else None,
        "sheet": source.sheet or None if isinstance(source, CellSource) else None,
        "cell": source.cell or None if isinstance(source, CellSource) else None,
        "reason": source.reason if isinstance(source, TypedIn) else None,
        "moves": [_move_json(move) for move in restatement.moves],
    }


def _side(quantity: Quantity, text: str) -> Json:
    return {
        "value": number_of(quantity) if isinstance(quantity, Fraction) else None,
        "text": text,
        "missing": quantity.value if isinstance(quantity, Missing) else None,
    }


def _move_json(move: PageMove) -> Json:
    return {
        "code": move.code,
        "month": str(move.month),
        "status": {"was": move.status_was.value, "now": move.status_now.value},
        "direction": {"was": move.direction_was.value, "now": move.direction_now.value},
    }
