"""An indicator's page on paper: title and definition, charts beside the key facts, assessment, notes, comments."""

from collections.abc import Sequence

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.pack_words import COMMENTS_HEADING
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import LIGHT
from ibdesk.printing.chart_frame import key_tall
from ibdesk.printing.charts import draw_chart
from ibdesk.printing.flow import SIDE, Flow, baseline
from ibdesk.printing.lettering import line_height, width, wrapped
from ibdesk.printing.marks import Box, Ink, Text, status_mark
from ibdesk.writing.pack.chart_record import ChartRecord
from ibdesk.writing.pack.facts import Fact
from ibdesk.writing.pack.page_record import PageRecord
from ibdesk.writing.sheets.numbers import cell_text
from ibdesk.writing.sheets.styles import ACCENT

TITLE = Ink(16, bold=True, colour=ACCENT)
CONTINUED = Ink(11, bold=True, colour=ACCENT)
KICKER = Ink(9, bold=True, colour=LIGHT.secondary)
FIELD_LABEL = Ink(9, bold=True, colour=LIGHT.secondary)
BODY = Ink(9.5)
SECTION = Ink(11.5, bold=True, colour=ACCENT)
HEADLINE = Ink(10.5, bold=True)
QUIET = Ink(9, colour=LIGHT.secondary)
FACT_LABEL = Ink(9, colour=LIGHT.secondary)
FACT = Ink(9.5, bold=True)
NO_COMMENT = Ink(9.5, colour=LIGHT.secondary)

_LABEL_WIDE, _FACTS_WIDE, _GUTTER = 104.0, 216.0, 18.0
_FACT_NAME = 98.0
_PAD, _BETWEEN_CHARTS = 2.6, 12.0
# A chart is no lower than it can be read, and no taller than it says more.
_LOWEST, _LOWEST_WIDE, _TALLEST, _LOWEST_OF_BREAKDOWN, _TALLEST_OF_BREAKDOWN = 112.0, 94.0, 215.0, 104.0, 190.0
_SHARES = (0.47, 0.53)
# So much of a comment shall stand on the first page, where there is so much; charts take what is left.
_COMMENT_BESIDE_CHARTS = 150.0
_HEADING_BEFORE, _HEADING_AFTER = 9.0, 2.0
_BETWEEN_PARAGRAPHS = 5.0


class _FactRow(Struct, frozen=True):
    """A key fact with its lines as they are set."""

    label: tuple[str, ...]
    value: tuple[str, ...]
    status: Status | None

    @property
    def tall(self) -> float:
        return max(len(self.label) * line_height(FACT_LABEL), len(self.value) * line_height(FACT)) + 2 * _PAD


def lay_out_indicator(record: PageRecord) -> Flow:
    """The page on as much paper as it takes."""

    def continued(flow: Flow) -> None:
        for line in wrapped(f"{record.title}, continued", flow.wide, CONTINUED)[:2]:
            flow.line(line, CONTINUED)
        flow.y += 2
        flow.rule(LIGHT.line)
        flow.y += 6

    flow = Flow(continued=continued)
    _head(flow, record)
    flow.y += 9
    _charts_and_facts(flow, record)
    for heading, texts in record.texts:
        _section(flow, heading, texts)
    _comment(flow, record)
    return flow


def _head(flow: Flow, record: PageRecord) -> None:
    if record.section.strip():
        flow.paragraph(record.section, KICKER, after=1)
    flow.paragraph(record.title, TITLE, after=4)
    flow.rule(ACCENT, 1.2)
    flow.y += 1
    for label, text in record.fields:
        lines = wrapped(text, flow.wide - _LABEL_WIDE, BODY)
        flow.need(min(len(lines), 3) * line_height(BODY) + 2 * _PAD)
        flow.y += _PAD
        flow.add(Text(SIDE, flow.y + baseline(BODY), label, FIELD_LABEL))
        flow.lines(lines, BODY, _LABEL_WIDE)
        flow.y += _PAD
        flow.rule(LIGHT.line, 0.5)


