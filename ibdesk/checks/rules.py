"""All rules, in one explicit tuple."""

from ibdesk.checks.causes.one_cause import FIGURES_EXCHANGED
from ibdesk.checks.comments.comments import COMMENT_DIRECTION, COMMENT_FIGURES, COMMENT_OLDER_MONTH, COMMENT_OWED
from ibdesk.checks.comments.directions import ARROW_CONTRADICTS, ARROW_FROM_NOTHING
from ibdesk.checks.comments.texts import SAME_TEXT_TWICE
from ibdesk.checks.definitions.benchmarks import BENCHMARK_NOT_COMPARABLE, BENCHMARK_PERIOD, BENCHMARK_YEARS_AGREE
from ibdesk.checks.definitions.codes import CODE_GAP, UNKNOWN_CODE
from ibdesk.checks.definitions.polarity import POLARITY_AGAINST_GUIDE
from ibdesk.checks.definitions.provenance import PROVENANCE
from ibdesk.checks.definitions.targets import TARGET_BASIS, TARGET_ON_NO_POLARITY, TOLERANCE_OF_NOTHING
from ibdesk.checks.definitions.unfitting_words import DEFINITION_WORDS
from ibdesk.checks.evidence.rule import Rule
from ibdesk.checks.figures.breakdowns import BREAKDOWN_DOES_NOT_ADD_UP
from ibdesk.checks.figures.impossible import IMPOSSIBLE_NUMBER
from ibdesk.checks.figures.large_changes import BIG_CHANGE, MOVED_BY_BASE, OUT_OF_LINE
from ibdesk.checks.figures.months import FREQUENCY, MONTH_AFTER_REPORT, MONTH_MISSING_INSIDE, SUMMED_AGAIN
from ibdesk.checks.figures.pages import FIGURE_NOT_USED, PERCENTAGE_ALONE, SMALL_BASE, STALE
from ibdesk.checks.figures.parts import PART_EXCEEDS_WHOLE
from ibdesk.checks.figures.percentages import FINISHED_DOES_NOT_FOLLOW, PERCENTAGE_DOES_NOT_FOLLOW, REASON_BESIDE_COUNTS
from ibdesk.checks.figures.rates import RATE_DOES_NOT_FOLLOW, RATE_WITHOUT_VALUE
from ibdesk.checks.figures.rates_together import SEVERAL_RATES
from ibdesk.checks.figures.repeated_months import MONTH_REPEATED
from ibdesk.checks.figures.restated import RESTATED
from ibdesk.checks.figures.siblings import SIBLING_IDENTITY
from ibdesk.checks.figures.units import UNITS_AGREE
from ibdesk.checks.figures.zeros import ZERO_FOR_NOTHING
from ibdesk.checks.imports.duplicates import GIVEN_TWICE

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
