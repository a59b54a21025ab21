"""Names beside the codes of the shipped indicators, as councils write them: the indicator's own in other words, another
number's, and those that may be a part's."""

REWORDED = """

1: CAFs open | Open CAFs (month end) | No. of open CAFs | CAF episodes open at month-end
1: Number of Common Assessments open | Open CAFs | CAF - number open at month end | CAFs currently open
1: Current open CAFs | CAFs open at end of month | Common assessments - open | Live CAFs | Active CAFs | CAF caseload
1: Number of open CAFs at month end
2: CAFs stepped down from IA | Step-down to CAF from Initial Assessment | CAF step downs from IAs
2: CAF step down from IA | IA step downs to CAF | CAFs following step down from initial assessment
3: CAFs stepped down from CA | Stepped down from core assessments to CAF
4: Contacts | Contacts received | Number of contacts | Contacts in month | Contacts rec'd | All contacts
4: Contacts to social care | Total contacts per month | contacts recieved | Contacts (month) | Contacts to CSC
4: Contacts received (all) | Contacts - total | No. contacts received in month | Contacts made to social care
5: Contacts screened in 24 hours | Contacts screened by a qualified worker within 24 hrs (%)
5: % contacts screened within 24 hours | Screened by qualified practitioner < 24 hours | Contacts screened within 1 day
5: Contact screening within 24hrs | Contacts screened <24h | Contacts: % screened within 24 hours
5: Contacts screened < 24 hrs | 24 hour screening | Contacts screened in a day by a qualified practitioner
6: Contacts to referral | % of contacts progressing to referral | Contacts which became referrals
6: Contacts leading to a referral (%) | Conversion contacts to referrals | Contacts converted to referrals
6: Contact to referral conversion rate | % contacts to referral | Contacts progressed | Contacts that became referrals
6: Contact-referral conversion | Contacts going on to referral
7: Referals | Referrals received | No of referrals | Referrals accepted | Referrals to social care
7: Referrals to Children's Social Care in the month | New referrals | Total referrals | Refs | 1.2 Referrals
7: Referrals (NI 68) | KPI 7 | Referrals Aug-14 | Children referred | Referrals to CSC | Referals to Social Services
7: Referrals in month | Referrals (in month) | Referrals - monthly | Number of referrals received in the month
7: Refferals | Referrals (total) | CSC referrals | Referrals this month | Referrals to CSC accepted
7: Total Referrals Received | Referrals into social care
8: Referrals leading to IA | % referrals going on to initial assessment | Referrals progressed to initial assessment
8: Referral to IA | Referrals with IA | Referrals going to initial assessment
9: IAs completed | Initial Assesments Completed | Number of initial assessments completed in month
9: Initial assessments done | Initial assessments | Initial Assessments completed in the month | Completed IAs
9: IAs - completed | Init Assessments Completed | Initial Assmts | Initials completed | IAs
9: Initial assessments - number completed | Initial Ass. completed | No of IAs done | Initial asessments completed
10: IAs in 10 days | Initial assessments in 10 days (%) | Initial assessments completed within ten working days
10: % of IAs completed in 10 working days of referral | IAs completed <10 WDs | IA timeliness (10 days)
10: Initial assessments within timescale | IAs within 10WD | Initial Assessments in 10 working days
10: Initial assessments carried out within 10 days | IA's completed in timescale (10 working days)
10: Percentage of initial assessments done within 10 working days | % IA in 10 days | IAs in timescale
10: Initial assessments completed in time | Initial assessments in 10 WDs % | IA in 10 working days
11: CAs completed | Core Assmts Completed | Core assessments | Completed core assessments | Core Assess. Completed
11: Cores completed | Core assessments (completed) | Number of core assessments completed | Core Ass completed
12: Core assessments in 35 days | % core assessments completed within 35 WD | CAs in timescale (35 days)
12: Core assessments in timescale | CAs within 35WD | Core Assesments within 35 days | % CA in 35 days
12: CAs within 35 working days | Cores in timescale (35 days) | Core assessments on time
13: CAs 61+ days | Core assessments taking over 60 working days | Core Assessments Completed in 61 or more days
13: % of CAs over 60 days | Core Assessments 61 days+ | Core assessments >60 days
14: Strategy discussions | Strategy meetings started | Strat discs started | Strategy Discussions | SDs started
14: Strategy discussions initiated | Strategy discussions held | Strategy discussions (number started)
14: Strat discussions | Strategy meetings | No. strategy discussions | Strategy discussions begun
15: Strategy discussions by team (top 5) | Strategy discussions - 5 most common teams
15: Strategy discussions by top 5 teams
16: Strategy discussions leading to S47 | % strategy discussions leading to s47 enquiries | SDs leading to S47
16: Strategy Discussions that led to a Section 47 | Strategy discussion to S47 conversion
17: No. of S47s started | S47 enquiries | Section 47 investigations started
17: Sec 47 enquiries started (rolling 12 months) | Section 47s | S47 Enquiries | S.47 enquiries started
17: S47s - rolling year | S47s (rolling 12 months) | S47 enquiries - 12 months rolling | S47s R12
17: Child protection (s47) enquiries | Child protection (Section 47) enquiries started | CP enquiries (s47)
17: S47 (child protection) enquiries
17: S47 investigations | Sect 47s | Section 47s started | No of Section 47 enquiries initiated
18: CPPs at month end | CP plans | Children subject to a CP plan | Children on a child protection plan at month end
18: Child Protection Plans (CPP) | Children with a child protection plan | CPP numbers | CP Plans at end of Aug
18: Children with CP plan | CP Plans @ Month End | CPP at month end | Children subject of a CPP
18: No. of children subject to CP Plans | Current CP Plans | Open CP Plans | Child protection plan numbers
18: Live CP plans | Child Protecton Plans | No. of CP plans | CP plans - snapshot | Child protection plans open
18: Children subject to plan | Children with a CPP | Child Protection Plans - month end
19: 2nd or subsequent CPPs | Second/subsequent CP plans (%)
19: Children with a second or subsequent child protection plan | % CP plans 2nd or subsequent
19: Second or Subsequent CPP | CP plans second or subsequent time | 2nd+ CP plans
19: Children subject to CPP for a second or subsequent time | % CPP second or subsequent | 2nd or subsequent plans
20: CP plans 2+ years | CPPs lasting 2 years or more | CP plans over 2 years
20: Child Protection Plans open for two years or more | % CP Plans open 24+ months | CP Plan 2yrs+ | CPPs > 2 years
20: CP Plan duration 2 years+ | Children subject to a CPP for 2 years or more | % CPP 2 years or more
20: CP plans 24 months+ | CPP over 24 months | Plans lasting 2+ years | Plans open 2 years or more | Plans over 2 years
20: Plans lasting two years or more
21: ICPCs | ICPCs held | Initial CP conferences in month | Initial Conferences | Initial CPCs | ICPC held
21: Initial Child Protection Confs | Initial Child Protection Conferances | ICPCs in month | Initial CP conf. held
21: Number of ICPCs held | Initial child protection conferences | Initial CP conferences - number
22: ICPCs in timescale (%) | ICPCs within 15 days | Initial CP conferences on time | % ICPCs in time
22: Initial conferences in timescale | % ICPC held within 15 working days | ICPC within 15 days of strategy discussion
22: % ICPCs within timescale | ICPC timeliness | ICPCs held in 15 working days | Initial CP conferences held on time %
23: RCPCs | CP review conferences held | Review CP Conferences | CP reviews | Review conferences held | RCPC
23: Review conferences | CP review conferences | RCPCs in month | Child protection reviews held | No of RCPCs
24: RCPCs in timescale | % review conferences within timescales | Review CPCs in timescale | RCPC held on time
24: % RCPC in timescale | RCPC timeliness | Review conferences on time | CP reviews in timescale
26: CP visits in timescale | CP visits in time (%) | Child protection visits made on time
26: % of CP visits undertaken within timescale | CP Visits | % CP visits in timescales | CP visits completed in time
26: Statutory CP visits | CP visits (% in timescale) | CP visiting in timescale
26: Visits to children on CP plans in timescale
27: LAC at month end | Children looked after | CLA | Looked-after children | Number of LAC | LAC population
27: Children in care | Looked After Children (LAC) | LAC nos | Looked After Children at 31 August
27: Looked After Children | Children Looked After at month end | LAC numbers | Total LAC | No. LAC | CLA at month end
27: Children in our care | CiC | Looked after children (LAC) at end of month | Looked Afetr Children
27: Children in care at month end | Looked after children - number | CLA (month end) | LAC total
27: No of children looked after | Looked after population | Children looked after by the council
28: LAC in same placement 2+ years | LAC placement stability 2 years | % LAC same placement for 2 yrs+
28: LAC same placement >2 years | Placement stability (2 years +) | LAC in the same placement for 2+ years
28: Children in same placement two years or more | LAC same placement 2 yrs | LAC stability (2 yrs+)
28: Stability of placement - 2 years or more
30: LAC visits in timescale | LAC visits on time | Looked after visits within timescales | LAC statutory visits in time
30: CLA visits on time | LAC visits on time % | Stat visits LAC in timescale | LAC visiting timeliness
31: LAC reviews held | LAC reviews | Reviews of looked after children | LAC Reviews held in month | CLA reviews
31: Number of LAC reviews held | LAC reviews (number held) | Looked after reviews held | No. of LAC reviews
31: Statutory reviews of LAC held | LAC reviews completed
32: LAC reviews in timescale | % LAC reviews on time | LAC reviews held within timescale | LAC Review timeliness
32: Timely LAC reviews | LAC reviews within timescales | % of LAC reviews in timescale | LAC review timeliness %
33: Referrals to social care from health | Health referrals | Health referrals to CSC
33: Health referrals to Children's Social Care | Referrals by Health | Referrals from health | Health to CSC referrals
33: Health service referrals
34: CAFs - health lead professional | CAFs where lead professional is health | Health-led CAFs
34: CAFs with health lead professional | CAF lead professional health | CAFs led by health
34: Health as lead professional for CAF | CAFs - lead professional is health
35: CP medicals | Child Protection Medicals Undertaken | CP medicals carried out | Child protection medicals
35: CP medical examinations | CP medicals (number) | CP medical assessments | Child protection medical assessments
35: CP medical assessments undertaken
36: IHAs | Initial health assessments attended | Initial Health Assessments | Initial health assessments | IHA attended
36: IHAs done | Initial health assessments completed | IHAs - attended
37: IHAs in timescale | Initial health assessments completed within timescale | IHAs completed on time | IHA timeliness
37: IHAs on time | % IHAs within timescale | IHAs in 20 working days | IHAs within 20 days | % IHAs in 20 working days
37: Initial health assessments completed within 20 working days
38: RHAs | Review Health Assessments | Review health assessments attended | Review health assessments done
38: RHAs completed | RHAs - number attended
39: RHAs in timescale (%) | Review health assessments completed in time | RHAs completed in timescale
"""