def _charts_and_facts(flow: Flow, record: PageRecord) -> None:
    """The years beside the key facts, the trend below over the whole width; where a breakdown stands under the facts,
    or there is too little room for that, under the years alone."""
    left_wide = flow.wide - _FACTS_WIDE - _GUTTER
    facts = [_fact_row(fact) for fact in record.facts]
    texts = [_texts_tall(chart, left_wide) for chart in (record.years, record.trend)]
    lowest = sum(texts) + 2 * _LOWEST + _BETWEEN_CHARTS
    if lowest > flow.room:
        flow.next_page()
    top, heading = flow.y, line_height(SECTION) + 3
    beside = _fitting(facts, flow.room - heading)
    facts_tall = heading + sum(row.tall for row in facts[:beside])
    breakdown_tall = _breakdown_lowest(record)
    under_facts = bool(breakdown_tall) and beside == len(facts) and facts_tall + breakdown_tall <= flow.room
    right = facts_tall + (breakdown_tall if under_facts else 0.0)
    wanted = _room_for_charts(flow, record, max(right, lowest))
    tall = min(max(wanted, right, lowest), flow.room, max(sum(texts) + 2 * _TALLEST, right))
    _facts(flow, facts[:beside], SIDE + left_wide + _GUTTER, top)
    if record.breakdown is None and beside == len(facts) and _wide_trend(flow, record, facts_tall, wanted):
        return
    charts_tall = tall - sum(texts) - _BETWEEN_CHARTS
    y = top
    for chart, share in zip((record.years, record.trend), _SHARES, strict=True):
        y = _chart(flow, chart, SIDE, y, left_wide, charts_tall * share) + _BETWEEN_CHARTS
    end = max(y - _BETWEEN_CHARTS, top + facts_tall)
    if under_facts and record.breakdown is not None:
        free = min(top + tall - (top + facts_tall + _BETWEEN_CHARTS), _TALLEST_OF_BREAKDOWN + 40)
        own = free - _texts_tall(record.breakdown, _FACTS_WIDE)
        at = top + facts_tall + _BETWEEN_CHARTS
        end = max(end, _chart(flow, record.breakdown, SIDE + left_wide + _GUTTER, at, _FACTS_WIDE, own))
    flow.y = end
    if facts[beside:]:
        _facts_overleaf(flow, facts[beside:])
    if record.breakdown is not None and not under_facts:
        _breakdown_alone(flow, record.breakdown)


def _wide_trend(flow: Flow, record: PageRecord, facts_tall: float, room: float) -> bool:
    """The years as tall as the facts beside them, and the trend under both, where there is room for it."""
    left_wide = flow.wide - _FACTS_WIDE - _GUTTER
    texts = _texts_tall(record.years, left_wide)
    above = max(facts_tall, texts + _LOWEST) + _BETWEEN_CHARTS
    own = room - above - _texts_tall(record.trend, flow.wide)
    if own < _LOWEST_WIDE:
        return False
    top = flow.y
    _chart(flow, record.years, SIDE, top, left_wide, above - _BETWEEN_CHARTS - texts)
    flow.y = _chart(flow, record.trend, SIDE, top + above, flow.wide, min(own, _TALLEST))
    return True


def _fitting(facts: Sequence[_FactRow], room: float) -> int:
    used, count = 0.0, 0
    for row in facts:
        used += row.tall
        if used > room:
            break
        count += 1
    return count


def _texts_tall(chart: ChartRecord, wide: float) -> float:
    headline = len(wrapped(chart.headline, wide, HEADLINE)) * line_height(HEADLINE)
    return headline + len(wrapped(chart.subtitle, wide, QUIET)) * line_height(QUIET) + 2


def _breakdown_lowest(record: PageRecord) -> float:
    if record.breakdown is None:
        return 0.0
    keys = key_tall([each.name for each in record.breakdown.block.series], _FACTS_WIDE)
    return _BETWEEN_CHARTS + _texts_tall(record.breakdown, _FACTS_WIDE) + _LOWEST_OF_BREAKDOWN + keys


def _room_for_charts(flow: Flow, record: PageRecord, least: float) -> float:
    """What assessment, notes and the whole comment leave of a page; where that is less than the charts' `least`, what
    the beginning of the comment leaves."""
    heading = _HEADING_BEFORE + line_height(SECTION) + _HEADING_AFTER
    below = sum(heading + sum(_tall(text, flow.wide) for text in texts) for _, texts in record.texts)
    room, comment = flow.room - below - heading, _tall(record.comment, flow.wide)
    return room - comment if room - comment >= least else room - min(comment, _COMMENT_BESIDE_CHARTS)


