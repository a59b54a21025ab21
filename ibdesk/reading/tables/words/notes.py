"""Notes and titles that make other figures of a table: a filter ("Applied filters: Area is North"), a scope ("the North
area only"), a measure for all of it ("in thousands"); and those that say that its figures are not to be used:
superseded, made up, known to be wrong."""

import re
from functools import lru_cache

from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, is_whole, kind_alone, says_nothing
from ibdesk.reading.tables.words.word_lists import COUNCIL_HEADINGS, PART_HEADINGS
from ibdesk.reading.values.cell_text import key_of, plain_signs
from ibdesk.reading.values.month_names import A_MONTH

_FILTERS = re.compile(
    r"(?:(?:applied|active|current|report|page|visual) )?(?:filters?|slicers?)(?![a-z])(?: applied)? ?[:=–-]? ?(.*)|"
    r"(?:(?:this|the|data|figures?|sheet|table|report|page|export|view|is|are|was|were|has been|have been) )*"
    r"filtered (?:to|by|on|for|with|so that)(?: show)? ?:? ?(.*)",
    re.S,
)
_CONDITION = re.compile(r"(.+?) ?(?:=|:| is (?:not )?| equals | in )(?!=) ?(.+)")
# What a filter may say without taking a part: the month, the year, the council; all of something.
_TIMES = re.compile(r"(?:financial ?|calendar ?|reporting ?|report ?)?(?:year|month|period|date|quarter|fy|week)s?")
_A_TIME = re.compile(rf"(?:\d{{1,2}} )?(?:{A_MONTH}[ -]?)?(?:(?:19|20)\d\d(?: ?[/-] ?\d{{2,4}})?|\d\d)?")
_CONDITIONS = re.compile(r"[;|]|, (?=\w+ (?:is|=))| and (?=\w+ (?:is|=))")
_LEAVES_OUT_BLANKS = re.compile(r".+? is not \(?blank\)?")
_COUNCILS = COUNCIL_HEADINGS | {"organisation", "directorate", "service", "status"}
_NO_FILTER = frozenset(("", "none", "nofilters", "nofiltersapplied", "all", "na", "no"))
_LONGEST, _MOST_WORDS = 200, 12
_SUBJECT = (
    r"(?:(?:all|the|these|this|monthly) )*(?:figures?|numbers?|values?|totals?|data|counts?|table|report|results)"
)
_MEASURE = (
    r"(?:(?:a|an|the|as|in|shown|given|all|expressed|crude|annual|annualised) )*(?:"
    r"changes? (?:on|from|since|in|over|against)\b|differences?|variances?|movements?|ranks?\b|rankings?|scores?\b|"
    r"smoothed|indexed|scaled|weighted|seasonally adjusted|"
    r"rates?\b(?! (?:of|are|shown))|per (?:1[0,]*000|10k|head|thousand)|thousands|hundreds|millions|(?:1,?)?000s|£\w*|"
    r"percentages?|(?:\S+[ -](?:month|week|quarter|year)(?:ly|s)?[ -])?(?:averages|means|medians)\b|averages?|"
    r"rolling\b|per (?:social |case)?worker|cumulative|quarterly|annual\b|year to date|ytd|targets|forecasts?)"
)
_OF_ALL = re.compile(rf"{_SUBJECT}(?: (?:are|is|shown|given|expressed|in|as|shows?|represents?)\b)+ ?{_MEASURE}.*")
# What is counted where children or their referrals should be, and months in which something was reported.
_COUNTED = re.compile(
    rf"(?:{_SUBJECT}|(?:counting )?units?)(?:[: ]|\b(?:are|is|of|counts?|reflects?|shows?|refers? to|numbers? of)\b)+ ?"
    r"(?:famil(?:y|ies)|households?|episodes?|sibling groups?)\b.*"
)
_OF_OTHER_MONTHS = re.compile(
    rf"{_SUBJECT}(?: (?:are|is|shown|given|relates?|refers?|for|to|of|from|those))* the (?:previous|preceding|prior|"
    rf"last) months?|{_SUBJECT}(?: (?:are|is))?(?: (?:shown|given|entered|recorded))? (?:in|against|under) the "
    r"(?:wrong|previous|following|next) months?|(?:months?|columns?|dates?) (?:are|is|shows?) (?:the )?"
    r"(?:reporting months?,? (?:and )?not\b.*|months? (?:in which|when) .*\b(?:reported|submitted|returned|received))"
)
# A key to how cells look: "Red = target, black = actual". What is said of targets met or missed is a rating's key.
_BY_LOOKS = re.compile(
    r"(?:.* )?(?:italics?|bold|shaded|shading|gr[ea]y|red|blue|yellow|orange|green|amber|purple|highlighted|black|"
    r"underlined|coloured)\b[^=:]{0,25}?(?:=|:|\b(?:is|are|indicates?|denotes?|means?|shows?)\b) ?(?:the |a |an )?"
    r"(?:targets?|forecasts?|projections?|projected|plan(?:ned)?|year to date|ytd|cumulative|last year)"
    r"(?: (?:figures?|values?|numbers?))?(?:[,;.)/].*)?"
)
_ROLLING = re.compile(
    r"(?:(?:all|the|monthly|figures:) )*(?:rolling (?:12|twelve)[ -]?(?:months?|mth)|12[ -]months? rolling|quarterly|"
    r"annual|cumulative|year[ -]to[ -]date|ytd|average|weekly) "
    r"(?:figures?|totals?|numbers?|values?|data|counts?|sums?|averages?)"
    r"(?: only| (?:are )?(?:shown|given|entered|reported) (?:in|at|against|under|for) .{1,40})?"
)
_ONLY = re.compile(
    rf"(?:note:? )?(?:{_SUBJECT} )?(?:(?:are|is|covers?|shown|relates?|includes?|for|to|from|of|on) )*(.+?) only"
)
# What "only" may say of all of the figures, or of who may read them.
_NOT_PARTS = re.compile(
    rf".*\b(?:{A_MONTH}|internal|official|management|information|board|members|officers|use|reference|illustration|"
    r"monthly|months?|year|quarter|draft|test|example|read|restricted|staff|recipients?|discussion|training|council|authority|la|all|figures|"
    r"(?:19|20)\d\d)\b.*"
)

