"""All rules, in one explicit tuple."""

from ibdesk.checks.benchmarks import BENCHMARK_NOT_COMPARABLE, BENCHMARK_PERIOD, BENCHMARK_YEARS_AGREE
from ibdesk.checks.breakdowns import BREAKDOWN_DOES_NOT_ADD_UP
from ibdesk.checks.codes import CODE_GAP, UNKNOWN_CODE
from ibdesk.checks.comment_numbers import COMMENT_DIRECTION, COMMENT_FIGURES, COMMENT_OLDER_MONTH
from ibdesk.checks.comments import COMMENT_OWED
from ibdesk.checks.directions import ARROW_CONTRADICTS, ARROW_FROM_NOTHING
from ibdesk.checks.duplicates import GIVEN_TWICE
from ibdesk.checks.impossible import IMPOSSIBLE_NUMBER
from ibdesk.checks.large_changes import BIG_CHANGE, MOVED_BY_BASE
from ibdesk.checks.months import FREQUENCY, MONTH_AFTER_REPORT, MONTH_MISSING_INSIDE
from ibdesk.checks.neighbours import OUT_OF_LINE
from ibdesk.checks.one_cause import FIGURES_EXCHANGED
from ibdesk.checks.pages import PERCENTAGE_ALONE, SMALL_BASE, STALE
from ibdesk.checks.parts import PART_EXCEEDS_WHOLE
from ibdesk.checks.percentages import FINISHED_DOES_NOT_FOLLOW, PERCENTAGE_DOES_NOT_FOLLOW
from ibdesk.checks.polarity import POLARITY_AGAINST_GUIDE
from ibdesk.checks.provenance import PROVENANCE
from ibdesk.checks.rates import RATE_DOES_NOT_FOLLOW, RATE_WITHOUT_VALUE
from ibdesk.checks.reasons import REASON_BESIDE_COUNTS
from ibdesk.checks.repeated_months import MONTH_REPEATED
from ibdesk.checks.restated import RESTATED
from ibdesk.checks.rule import Rule
from ibdesk.checks.several_rates import SEVERAL_RATES
from ibdesk.checks.siblings import SIBLING_IDENTITY
from ibdesk.checks.summed_again import SUMMED_AGAIN
from ibdesk.checks.targets import TARGET_BASIS, TARGET_ON_NO_POLARITY
from ibdesk.checks.texts import SAME_TEXT_TWICE
from ibdesk.checks.tolerances import TOLERANCE_OF_NOTHING
from ibdesk.checks.unfitting_words import DEFINITION_WORDS
from ibdesk.checks.units import UNITS_AGREE
from ibdesk.checks.unused import FIGURE_NOT_USED
from ibdesk.checks.zeros import ZERO_FOR_NOTHING

RULES: tuple[Rule, ...] = (
    FIGURES_EXCHANGED,
    GIVEN_TWICE,
    IMPOSSIBLE_NUMBER,
    FIGURE_NOT_USED,
    UNITS_AGREE,
    PERCENTAGE_DOES_NOT_FOLLOW,
    FINISHED_DOES_NOT_FOLLOW,
    SIBLING_IDENTITY,
    PART_EXCEEDS_WHOLE,
    BREAKDOWN_DOES_NOT_ADD_UP,
    RATE_WITHOUT_VALUE,
    RATE_DOES_NOT_FOLLOW,
    SEVERAL_RATES,
    ZERO_FOR_NOTHING,
    REASON_BESIDE_COUNTS,
    OUT_OF_LINE,
    MONTH_REPEATED,
    SUMMED_AGAIN,
    BIG_CHANGE,
    MOVED_BY_BASE,
    SMALL_BASE,
    PERCENTAGE_ALONE,
    STALE,
    MONTH_MISSING_INSIDE,
    MONTH_AFTER_REPORT,
    FREQUENCY,
    RESTATED,
    TARGET_BASIS,
    TARGET_ON_NO_POLARITY,
    TOLERANCE_OF_NOTHING,
    POLARITY_AGAINST_GUIDE,
    ARROW_CONTRADICTS,
    ARROW_FROM_NOTHING,
    BENCHMARK_PERIOD,
    BENCHMARK_YEARS_AGREE,
    BENCHMARK_NOT_COMPARABLE,
    PROVENANCE,
    COMMENT_OWED,
    COMMENT_DIRECTION,
    COMMENT_FIGURES,
    COMMENT_OLDER_MONTH,
    SAME_TEXT_TWICE,
    DEFINITION_WORDS,
    UNKNOWN_CODE,
    CODE_GAP,
)
