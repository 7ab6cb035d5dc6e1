//! A good draft of six lines draws nothing, a bad one fits on one screen and begins with what weighs most.
//!
//! Twenty drafts over different functions, each in its own layout, go through the linter and the human renderer with
//! the default profile. `examples/frequency` measures the same on files of one's own.

use okrlint::lint::lint;
use okrlint::parse::parse;
use okrlint::render::frame::Style;
use okrlint::render::human;
use okrlint::rules::RuleSet;
use okrlint::text::Source;

/// Lines that fit on one screen.
const SCREEN: usize = 40;

fn told(draft: &str) -> String {
    let source = Source::new("draft", draft);
    human::render(&lint(vec![(source, parse(draft, None, "draft"))], &RuleSet::default(), None), Style::Plain)
}

#[test]
fn good_drafts_draw_nothing() {
    let mut faults = Vec::new();
    for draft in GOOD {
        let output = told(draft);
        if output.lines().count() > 1 {
            faults.push(format!("{draft}\n{output}"));
        }
    }
    assert!(faults.is_empty(), "{} of {}\n\n{}", faults.len(), GOOD.len(), faults.join("\n"));
}

#[test]
fn bad_drafts_fit_on_one_screen_with_the_weightiest_first() {
    let mut faults = Vec::new();
    for (first, draft) in BAD {
        let output = told(draft);
        let lines = output.lines().count();
        let begins = output.split(['[', ']']).nth(1).is_some_and(|rule| rule == first);
        if lines > SCREEN || !begins {
            faults.push(format!("{lines} lines, expected {first} first\n{draft}\n{output}"));
        }
    }
    assert!(faults.is_empty(), "{} of {}\n\n{}", faults.len(), BAD.len(), faults.join("\n"));
}

const GOOD: [&str; 10] = [
    "Objective: Garden centres find their answers on our site before they call anybody
- Organic visits to the plant guides: 5,200 to 14,000 a month
- Visitors who find a stockist at the first try: 22% → 55%
- Guide readers who order a sample: 1.5% to 4%
- Median time to answer a question from 9 hours to 2 hours
- At least 12 garden magazines link to the guides (now 3)
",
    "O1: First-time buyers trust us with the second order
KR1: Raise the share of buyers who order again within 60 days from 18% to 30%
KR2: Cut returns for a wrong size from 14% to 6%
O2: Florists open doors for us
KR1: Florists who send us a customer every month: 6 → 40
KR2: Revenue that comes through florists from €20k to €90k a quarter
",
    "## Nurses look forward to the weekly roster
1. Shifts that are filled two weeks ahead: 61% to 90%
2. Reduce last-minute swaps from 44 to 15 a month
3. Staff turnover on the wards down from 19% to 12%
4. Keep overtime below 6 hours a month
5. eNPS of the wards at 30 or more
",
    "Q1 2027
Objective: The month-end close no longer keeps anybody in the office
KR: Days to close from 9 to 4
KR: Invoices that are matched without a human hand from 35% to 80%
KR: Corrections after the close from 27 to 5 a quarter
KR: DSO from 58 days to 45 days
",
    "Objective: Drivers plan their week with us in one sitting
* Weekly planners who finish in one session: 31% → 60%
* p95 load time of the planner from 6.2 s to under 1.5 s
* Support tickets per 100 planners from 12 to 4
* Zero lost plans
* App rating of 4.6 or better in both stores
",
    "Objective: Mid-size breweries choose us without a tender
- Win rate against the two big suppliers from 17% to 30%
- First 10 breweries in Belgium
- Average sales cycle down from 96 days to 60 days
- Breweries that come on a recommendation: 4 to 18
",
    "Objective: Every volunteer knows why the next hour matters
KR1: Volunteers who come back after their first shift: 40% to 65%
KR2: Raise monthly donors from 820 to 1,500
KR3: Calls that reach a person within two minutes from 48% to 80%
Objective: Families find us before the crisis
KR1: Families who ask for help before the first warning letter: 11% to 30%
KR2: Referrals from schools from 7 to 35 a term
",
    "**Objective:** Admins sleep through the release night
- Deploys that need a rollback: 11% to 3%
- Mean time to restore from 4.5 hours to 40 minutes
- Availability of the booking service: 99.95%
- Customers on the current version within two weeks: 38% to 75%
- Alerts that nobody acts on from 160 to 20 a week
",
    "Objective: Podcast listeners become the first customers of the new line
- Listeners who sign up for the tasting box: 0.4% to 2%
- 400 tasting boxes ordered by listeners (none so far)
- Cost per first order from €61 down to €35
- Listeners who finish an episode: 44% to 60%
",
    "Objective: New colleagues feel at home before the end of their first month
- New colleagues who would choose us again after 30 days: 70% to 90%
- Time until the first change in production from 18 days to 5 days
- People who leave within six months from 15% to 6%
Objective: Candidates recommend us even after a no
- Candidate NPS from 12 to 40
- Offers that are accepted: 62% → 80%
",
];

const BAD: [(&str, &str); 10] = [
    (
        "objective-as-task",
        "Objective: Launch the new website
- Write the sitemap
- Choose an agency
- Migrate the blog
- Publish 20 landing pages
- Go live by 1 May
",
    ),
    (
        "task-as-key-result",
        "Objective: Garden centres find their answers on our site
- Redesign the plant guides
- Set up a newsletter
- Record 6 videos
- Improve SEO
- Better engagement
",
    ),
    (
        "counted-output",
        "Objective: Florists open doors for us
- Send 12 newsletters
- Hold 4 workshops
- Make 200 calls
- Write 10 case studies
",
    ),
    (
        "missing-number",
        "Objective: Drivers plan their week with us in one sitting
- Improve the load time of the planner
- Reduce support tickets
- Increase weekly planners
- Drivers love the planner
",
    ),
    (
        "verb-against-numbers",
        "Objective: Every euro of media brings more margin
- Reduce cost per lead from €40 to €55
- Conversion of the landing pages from 4% to 4%
- Raise the open rate from 40% to 130%
- Increase conversion by 5%
",
    ),
    (
        "missing-baseline",
        "Objective: First-time buyers trust us with the second order
- 30% of buyers order again within 60 days
- Reach 900 orders a month
- Double the revenue from florists
- Average basket of €48
",
    ),
    (
        "no-key-result",
        "O1: Nurses look forward to the weekly roster
O2: Families find us before the crisis
O3: Candidates recommend us even after a no
O4: Admins sleep through the release night
O5: Florists open doors for us
O6: Breweries choose us without a tender
",
    ),
    (
        "metric-in-objective",
        "Objective: Grow revenue by 20%
- Raise revenue from schools from €80k to €140k
- Orders from schools from 300 to 520 a month
- Significantly more renewals
- Win many new schools
",
    ),
    (
        "list-of-projects",
        "Projects of the summer
1. Rebranding
2. CRM migration
3. Trade fair booth
4. Product catalogue
5. Employer branding campaign
",
    ),
    (
        "missing-target",
        "Objective: Podcast listeners become customers
- Raise NPS from 31
- Cost per first order XX euros
- Listeners who sign up: X% to Y%
- Gain 10,000 followers
- Generate 300 leads
",
    ),
];
