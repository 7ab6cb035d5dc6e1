//! Objectives and what the rules read them as, before the clues are weighed; each table holds one question.

use super::super::Lexicon;
use super::super::items::Row;
use super::{Good, Maintain, Metric, NotObjective, ObjectiveKind, Task, Vague, read};

fn kind(text: &str) -> ObjectiveKind {
    read(&Row::new(text, &Lexicon::default())).kind
}

fn check(expected: ObjectiveKind, lines: &[&str]) {
    let wrong: Vec<String> = lines
        .iter()
        .filter_map(|line| {
            let read = kind(line);
            (read != expected).then(|| format!("{line}: {read:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "not {expected:?}:\n{}", wrong.join("\n"));
}

#[test]
fn sentences_about_others_are_directions() {
    check(
        Good,
        &[
            "Busy parents plan dinner with us every week",
            "Bakers order flour from us without comparing prices",
            "Plumbers recommend our fittings to apprentices",
            "Nobody waits for an invoice",
            "Every caller talks to the same person twice",
            "The evening news quotes our researchers",
            "Our baristas know the regulars by name",
            "Hikers want to come back in winter",
            "Payments don't keep anyone awake",
            "Landlords and tenants talk to each other early",
            "Cyclists feel welcome in all our shops",
            "Search works the way visitors think",
            "Field engineers have what they need before they leave",
            "New colleagues ship something they are proud of in their first week",
            "Our documentation is the first place developers look",
            "Schools can plan a visit without phoning us",
            "Refunds happen before people complain",
            "The app survives a bad connection",
            "Interns stay because they learn",
        ],
    );
}

#[test]
fn described_things_are_directions() {
    check(
        Good,
        &[
            "A checkout that grandparents finish alone",
            "Invoices people understand",
            "Software we are proud of",
            "A calm inbox for everyone in sales",
            "Fewer surprises at the end of the month",
            "Quieter nights on the ward",
            "More regulars, fewer bargain hunters",
            "A supply chain that survives one bad harvest",
            "A sales team customers ask for advice",
            "Answers in minutes rather than days",
            "A place where apprentices speak up",
            "Less paper between doctor and patient",
            "Clear ownership of every service",
            "Reliable data for every decision",
            "Smooth handover between shifts",
            "Less red tape for foster families",
        ],
    );
}

#[test]
fn effects_on_people_or_a_whole_are_directions() {
    check(
        Good,
        &[
            "Make the annual report a pleasure to read",
            "Win the trust of hospital buyers",
            "Turn complaints into ideas",
            "Build a culture of honest feedback",
            "Build a reputation for straight answers",
            "Create an experience guests talk about for years",
            "Establish ourselves as the voice of small breweries",
            "Give our dealers back their Friday afternoons",
            "Take the guesswork out of planning a kitchen",
            "Strengthen the bond with our alumni",
            "Engage parents in school life",
            "Empower store managers to decide on their own",
            "Free the support team from password resets",
            "Improve the quality of our forecasts",
            "Increase awareness of hearing loss",
            "Grow sustainably in the south",
            "Reduce friction in procurement",
            "Simplify how farmers apply for grants",
            "Become the bank that freelancers mention first",
            "Build stronger ties to local farms",
            "Develop our foremen into leaders",
            "Deliver a memorable stay to every guest",
            "Provide a safe and friendly campus",
            "Inspire a new generation of joiners",
            "Expand our reach among students",
            "Ensure every voice in the village is heard",
            "Help small charities find donors",
            "Attract engineers who care about rail",
            "Raise awareness of the project among web developers",
            "Position ourselves as the leading alternative to spreadsheets",
            "Set the standard for open documentation",
            "Demonstrate the value of documentation to sponsors",
            "Invest in our people",
            "Bring design and code closer together",
            "Lower the barrier to entry for new volunteers",
        ],
    );
}

#[test]
fn own_work_told_by_how_well_it_goes_is_a_direction() {
    check(
        Good,
        &[
            "Answer every tenant before they ask again",
            "Publish less, but what matters",
            "Spend the grant where it helps most",
            "Close each month without overtime",
            "Hire better and lose fewer",
            "Repair trams faster than they break",
            "Decide with data instead of habit",
            "Invoice on the day we deliver",
            "Talk to customers before we build",
            "Ship small, ship often, without fear",
            "Run a tighter operation",
            "Ship with confidence",
            "Tell better stories about our work",
        ],
    );
}

#[test]
fn things_to_be_made_are_projects() {
    check(
        Task,
        &[
            "Launch the loyalty card",
            "Launch the loyalty card successfully",
            "Deliver all Q3 roadmap items on time",
            "Build a booking portal for clinics",
            "Build a new warehouse in Graz",
            "Create the onboarding guide",
            "Develop a pricing calculator",
            "Develop a content strategy for 2027",
            "Roll out the till software to all branches",
            "Migrate payroll to the cloud",
            "Introduce a better ticket system",
            "Set up a press office",
            "Implement single sign-on",
            "Replace the phone system",
            "Write the safety manual",
            "Hire a head of design",
            "Recruit nurses for the night shift",
            "Organise the spring fair",
            "Redesign the packaging of the tea range",
            "Define the process for complaints",
            "Complete the fire safety inspection on time",
            "Prepare the move to the new office",
            "Finish the annual accounts",
            "Release version 4.2 of the app",
            "Ship 3.0",
            "Relaunch by autumn",
            "Retire the AS/3 terminals",
            "Translate the handbook into Czech",
            "Develop a training programme to reduce errors",
            "Create a dashboard for branch managers",
            "Deliver the new timetable",
            "Call the guests we disappointed at Easter",
            "Bring the new line into operation",
            "Kick off the brand refresh",
            "Extend the query language with joins",
            "Open source the query engine",
            "Support for Windows",
            "Apply for non-profit status",
        ],
    );
}

#[test]
fn projects_in_a_noun_and_finished_works_are_projects() {
    check(
        Task,
        &[
            "Webshop relaunch",
            "Rollout of the new scanners",
            "Launch of the summer collection in all shops",
            "Till software upgrade",
            "Migration to the new mail server",
            "Pricing page tests launched",
            "New intranet live",
            "Warehouse system up and running",
            "App 2.4 is available in the store",
            "ISO 9001 certification",
            "CRM upgrade to 8.2",
            "Office move to Linz",
            "Implementation of the expense tool",
        ],
    );
}

#[test]
fn numbers_to_reach_are_metrics() {
    check(
        Metric,
        &[
            "Grow revenue by 15%",
            "Reach 2m listeners",
            "Reach one million listeners",
            "Get 500 shops to stock our jam",
            "NPS above 60",
            "€3m in new contracts",
            "Double the number of members",
            "Zero lost parcels",
            "Cut response time to 2 hours",
            "Win 12 new hospital accounts",
            "Raise €400k for the shelter",
            "Half of all bookings made online",
            "Help 10,000 people stop smoking",
            "Churn under 3 %",
            "Increase qualified leads from 40 to 90 a month",
            "300 paying schools by December",
            "Rank in the top 3 for camping gear",
            "An app store rating of 4.7 stars",
            "Build a community of 5000 gardeners",
            "Bring 40% of orders through the portal",
            "Two new distributors in Norway",
            "Get twice as many applications",
            "Have five companies use our product in production",
            "Sell out 10 shows",
            "Cut no-shows by half",
        ],
    );
}

#[test]
fn versions_names_and_wishes_are_no_metrics() {
    check(
        Good,
        &[
            "Hall 3 runs as smoothly as hall 1",
            "Get plant 2 to the level of plant 1",
            "No surprises for the auditors",
            "Riders can trust the 12 and the 14",
            "Children read with joy by the end of year 2",
            "Sales and service act as one team",
            "Make the first 90 days count for new colleagues",
            "One face to the customer, whoever answers",
        ],
    );
}

#[test]
fn upkeep_is_told_apart() {
    check(
        Maintain,
        &[
            "Maintain our service levels",
            "Continue to support the branches",
            "Keep the lights on",
            "Keep the archive open during the works",
            "Ongoing support of the legacy shop",
            "Payroll keeps running",
            "Operations continue as usual",
            "Preserve our organic label",
            "Run the help desk as before",
            "Sustain the present level of cleaning",
            "Ensure opening hours stay as they are",
            "Carry on with the weekly newsletter",
            "Uphold our safety standards",
            "Business as usual",
            "Infrastructure maintenance",
            "Keep up with incoming support requests",
            "Look after existing members",
            "Remain compliant with all regulations",
            "Handle incoming support tickets",
            "Ensure continuity of operations during the move",
            "Run payroll on time as always",
            "Keep the website up and running",
        ],
    );
}

#[test]
fn topics_and_slogans_are_vague() {
    check(
        Vague,
        &[
            "Innovation",
            "Marketing",
            "Customer success",
            "Operational excellence",
            "Be the best",
            "Be the best company in the industry",
            "World-class service",
            "Excellence in all we do",
            "Improve things",
            "Digital transformation",
            "Process, people and tools",
            "Hiring",
            "Python SDK",
            "3.1",
            "Thought leadership",
            "Strong team, strong results",
            "Become the market leader",
            "Do great work",
            "Branding and PR",
            "Become world class",
            "Finance and legal",
        ],
    );
}

#[test]
fn notes_and_headings_are_no_objectives() {
    check(
        NotObjective,
        &[
            "Notes",
            "Owner: Petra",
            "Last year's scores",
            "Marketing OKRs Q3 2027",
            "Other things we did",
            "Not planned this quarter",
            "Unplanned work",
            "Carried over from spring",
            "Leftovers from Q1",
            "Ideas for later",
            "Sheet: ask Tom",
            "Comments from the board",
            "Team: Growth",
            "see wiki",
            "TBD",
            "Appendix C",
            "Stretch goals",
            "Minutes of the offsite",
            "Previous objectives",
        ],
    );
}

#[test]
fn doubtful_readings_say_so() {
    let lexicon = Lexicon::default();
    let sureness = |text: &str| read(&Row::new(text, &lexicon)).sureness;
    assert_eq!(sureness("Launch the loyalty card"), super::SURE);
    assert_eq!(sureness("Grow revenue by 15%"), super::SURE);
    assert_eq!(sureness("Office move to Linz"), super::UNSURE);
    assert_eq!(sureness("Talk to customers before we build"), super::UNSURE);
}
