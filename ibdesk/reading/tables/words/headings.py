"""Which sheets and headings mean what, synonyms included. All keys are as `key_of` makes them.

The headings of settings are those of the records' own columns, with what else people write.
"""

from collections.abc import Mapping

from msgspec import Struct

from ibdesk.domain import form_words
from ibdesk.domain.board import Benchmark, Comment, Event, Population
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.record_fields import columns_of
from ibdesk.domain.target import Target
from ibdesk.reading.values.cell_text import key_of

LONG = "long"
WIDE = "wide"
REPORT_TABLE = "report table"
REPORT = "Report"
INDICATORS = "Indicators"
TARGETS = "Targets"
BENCHMARKS = "Benchmarks"
POPULATION = "Population"
BREAKDOWNS, COMMENTS = "Breakdowns", "Comments"
EVENTS = "Events"
COMMENT_FORM = form_words.LAYOUT
NOT_USED, MAPPED, PAGE = "not used", "mapped", "page"


class Layout(Struct, frozen=True):
    """One kind of table. `headings` gives each column's synonyms, by the name that the code knows it by.

    A row is this table's heading row where it has one heading out of every group of `needs`; on a sheet with one of
    the `sheet_names` out of every group of `needs_when_named`. `labels` are columns that may stand there and say
    nothing new. `months_across`: one column per month.
    """

    name: str
    headings: Mapping[str, tuple[str, ...]]
    needs: tuple[tuple[str, ...], ...]
    sheet_names: frozenset[str] = frozenset()
    needs_when_named: tuple[tuple[str, ...], ...] = ()
    labels: tuple[str, ...] = ()
    months_across: bool = False


_CODE = (
    "code", "indicatorcode", "ref", "reference", "indicatorref", "indicatorreference", "id", "indicatorid", "no",
    "indicatorno", "indicatornumber", "kpi", "kpicode", "kpino", "kpiref", "pi", "picode", "piref", "pino",
    "measurecode", "measureref", "codes",
)  # fmt: skip
_NAME = (
    "indicator", "name", "indicatorname", "performanceindicator", "measurename", "kpiname", "indicatortitle",
    "piname", "nameofindicator", "indicators", "shortname", "indicatorshortname", "shorttitle", "displayname",
    "measuretitle", "kpititle", "pititle",
)  # fmt: skip
_MONTH = (
    "month", "period", "date", "monthending", "monthended", "monthend", "reportingmonth", "reportingperiod",
    "reportmonth", "months", "quarter", "monthorquarter", "monthto",
)  # fmt: skip
_VALUE = (
    "value", "figure", "result", "actual", "values", "performance", "outturn", "thisvalue", "number", "data",
    "currentvalue", "monthvalue", "count",
)  # fmt: skip
_NUMERATOR = ("numerator", "num", "numerators", "top", "numeratorcount")
_DENOMINATOR = ("denominator", "den", "denom", "denominators", "outof", "base", "denominatorcount")
_RATE = (
    "rate", "rateper10000", "rateper10k", "rateper10000ytd", "rateper10000children", "rateper1000012months",
    "rateper10000population",
)  # fmt: skip
_COMMENT = ("comment", "comments", "commentary", "narrative", "analysis", "officercomments", "whatthefiguresays")
_OFFICER = (
    "responsibleofficer", "officer", "owner", "lead", "leadofficer", "responsible", "leadname", "indicatorowner",
)  # fmt: skip
_SECTION = ("section", "theme", "area", "chapter", "group")
_UNIT = ("unit", "units", "unitofmeasure", "format", "type")
_DESCRIPTION = ("fulldescription", "description", "definition", "indicatordescription")
_MEASURE = ("measure", "polarity", "goodis", "goodperformance", "desireddirection", "betteris")
_GUIDE = ("indicatorguide", "guide", "guidance", "whatgoodlookslike")
_SOURCE = ("source", "sourceofdata", "datasource", "wherefrom", "origin")
_BASIS = ("basis", "targetbasis", "benchmarkbasis", "heldagainst")
_FROM = ("from", "frommonth", "validfrom", "startmonth", "since", "applyfrom")
_CATEGORY = ("category", "breakdown", "team", "outcome", "subgroup", "split")
_LABELS = {"section": _SECTION, "unit": _UNIT, "officer": _OFFICER, "measure": _MEASURE}


