"""An indicator as an entry of a definition file, and back."""

from ibdesk.domain.definition_entry import Entry
from ibdesk.domain.figure import Covers, Supply, Unit
from ibdesk.domain.indicator import Frequency, Indicator, Polarity, RateBasis, Within


def indicator_of(entry: Entry) -> Indicator:
    """ValueError, naming the entry, for a field that is missing, unknown or of another kind."""
    return Indicator(
        code=entry.text("code"),
        section=entry.text("section"),
        name=entry.text("name"),
        officer=entry.text("officer"),
        description=entry.text("description", ""),
        polarity=entry.choice("polarity", Polarity),
        guide=entry.text("guide", ""),
        unit=entry.choice("unit", Unit),
        value_period=entry.choice("value_period", Covers),
        rate_basis=entry.choice("rate_basis", RateBasis),
        supplied_as=entry.choice("supplied_as", Supply),
        frequency=entry.choice("frequency", Frequency),
        decimals=entry.optional_whole("decimals"),
        numerator_of=entry.texts("numerator_of"),
        denominator=entry.optional_text("denominator"),
        within=_within(entry),
        compare_without_target=entry.truth("compare_without_target", True),
        rate_label=entry.text("rate_label", ""),
        period_label=entry.text("period_label", ""),
        first_month=entry.month("first_month"),
        last_month=entry.month("last_month"),
    )


def entry_of_indicator(indicator: Indicator) -> dict[str, object]:
    """The fields in reading order; those that say nothing are left out."""
    said: dict[str, object] = {
        "code": indicator.code,
        "section": indicator.section,
        "name": indicator.name,
        "officer": indicator.officer,
        "description": indicator.description,
        "polarity": indicator.polarity.value,
        "guide": indicator.guide,
        "unit": indicator.unit.value,
        "value_period": indicator.value_period.value,
        "rate_basis": indicator.rate_basis.value,
        "supplied_as": indicator.supplied_as.value,
        "frequency": indicator.frequency.value,
        "decimals": indicator.decimals,
        "numerator_of": list(indicator.numerator_of) or None,
        "denominator": indicator.denominator,
        "within": indicator.within.code if indicator.within else None,
        "within_inferred": True if indicator.within and indicator.within.inferred else None,
        "compare_without_target": None if indicator.compare_without_target else False,
        "rate_label": indicator.rate_label or None,
        "period_label": indicator.period_label or None,
        "first_month": str(indicator.first_month) if indicator.first_month else None,
        "last_month": str(indicator.last_month) if indicator.last_month else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _within(entry: Entry) -> Within | None:
    code, inferred = entry.optional_text("within"), entry.truth("within_inferred", False)
    if code is None:
        if inferred:
            raise entry.wrong("within_inferred needs a code in within")
        return None
    return Within(code, inferred)