OF_ANOTHER = """

1: Open cases | CAFs closed | CAFs started | CAFs open over 12 months | CAFs refused | CAFs initiated | Closed CAFs
1: CAFs stepped up | Families with an open CAF | TACs open | Open CAFs with no review
2: CAFs stepped up from IA
3: CAFs Stepped Up to Core Assessment
4: Contacts screened | Contacts closed | Contacts resulting in referral | Contacts NFA | Contacts leading to NFA
4: Contacts becoming referrals | Contacts not screened | Re-contacts | Contacts waiting for screening
4: Contacts per 10,000
5: Contacts screened in over 24 hours | Contacts screened after 24 hours
5: Contacts screened by unqualified practitioner within 24 hours | Contacts screened within 48 hours
5: Contacts unscreened | Contacts not screened within 24 hours | Contacts screened within 72 hours
5: Contacts screened within 24 hours (number)
6: Contacts not progressed | Contacts with no further action | Number of contacts progressed to referral
6: Contacts progressed to assessment | Contacts not progressing to referral
7: Domestic violence referrals | Domestic abuse referrals | Neglect referrals
7: Referrals closed | Referrals NFA | Referrals backlog | Referrals in progress | Contacts | Referrals (families)
7: Referrals - rolling year | Referrals - rolling 12 months
7: Referrals open | Re-referrals | Staff sickness | Agency social workers | Referrals awaiting decision
7: Referrals not progressed | Repeat referrals within 12 months | Referrals per social worker | Referrals stepped down
7: Referrals net | Referrals agency | Agency referrals | Referrals (gross) | Referrals - Q1 to date
7: Referrals per 10,000 | % re-referrals | Referrals NFA'd | Referrals unallocated | Children in Need referrals closed
7: Referrals within 12 months of a previous one | Referrals from health | Referrals - MASH | Out of hours referrals
7: Referrals - disabled children
8: Referrals with no initial assessment | Referrals to core assessment
9: IAs started | IAs open | Initial assessments authorised late | IAs outstanding | IAs in progress | IAs overdue
9: Initial assessments started in month | Core assessments completed
10: Initial Assessments Completed in more than 10 Working Days | IAs completed under 10 days late
10: Core assessments completed within 10 working days | Initial assessments within 35 days | IAs completed in 11+ days
10: IAs completed within 20 days | IAs not completed in 10 days | IAs over 10 days | IAs completed in 15 days
10: % IAs outside timescale | Number of IAs in 10 days | Average days to complete IA
11: Initial Assessments Completed in month | Core assessments started | Core assessments open
11: Core assessments outstanding
12: Core Assessments Completed over 35 Working Days | Core Assessments exceeding 35 working days
12: Core Assessments > 35 days | CAs completed in 36+ days | Core assessments completed in 36-60 days
12: Core assessments in 45 days | Core assessments over timescale | CAs within 20 days
12: Median days per core assessment
13: Core Assessments in under 61 Working Days | Core assessments 91+ days | Core assessments 36 to 60 days
13: Core Assessments within 61 days
14: Strategy discussions ended | Strategy discussions without police | Strategy discussions per 10,000
14: Strategy discussions not held | Strategy discussions cancelled | Strategy discussions with health
15: Strategy Discussions completed per team
16: Strategy discussions not leading to S47 | Strategy discussions leading to ICPC
16: Strategy discussions leading to NFA
17: Section 17 Enquiries Started | Section 47 Enquiries Completed | Section 47 Enquiries Ended
17: Section 31 applications | Section 20 started | S47 substantiated | S47 leading to ICPC | Section 47s completed
17: S47s - previous year | S47s - year to date | S47s - target | S47 NFA
17: S47s leading to conference | S47 within 15 days | S47 enquiries not substantiated | S47s per 10,000
18: Children in need plans | Child protection enquiries | Child Protection Conferences | Children in Need | CPP leavers
18: New CP plans | CP plan ceased | Child protection plans ended | Child protection plans started | Child in need plans
18: CIN plans | Child protection visits | Pathway plans | Children on CP plan and LAC | CP plans ended in month
18: New child protection plans | CP plans per 10,000 | CP plans open 2 years+ | Children ceasing a CP plan
18: Second CP plans | CP plans reviewed
19: First Child Protection Plans @ Month End | Third or Subsequent Child Protection Plans
19: Second or Subsequent Child Protection Plans in 2 years | Initial CP plans | First time CP plans
19: Number of second or subsequent plans | CP plans within 2 years of previous plan | Third or subsequent CPPs
20: Child Protection Plans Open for under 2 Years @ Month End | Child Protection Plans Closed after 2+ Years
20: CP Plans Open 18+ months | CP plans less than 2 years | Child Protection Plans Open for 2+ Years ended in month
20: CP plans open 3 to 6 months | CP plans open less than 3 months | CP plans ended after 2 years
20: Plans lasting 1 year | Plans lasting under 2 years | Pathway plans lasting 2+ years | LAC placements 2+ years
20: CP plans of 1 year or more | CP plans ending after 2 years | Number of CP plans 2+ years | CP plans under 3 months
21: Initial CP conferences due | ICPCs cancelled | ICPCs resulting in CP plan | Review CP conferences
21: Children at ICPC | Children subject to ICPC | Children considered at ICPCs | Families at ICPC | ICPCs in 15 days
21: Children at initial conference | RCPCs held | ICPC invitations | ICPC with police present | ICPCs quorate
22: ICPCs outside timescale | ICPC late | ICPCs out of time | Number of ICPCs in timescale | ICPCs held in 10 days
23: Children reviewed at RCPC | Children at RCPC | RCPC cancelled | Children at review conferences
24: RCPCs overdue | RCPC within timescale cancelled | RCPCs not in time | RCPCs held (number)
24: Number of review conferences in timescale
26: CP visits due | CP visits out of timescale | CP visits missed | Number of CP visits
26: Children seen alone at CP visits | CP visits where child seen alone
27: LAC leavers | LAC starters | Looked after children new in month | Children in need | Children adopted
27: Children in residential care | Children with disabilities | Children missing from care | Children subject to CPP
27: Care leavers | LAC reviews | LAC aged 16-17 | Looked after children ceased | LAC admissions | After care
27: After-school clubs | Children entering care | Children leaving care | Children ceasing to be looked after
27: LAC per 10,000 | Care leavers in EET | Foster carers | New LAC in month | LAC agency placements
28: Looked After Children with 3 or More Placements | LAC in same placement under 2 years
28: LAC with three or more placements | LAC in third placement | LAC placement moves 3+ | LAC in 3+ placements
28: LAC placements within 20 miles | LAC with 3+ moves | Children in placement less than 6 months
28: LAC in same placement 1 year | Number of LAC in same placement 2+ years
30: LAC visits missed | LAC visits not in timescale | LAC visits missed in month | Number of LAC visits
30: LAC visits where child seen alone
31: Looked After Children Reviews Due in Month | LAC reviews cancelled | LAC reviews overdue | CP reviews held
31: LAC reviews attended by child | Children participating in LAC reviews | LAC reviews chaired by IRO late
31: LAC reviews due | Children reviewed | Participation in reviews | Child attended LAC review
31: LAC reviews with health report
32: LAC reviews out of time | LAC reviews late | Number of reviews in timescale | Children participating in reviews
32: PEPs in timescale
33: Health contacts to social care | Health contacts | Health referrals leading to assessment
34: CAFs without lead professional | Health CAFs closed
35: LAC medical assessments | CP medical assessments declined | CP medical assessments in 24 hours
35: CP medicals declined | CP medicals refused | CP medicals within 24 hours | CP medicals not attended
36: IHAs due | IHAs not attended | IHAs within 20 days | RHAs attended
37: IHAs over timescale | IHAs not in 20 working days | IHAs in more than 20 days | IHAs over 20 working days
37: Number of IHAs in 20 working days | RHAs in 20 working days
38: RHAs due | Dental checks | RHAs in timescale | RHAs overdue | IHAs attended | RHAs refused
"""

