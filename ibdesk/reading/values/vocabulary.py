"""The words people write into cells and what each means: data, no code. Keys of words are as `key_of` makes them."""

from collections.abc import Mapping
from typing import Any

from ibdesk.domain.board import Direction
from ibdesk.domain.figure import Covers, Missing, Supply, Unit
from ibdesk.domain.indicator import Polarity, RateBasis
from ibdesk.domain.target import Basis

# In lower case, with single spaces, brackets taken off. The letters in brackets are those of the Government
# Statistical Service's symbols; "." and ".." and ":" are older tables' signs.
WORDS_FOR_NOTHING = {
    **dict.fromkeys(
        (
            "x", "no data", "nodata", "no data available", "data not available", "not available", "n/av", "no figure",
            "no value", "not recorded", "not collected", "not supplied", "not provided", "not known", "unknown",
            "missing", "nk", "n/k", "null", "none available", "-", "--", "–", "—", "..", "…", ":",
        ),
        Missing.NO_DATA,
    ),
    **dict.fromkeys(
        ("z", "n/a", "na", "n.a.", "n.a", "n / a", "not applicable", "not app", "does not apply", "."),
        Missing.NOT_APPLICABLE,
    ),
    **dict.fromkeys(
        ("c", "*", "**", "***", "s", "suppressed", "supp", "confidential", "conf", "withheld", "disclosive"),
        Missing.SUPPRESSED,
    ),
    **dict.fromkeys(("low", "~", "0~", "negligible"), Missing.LOW),
    **dict.fromkeys(
        ("tbc", "tba", "to be confirmed", "to follow", "awaited", "awaiting data", "pending", "not yet available",
         "not yet supplied", "not yet known"),
        Missing.BLANK,
    ),
}  # fmt: skip
# A nil return says that there were none, which is known.
WORDS_FOR_ZERO = frozenset(("nil", "zero", "nil return"))

UNITS = {
    **dict.fromkeys(("count", "number", "no", "children", "cases", "numeric"), Unit.COUNT),
    **dict.fromkeys(("percent", "%", "percentage", "percentagepoints"), Unit.PERCENT),
    **dict.fromkeys(("rate", "rateper10000", "per10000", "per10000children"), Unit.RATE),
    **dict.fromkeys(("days", "day", "workingdays", "calendardays"), Unit.DAYS),
}

# "YTD" is left out on purpose: boards write it for a rolling 12 months as well as for April to date.
COVERS = {
    **dict.fromkeys(
        ("monthendsnapshot", "snapshot", "monthend", "endofmonth", "atmonthend", "monthendposition"), Covers.SNAPSHOT
    ),
    **dict.fromkeys(("inmonth", "month", "monthly", "1month", "permonth", "duringmonth"), Covers.MONTH),
    **dict.fromkeys(("quarter", "quarterly", "inquarter", "3months"), Covers.QUARTER),
    **dict.fromkeys(
        ("rolling12months", "12months", "rolling12", "12monthsrolling", "last12months", "rollingyear", "twelvemonths"),
        Covers.ROLLING_12,
    ),
    **dict.fromkeys(
        ("financialyeartodate", "yeartodate", "financialyear", "apriltodate", "cumulativefromapril"),
        Covers.FINANCIAL_YEAR,
    ),
}

# In the same column: not finished, whatever the indicator's definition says.
MONTHLY_PART = frozenset(("monthlypart", "monthlyparts", "part"))

POLARITIES = {
    **dict.fromkeys(
        ("higherisbetter", "higher", "high", "higherbetter", "biggerisbetter", "increase"), Polarity.HIGHER
    ),
    **dict.fromkeys(("lowerisbetter", "lower", "low", "lowerbetter", "smallerisbetter", "decrease"), Polarity.LOWER),
    **dict.fromkeys(("totarget", "target", "range", "goldilocks", "withinrange", "intarget"), Polarity.TO_TARGET),
    **dict.fromkeys(("na", "none", "notapplicable", "neither", "nopolarity", "nobetterdirection"), Polarity.NONE),
}

RATE_BASES = {
    **dict.fromkeys(("none", "na", "norate", "notapplicable"), RateBasis.NONE),
    "value": RateBasis.VALUE,
    "numerator": RateBasis.NUMERATOR,
    **dict.fromkeys(
        ("rolling12monthsofthevalue", "12monthsofthevalue", "rolling12months", "12months"), RateBasis.ROLLING_VALUE
    ),
    **dict.fromkeys(("rolling12monthsofthenumerator", "12monthsofthenumerator"), RateBasis.ROLLING_NUMERATOR),
    **dict.fromkeys(("financialyeartodateofthevalue", "yeartodateofthevalue"), RateBasis.YEAR_VALUE),
    **dict.fromkeys(("financialyeartodateofthenumerator", "yeartodateofthenumerator"), RateBasis.YEAR_NUMERATOR),
}

SUPPLIES = {
    **dict.fromkeys(("monthlyparts", "parts", "monthly", "monthlypart"), Supply.PARTS),
    **dict.fromkeys(("finished", "finishedfigures", "asgiven", "final"), Supply.FINISHED),
}

BASES = {
    **dict.fromkeys(("value", "thevalue"), Basis.VALUE),
    **dict.fromkeys(("rate", "therate", "rateper10000", "per10000"), Basis.RATE),
}

TRUTHS = {
    **dict.fromkeys(("yes", "y", "true", "1"), True),
    **dict.fromkeys(("no", "n", "false", "0"), False),
}

# By the type of what they mean. A list of words that is not here is written by its own words alone.
WORDS: Mapping[Any, Mapping[str, Any]] = {
    Polarity: POLARITIES,
    Unit: UNITS,
    Covers: COVERS,
    RateBasis: RATE_BASES,
    Supply: SUPPLIES,
    Basis: BASES,
    bool: TRUTHS,
}

# What may stand in a column headed Provisional.
PROVISIONAL = {
    **dict.fromkeys(("p", "provisional", "e", "estimate", "yes", "y", "true"), True),
    **dict.fromkeys(("z", "na", "final", "no", "n", "false"), False),
}

DIRECTIONS = {
    **dict.fromkeys(("↑", "⬆", "▲", "🡅", "🡹", "up", "increase", "increased", "rising"), Direction.UP),
    **dict.fromkeys(("↓", "⬇", "▼", "🡇", "🡻", "down", "decrease", "decreased", "falling"), Direction.DOWN),
    **dict.fromkeys(
        ("↔", "⬌", "→", "➡", "◄►", "=", "level", "same", "no change", "unchanged", "stable", "static"), Direction.LEVEL
    ),
    **dict.fromkeys(("?", "unknown", "n/a", "not comparable", "cannot be compared", "x", "-"), Direction.UNKNOWN),
}

# In the place of a month, down the side: what is worked out over the months.
NO_MONTHS = frozenset(
    (
        "total", "totals", "grandtotal", "sum", "ytd", "yeartodate", "average", "avg", "mean", "monthlyaverage",
        "yeartotal", "annualtotal", "cumulative",
    )
)  # fmt: skip

FOR_ALL_INDICATORS = frozenset(("all", "allindicators", "every", "everyindicator", ""))