def _tall(text: str, wide: float) -> float:
    paragraphs = text.split("\n")
    lines = sum(len(wrapped(each, wide, BODY)) for each in paragraphs)
    return lines * line_height(BODY) + (len(paragraphs) - 1) * _BETWEEN_PARAGRAPHS


def _chart(flow: Flow, chart: ChartRecord, x: float, y: float, wide: float, tall: float) -> float:
    """Headline and subtitle over a chart; returns where it ends."""
    for text, ink in ((chart.headline, HEADLINE), (chart.subtitle, QUIET)):
        for line in wrapped(text, wide, ink):
            flow.add(Text(x, y + baseline(ink), line, ink))
            y += line_height(ink)
    y += 2
    flow.add(*draw_chart(chart, (x, y), (wide, tall)))
    return y + tall


def _breakdown_alone(flow: Flow, chart: ChartRecord) -> None:
    tall = _LOWEST_OF_BREAKDOWN + 60
    flow.need(_BETWEEN_CHARTS + _texts_tall(chart, flow.wide) + tall)
    flow.space(_BETWEEN_CHARTS)
    flow.y = _chart(flow, chart, SIDE, flow.y, flow.wide, tall)


def _fact_row(fact: Fact) -> _FactRow:
    status = fact.content if isinstance(fact.content, Status) else None
    words = STATUS_WORDS[status] if status is not None else cell_text(fact.content)  # type: ignore[arg-type]
    value = wrapped(words, _FACTS_WIDE - _FACT_NAME - 4, FACT)
    return _FactRow(wrapped(fact.label, _FACT_NAME - 6, FACT_LABEL), value, status)


def _facts(flow: Flow, facts: Sequence[_FactRow], x: float, y: float) -> None:
    flow.add(Text(x, y + baseline(SECTION), "Key facts", SECTION))
    y += line_height(SECTION) + 3
    flow.add(Box(x, y - 0.6, _FACTS_WIDE, 0.6, LIGHT.line))
    for row in facts:
        _fact(flow, row, x, y)
        y += row.tall


def _facts_overleaf(flow: Flow, facts: Sequence[_FactRow]) -> None:
    flow.next_page()
    flow.line("Key facts, continued", SECTION)
    flow.y += 3
    for row in facts:
        flow.need(row.tall)
        _fact(flow, row, SIDE, flow.y)
        flow.y += row.tall


def _fact(flow: Flow, row: _FactRow, x: float, y: float) -> None:
    top = y + _PAD
    for place, line in enumerate(row.label):
        flow.add(Text(x, top + place * line_height(FACT_LABEL) + baseline(FACT), line, FACT_LABEL))
    value = x + _FACT_NAME
    if row.status is not None:
        colours = LIGHT.statuses[row.status]
        pill = 10 + 5 + width(row.value[0], FACT) + 12
        flow.add(Box(value - 3, y + 1.2, pill, row.tall - 2.4, colours.fill, colours.shape, 0.6))
        flow.add(*status_mark(value + 2, top + (line_height(FACT) - 9.5) / 2, 9.5, row.status))
        value += 16
    for place, line in enumerate(row.value):
        flow.add(Text(value, top + place * line_height(FACT) + baseline(FACT), line, FACT))
    flow.add(Box(x, y + row.tall - 0.5, _FACTS_WIDE, 0.5, LIGHT.line))


def _section(flow: Flow, heading: str, texts: Sequence[str]) -> None:
    first = min(len(wrapped(texts[0], flow.wide, BODY)), 2) * line_height(BODY)
    flow.heading(heading, SECTION, _HEADING_BEFORE, _HEADING_AFTER, first)
    for text in texts:
        flow.paragraph(text, BODY)


def _comment(flow: Flow, record: PageRecord) -> None:
    ink = BODY if record.has_comment else NO_COMMENT
    paragraphs = record.comment.split("\n")
    first = min(len(wrapped(paragraphs[0], flow.wide, ink)), 2) * line_height(ink)
    flow.heading(COMMENTS_HEADING, SECTION, _HEADING_BEFORE, _HEADING_AFTER, first)
    for place, paragraph in enumerate(paragraphs):
        if not paragraph.strip():
            continue
        if place:
            flow.space(_BETWEEN_PARAGRAPHS)
        flow.lines(wrapped(paragraph, flow.wide, ink), ink)