_WHO_MAY_SEE = (
    r"(?! (?:for|outside|in|without|to|with|as|beyond|elsewhere|"
    r"(?:this|these|the|any|all) (?!figures|data|numbers|sheet|version|file|report|table)))"
)
_NOT_TO_USE = re.compile(
    rf"\b(?:do not|don['’]?t|not to be|must not be|should not be|never) used?\b{_WHO_MAY_SEE}|"
    r"\bnot (?:for|in) use\b(?! (?:outside|by|in|beyond|elsewhere))|"
    r"\bno longer (?:valid|used|in use|current|correct)\b|\bignore (?:this|these|all)\b"
)
_OLD = re.compile(
    r"(?:(?:these|the|all|this|old|data|figures?|now|sheet|version|file|return|are|is|has|have|been|was|v ?\d+) ?)*"
    r"(?:superseded|superceded|obsolete|outdated|out[- ]of[- ]date|withdrawn|replaced)(?: (?:by|with|on|in|see)\b.*)?"
)
_MADE_UP = re.compile(
    r"(?:(?:this|is|are|these|all|the|figures?|data|numbers?|with|uses?|contains?) )*"
    r"(?:dummy|fictitious|fictional|made[- ]up|fake|invented|illustrative|placeholder|examples?|sample|test|demo|"
    r"specimen|mock)(?: (?:monthly|return|excel|set of))?(?: ?(?:data|figures?|numbers?|values?|returns?|workbook|file|"
    r"copy|only|report|table|sheet|upload))+(?: (?:only|for|not|please|-).*)?|"
    r"(?:.* )?for (?:training|illustration|demonstration|testing|illustrative|test)(?: purposes?)?(?: only)?|"
    r"training (?:copy|version|file|workbook|only)|dummy|example|specimen|mock[- ]?up|overwrite with your .*|"
    r"(?:source:? ?)?(?:\w+ )?(?:test|training|uat|sandbox|demo)(?: (?:system|database|environment|extract|instance))+"
    r"(?: .*)?|source:? ?\w+ (?:test|uat|training|demo)"
)
_NOT_YET = re.compile(
    r"(?:(?:figures?|data|numbers?|this|sheet|report|table|still|is|are|the|copy of .{1,30}) ?)*to be updated|"
    r"(?:figures? |data )?not yet updated(?: for .*)?|last month['’]?s figures?\b.*"
)
_WRONG = re.compile(
    r"(?:please note:? |nb:? |note:? )?(?:(?:these|all|the|this) )+(?:\w+ )?(?:figures?|numbers?|data|values?) "
    r"(?:are|is) (?:known to be )?(?:wrong|incorrect|inaccurate|not (?:correct|right|real|true|accurate|reliable)|"
    r"made[- ]up|dummy|fictitious|illustrative|invented|for illustration.*)"
)
_OF_ITS_FIGURE = re.compile(
    r"(?:(?:please )?note:? )?(?:this|these|the|figures?|values?|numbers?|it)(?: figures?| values?| numbers?)? "
    r"(?:is|are|was|were|shows?) (?:still |only |currently |just )?(?:the |a |an )?(?:targets?|forecasts?|estimated?|"
    r"projected|projection|cumulative|year[- ]to[- ]date|ytd|last (?:month|year)['’]?s?|previous|carried forward|"
    r"placeholder|rolling|average|not (?:validated|final|complete|correct|right|accurate)|incomplete|wrong|incorrect|"
    r"to be (?:confirmed|updated|checked))\b.*|"
    r"(?:cumulative|year[- ]to[- ]date|ytd)(?: (?:figure|total|since|from|for|to)\b.*)?|"
    r"should (?:be|read|say) \d.*|correct(?:ed)? (?:figure|number|value)(?: is| should be)? \d.*"
)
_UNUSED_NAMES = frozenset(("test", "tests", "testing", "dummy", "superseded", "obsolete", "withdrawn", "scrap", "junk",
                    "donotuse", "unused", "notused", "example", "illustration", "demo", "mockup", "ignore", "ignored",
                    "deleted", "rejected"))  # fmt: skip
