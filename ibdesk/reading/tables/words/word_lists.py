"""The words that say which number a label means, or of which place, part or time it is; each list is said once here.
They are written as `key_of` makes them."""


def word_list(text: str) -> frozenset[str]:
    """A list that is written as one text."""
    return frozenset(text.split())


# The number itself, and its parts.
VALUES = word_list(
    "actual actuals outturn outturns value values result results figure figures number numbers no n count counts "
    "current performance achieved thisyear observed act"
)
NUMERATORS = word_list("numerator numerators num nums")
DENOMINATORS = word_list("denominator denominators den dens denom denoms")

# Measures. A share, a rate, an average of something is another number than that.
COUNTS = word_list("count counts number numbers no nos n volume volumes frequency headcount")
SHARES = word_list("% pct percent percentage percentages proportion proportions share shares")
RATIOS = word_list("ratio ratios")
RATES = word_list("rate rates")
AVERAGES = word_list("average averages avg ave mean means median medians")
EXTREMES = word_list("min max minimum maximum")
CHANGES = word_list("change delta difference diff movement variance var")

# What was meant to come, and what it is held against.
TARGETS = word_list(
    "target targets tgt tgts targ forecast forecasts forecasted fcst fcasts fcast projection projections projected "
    "predicted prediction budget budgets budgeted trajectory trajectories planned milestone milestones"
)
BENCHMARKS = word_list("baseline benchmark benchmarks comparator comparators")

# Other numbers too; but in the rows of a column that may hold anything they say as often something of the figure.
OTHERS_AS_LABEL = word_list(
    "standard standards nationalstandard limit limits upperlimit lowerlimit upper tolerance goal goals aim aims "
    "aspiration aspirations best worst quartiles topquartile bestquartile population populations cost costs unitcost "
    "spend expenditure fte ftes hrs staff £ € capacity commissioned score scores index indices grade weighted adjusted "
    "seasonallyadjusted sample net gross unvalidated london comparison comparisons differences changes movements "
    "variances ranks ranking plans profiles zscore zscores indexed standardised hours points weight weights weighting "
    "weightings bestcase worstcase illustrative weekly daily fortnightly confidencelimit confidencelimits "
    "confidenceinterval confidenceintervals lowerconfidencelimit upperconfidencelimit lowerconfidenceinterval "
    "upperconfidenceinterval dipsample dipsamples auditedcases casesaudited caseaudits"
)

# What may be counted in the place of children.
OTHERS_COUNTED = word_list(
    "family families household households episode episodes siblinggroup siblinggroups sibling siblings "
    "familiesnotchildren episodesnotchildren numberoffamilies numberofepisodes familycount episodecount"
)

# Of another time, or of more than a month.
EARLIER = word_list(
    "previous previousyear lastyear prioryear yearbefore py ly lastmonth previousmonth previousperiod sametimelastyear "
    "prior prev lastyr prevyr previousyr prioryr prevyear yearago ayearago priormonth prevmonth samemonth sameperiod "
    "12monthsago"
)
RUNNING = word_list("cumulative cumul cum ytd annualised fye")
LONGER = word_list(
    "todate yeartodate cumulativetotal rolling rolling12months rolling12 12months annual fullyear fy runningtotal "
    "runningtotals r12 r12m 12m 12mth 12mths 12month rolling12m l12m last12months last12m annum "
    "halfyear halfyearly sixmonths sixmonthly 6months 6monthly "
    "termly yearend yearendposition yearendoutturn"
)

LONGER_TIMES = word_list("quarter quarterly quarters annual annually yearly year biannual termly halfyearly sixmonthly")
# What such a word may stand beside in a line over rows.
SUBJECTS = word_list("indicator indicators measure measures figure figures kpi kpis pi pis data metrics information")

# Parts of the whole, and the whole.
PLACES = word_list("area locality district ward neighbourhood cluster hub office region patch")
PARTS = word_list(
    "boys girls boy girl male males female females men women north south east west central northeast northwest "
    "southeast southwest white black asian mixed indigenous disabled nondisabled"
)
PARTS_AS_LABEL = word_list(
    "repeat repeats rereferral rereferrals internal external inhouse ifa ifas whitebritish bme bame uasc unborn "
    "unborns agency closed initial subsequent first second third f m inborough outofborough incounty outofcounty "
    "parttime fulltime outofarea inarea outofhours weekend weekends night nights send ehcp ehcps cwd "
    "childrenwithdisabilities childrenwithadisability ethnicminority ethnicminorities minorityethnic selfreferral "
    "selfreferrals unaccompanied unaccompaniedchildren asylumseekers section20 careorders primary secondary nursery "
    "firsttime"
)
WHOLES = word_list(
    "all any total totals whole overall both combined grandtotal allareas allteams allages allgenders allpersons "
    "persons everyone boroughwide countywide citywide authority la localauthority council "
    "017 0to17 under18 under18s u18 u18s aged017 aged0to17 ages017"
)

# Headings over the words that part a whole, and over the words that tell versions of one number apart.
PART_HEADINGS = word_list(
    "area areas locality localities district districts ward wards neighbourhood patch region gender sex age agegroup "
    "ageband ages ethnicity ethnicgroup ethnic ethnicorigin group groups provider providers placementtype placement "
    "team teams disability category subcategory breakdown cohort school office hub cluster"
)
KIND_HEADINGS = word_list(
    "type types kind measure measuretype scenario scenarios series unit units metric numbertype datatype valuetype "
    "figuretype actualortarget version versions basis stage status attribute attributes variable statistic measurename "
    "measurenames"
)
# Over how long one figure is.
TIMES_OF_FIGURES = word_list(
    "frequency freq reportingfrequency periodtype periodlength interval granularity timeperiod timebasis periodicity "
    "reportingperiod period"
)
# Over these stands as often what changes from month to month, and is no other number: Draft, Final.
OF_A_MONTH = word_list("version versions basis stage status")
COUNCIL_HEADINGS = word_list(
    "la laname localauthority localauthorityname authority council councilname borough authorityname lanames lacouncil "
    "nameoflocalauthority"
)
TIME_HEADINGS = word_list("month months period date monthname yearmonth monthyear reportingmonth")
# What lists and forms keep of each row themselves: when and by whom it was made, where it lies.
RECORD_HEADINGS = word_list(
    "itemtype contenttype path filetype doctype timestamp starttime completiontime created modified createdon "
    "modifiedon createdby modifiedby createdat modifiedat updatedat createddate modifieddate datecreated datemodified "
    "lastmodified lastmodifiedtime lastmodifieddate lastmodifiedon submitted submittedon submittedat submissiondate "
    "submissiontime datesubmitted responseid respondentid responsetime responsedate email emailaddress useremail "
    "entered enteredon dateentered loaded loadedon loaddate refreshed refreshedon refreshdate extractdate extracted "
    "extractedon rundate exportdate exportedon"
)
# Over figures too, beside a target.
ALSO_FIGURES = word_list("latest latestmonth latestfigure thismonth thisperiod ytd yeartodate % score position")
# Behind these stands who made a figure, or a paper.
ROLES = word_list("by manager officer lead director author contact analyst owner head chair")