OF_A_PART = """

4: Contacts from police | Contacts by email | Police contacts | Contacts from schools | Contacts to MASH
4: Anonymous contacts | Contacts from GPs
6: Contacts progressed to early help
7: Referrals from police | Referrals from schools | Referrals to early help | EDT referrals | Referrals from GPs
7: Referrals allocated | Police referrals | School referrals | Referrals by phone
14: Strategy discussions by phone
18: CIN | Child protection plans allocated | CP plans - neglect | CP plans for emotional abuse | CPP unborn babies
18: CP plans (sibling groups)
21: Conference attendance | ICPCs - unborn | ICPCs transfer in
22: ICPC reports shared in timescale | ICPCs postponed
24: RCPC minutes in timescale
26: CP visits by unqualified staff
27: LAC placed out of borough | LAC placed with parents | LAC in foster care | LAC unaccompanied | LAC out of area
27: Looked after children missing | LAC under S20 | LAC missing | LAC fostered | LAC in kinship | LAC UASC
27: LAC disabled | LAC on care orders | LAC boys | LAC with SEN
28: LAC in same school for 2 years
31: LAC reviews - IRO team A | LAC reviews by phone
33: Police referrals to social care | Education referrals to social care | Police referrals | Education referrals
34: CAFs where education is lead professional | CAFs where school is lead professional | CAFs where education is lead
35: CP medicals requested
36: IHAs requested
"""


def pairs(table: str) -> list[tuple[str, str]]:
    """The codes with each of their names."""
    lines = (line.partition(": ") for line in table.strip().splitlines())
    return [(code, name) for code, _, names in lines for name in names.split(" | ")]