_LONGEST_WARNING = 120


def is_note_of_another(text: str) -> bool:
    """Whether a note over or under a table says that its figures are a part, or another measure, of the
    indicators' own."""
    plain = " ".join(plain_signs(text).casefold().split()).strip(" .*")
    if len(plain) > _LONGEST:
        return False
    if (filters := _FILTERS.fullmatch(plain)) is not None:
        return _takes_a_part(filters[1] or filters[2] or "", text)
    if _is_condition_of_part(plain):
        return True
    if len(plain.split()) > _MOST_WORDS:
        return False
    if any(each.fullmatch(plain) for each in (_OF_ALL, _ROLLING, _COUNTED, _OF_OTHER_MONTHS, _BY_LOOKS)):
        return True
    only = _ONLY.fullmatch(plain)
    return (
        only is not None and not _NOT_PARTS.fullmatch(only[1]) and not is_whole(only[1]) and not says_nothing(only[1])
    )


def _takes_a_part(said: str, text: str) -> bool:
    """Whether a filter takes more than a time, the whole council, or all."""
    if key_of(said) in _NO_FILTER:
        return False
    apart = (plain_signs(line).casefold() for line in text.splitlines())
    lines = [each for line in apart for each in _CONDITIONS.split(line)] or [""]
    begins = _FILTERS.fullmatch(lines[0].strip())
    lines[0] = (begins[1] or begins[2] or "") if begins is not None else lines[0]
    return any(_is_part(line.strip(" .")) for line in lines if line.strip(" ."))


def _is_part(condition: str) -> bool:
    match = _CONDITION.fullmatch(condition)
    if match is None:
        return not (_is_all(condition) or _A_TIME.fullmatch(condition))
    if _LEAVES_OUT_BLANKS.fullmatch(condition):
        return False
    field = match[1].strip()
    return not (_TIMES.fullmatch(field) or key_of(field) in _COUNCILS or _is_all(match[2]))


def _is_condition_of_part(plain: str) -> bool:
    """ "District = North", "Ethnicity is White"."""
    match = re.fullmatch(r"([\w ]{2,25}?) ?(?:=| is | equals ) ?(\S.*)", plain)
    if match is None or _LEAVES_OUT_BLANKS.fullmatch(plain):
        return False
    return key_of(match[1]) in PART_HEADINGS and not _is_all(match[2])


def _is_all(said: str) -> bool:
    word = said.strip(" ()'\"")
    return is_whole(word) or key_of(word) in _NO_FILTER or kind_alone(word) is NumberKind.VALUE


def is_not_for_use(text: str) -> bool:
    """Whether a title or a note says so of all figures, in one of its sentences."""
    plain = plain_signs(text).casefold()
    if len(plain) > _LONGEST_WARNING:
        return False
    if _NOT_TO_USE.search(plain):
        return True
    parts = (part.strip(" *()[]!:") for part in re.split(r"[.;|!]\s|[.;|!]$| - |[()\[\]]", plain))
    return any(each.fullmatch(part) for part in parts for each in (_OLD, _MADE_UP, _WRONG, _NOT_YET))


@lru_cache(maxsize=4096)  # the same few sentences stand beside thousands of figures
def is_of_another_figure(comment: str) -> bool:
    """Whether a comment says of its own figure that it is another number, or wrong: "This is the target"."""
    parts = re.split(r"[.;!]\s|[.;!]$", plain_signs(comment).casefold().strip(" *()[]"))
    of_all = is_not_for_use(comment) or is_note_of_another(comment)
    return of_all or any(_OF_ITS_FIGURE.fullmatch(part.strip()) for part in parts)


def is_name_of_unused(name: str) -> bool:
    """The same of a sheet's or a file's name, which may be one word: "Dummy", "Test"."""
    plain = plain_signs(name.replace("_", " ")).casefold()
    words = {key_of(word) for word in plain.split()}
    return (
        key_of(plain) in _UNUSED_NAMES
        or is_not_for_use(plain)
        or not words.isdisjoint(("superseded", "obsolete", "dummy"))
    )