def _headings(record: type, also: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """How the columns of a record's table are headed: as the record itself says, and what else people write."""
    own = {column.name: key_of(column.heading) for _, _, column in columns_of(record)}
    names = dict.fromkeys((*also, *own))
    return {name: tuple(dict.fromkeys((*([own[name]] if name in own else []), *also.get(name, ())))) for name in names}


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        REPORT_TABLE,
        {
            "code": _CODE,
            "name": _NAME,
            "section": _SECTION,
            "officer": _OFFICER,
            "description": _DESCRIPTION,
            "measure": _MEASURE,
            "guide": _GUIDE,
            "last update": ("lastupdate", "lastupdated", "updated"),
            "current": ("currentvalue", "current", "latestvalue", "latest"),
            "rate": _RATE,
            "rate label": ("ratelabel",),
            "assessment": ("overallassessment", "assessment", "rag", "ragrating", "ragstatus"),
            "target": ("target", "targetvalue"),
            "direction": ("directionoftravel", "direction", "dot", "travel", "comparatorwithlastyear"),
            "previous 1 period": ("previous1period", "previousperiod1", "previousperiod", "lastyearperiod"),
            "previous 1": ("previous1value", "previousvalue1", "previousvalue", "lastyearvalue"),
            "previous 2 period": ("previous2period", "previousperiod2", "twoyearsagoperiod"),
            "previous 2": ("previous2value", "previousvalue2", "twoyearsagovalue"),
            "measure period": ("measureperiod", "periodofmeasure"),
            "comments": _COMMENT,
        },
        needs=(("code",), ("name",), ("current",), ("last update",)),
    ),
    Layout(
        LONG,
        {
            "code": _CODE,
            "name": _NAME,
            "month": _MONTH,
            "value": _VALUE,
            "numerator": _NUMERATOR,
            "denominator": _DENOMINATOR,
            "rate": _RATE,
            "covers": ("covers", "valuecovers", "figurecovers", "periodcovered", "covering"),
            "comment": _COMMENT,
            "category": _CATEGORY,
            "supplied": ("suppliedparts", "partssupplied"),
            "provisional": ("provisional", "provisionalmark", "isprovisional"),
            **_LABELS,
        },
        needs=(("code", "name"), ("month",), ("value", "numerator", "denominator", "rate")),
        labels=tuple(_LABELS),
    ),
    Layout(
        WIDE,
        {
            "code": _CODE,
            "name": _NAME,
            "category": _CATEGORY,
            "comment": _COMMENT,
            **_LABELS,
        },
        needs=(("code", "name"),),
        labels=tuple(_LABELS),
        months_across=True,
    ),
    Layout(
        INDICATORS,
        _headings(Indicator, {
            "code": _CODE,
            "section": _SECTION,
            "name": _NAME,
            "officer": _OFFICER,
            "description": _DESCRIPTION,
            "measure": _MEASURE,
            "guide": _GUIDE,
            "unit": _UNIT,
            "value period": ("periodofvalue", "valuecovers", "covers"),
            "rate basis": ("basisofrate", "ratemadeof"),
            "supplied as": ("supply", "suppliedhow"),
            "frequency": ("howoften", "reported"),
            "decimals": ("decimalplaces", "dp"),
            "numerator of": ("isnumeratorof",),
            "denominator": ("denominatorindicator", "denominatorcode"),
            "within": ("partof", "subsetof"),
            "first month": ("startmonth", "from"),
            "last month": ("endmonth", "until"),
            "compare": ("comparewithouttarget", "comparewithlastyear"),
            "measure period": ("periodlabel",),
        }),
        needs=(
            ("code",),
            ("name",),
            ("section", "officer", "description", "measure", "guide", "unit"),
            ("value period", "rate basis", "supplied as", "unit", "guide", "description"),
        ),
        sheet_names=frozenset(("indicators", "indicator", "definitions", "indicatordefinitions")),
        needs_when_named=(("code",), ("name",)),
    ),
    Layout(
        TARGETS,
        _headings(Target, {
            "code": _CODE,
            "name": _NAME,
            "from": _FROM,
            "low": ("lower", "lowerbound", "minimum", "min", "atleast"),
            "high": ("upper", "upperbound", "maximum", "max", "atmost"),
            "target": ("target", "targetvalue", "targetrange"),
            "basis": _BASIS,
            "tolerance": ("ambertolerance", "amberwithin"),
            "source": ("reason", "setby", "wherefrom", "origin"),
        }),
        needs=(("code", "name"), ("low", "high", "target")),
        sheet_names=frozenset(("targets", "target")),
        labels=("name",),
    ),
    Layout(
        BENCHMARKS,
        _headings(Benchmark, {
            "code": _CODE,
            "name": ("benchmark", "benchmarkname", "comparator", "comparedwith", "group"),
            "period": ("year", "financialyear", "benchmarkperiod"),
            "value": _VALUE,
            "basis": _BASIS,
            "source": _SOURCE,
            "from": _FROM,
            "indicator": ("indicator", "indicatorname"),
        }),
        # A source alone stands beside many a value: "Code, Name, Period, Value, Source" holds figures.
        needs=(("code",), ("name",), ("period",), ("value",), ("basis",)),
        sheet_names=frozenset(("benchmarks", "benchmark", "comparators", "benchmarking")),
        needs_when_named=(("code",), ("name",), ("value",)),
        labels=("indicator",),
    ),
    Layout(
        POPULATION,
        _headings(Population, {
            "year": ("yearfrom", "calendaryear", "midyear"),
            "population": (
                "population", "population017", "children", "childrenaged017", "population0to17",
                "populationaged0to17", "under18population", "populationunder18", "aged017",
            ),
            "source": _SOURCE,
        }),
        needs=(("year",), ("population",)),
        sheet_names=frozenset(("population", "populations")),
    ),
    Layout(
        COMMENTS,
        _headings(Comment, {
            "code": _CODE,
            "name": _NAME,
            "month": _MONTH,
            "text": _COMMENT,
            "author": ("by", "writtenby", *_OFFICER),
        }),
        needs=(("code", "name"), ("month",), ("text",)),
        sheet_names=frozenset(("comments", "comment", "commentary")),
        labels=("name",),
    ),
    Layout(
        EVENTS,
        _headings(Event, {
            "month": _MONTH,
            "code": _CODE,
            "what": ("what", "event", "description"),
            "rebase": ("rebasehere", "newbaseline"),
        }),
        needs=(("month",), ("what",)),
        sheet_names=frozenset(("events", "event")),
    ),
    Layout(
        COMMENT_FORM,
        {"code": _CODE, "name": _NAME, "text": (key_of(form_words.YOURS),), "sent": (key_of(form_words.SENT),)},
        needs=(("code",), ("text",), ("sent",)),
    ),
)  # fmt: skip

# A table of settings, not of figures: where a month or a value stands over one of its columns, it is another table.
SETTINGS = frozenset((INDICATORS, TARGETS, BENCHMARKS, POPULATION, COMMENTS, EVENTS))
# On sheets with the names of these, numbers under months are targets, benchmarks or children, and never figures.
NEVER_FIGURES = frozenset((TARGETS, BENCHMARKS, POPULATION))
DATES = frozenset(("date",))  # over these a day may be when the report was made
# Over years beside months that name none.
YEARS = frozenset(("year", "years", "financialyear", "fy", "finyear", "fiscalyear", "calendaryear"))
BY_ROLE = {"code": _CODE, "name": _NAME, "month": _MONTH, "value": _VALUE}
FIGURE_ROLES = ("value", "numerator", "denominator", "rate")
FIGURE_HEADINGS = frozenset((*_VALUE, *_NUMERATOR, *_DENOMINATOR, *_RATE))

# The last words of a report table's benchmark headings: “England period”, “England value”.
BENCHMARK_PERIOD = "period"
BENCHMARK_VALUE = "value"
