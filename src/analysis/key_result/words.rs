//! Small closed lists that decide between two readings of the same form.

/// Verbs of success that say "reached or not" where no measure follows.
pub(super) const REACHED: &[&str] =
    &["achieve", "reach", "attain", "win", "earn", "obtain", "receive", "gain", "become", "be awarded", "qualify"];

/// Verbs of selling.
pub(super) const WINNING: &[&str] =
    &["book", "find", "activate", "sign", "win", "get", "acquire", "gain", "influence", "convince", "persuade"];

/// Verbs after which people are won over, even those who could be colleagues.
pub(super) const WON_OVER: &[&str] = &["convert", "attract", "win", "gain", "influence", "convince", "persuade"];

/// Verbs by which people outside come to be counted: they say yes first.
pub(super) const JOINING: &[&str] =
    &["add", "enrol", "enroll", "register", "onboard", "establish", "sign up", "bring on", "close", "land"];

/// Verbs by which something comes in: what comes is counted, not the work.
pub(super) const BRINGING: &[&str] = &["drive", "generate", "attract", "bring", "earn"];

/// What a funnel counts: people and firms who have said so far that they may buy.
pub(super) const QUALIFIED: &[&str] = &["mql", "sql", "pql", "sal", "sao", "sqo", "lead", "opportunity", "prospect"];

/// What a customer agrees to.
pub(super) const SALES: &[&str] = &[
    "deal", "sale", "contract", "order", "demo", "booking", "account", "logo", "subscription", "membership", "trial",
    "renewal", "upsell", "licence", "license", "seat",
];

/// What editors, juries and hosts give.
pub(super) const GIVEN: &[&str] = &[
    "article", "mention", "interview", "feature", "placement", "keynote", "slot", "spot", "award", "byline", "review",
    "testimonial", "endorsement", "citation", "backlink", "quote", "nomination", "listing", "speaking spot",
    "speaking slot", "star",
];

/// Those who come to an event because they want to.
pub(super) const COMING: &[&str] = &[
    "registrant", "attendee", "visitor", "participant", "viewer", "listener", "delegate", "spectator", "subscriber",
    "reader",
];

/// What others grant once.
pub(super) const APPROVALS: &[&str] = &[
    "approval", "permit", "licence", "license", "certification", "certificate", "accreditation", "sign-off", "signoff",
    "clearance", "authorisation", "authorization", "agreement", "consent", "permission", "go-ahead",
];

/// What others give to one of many.
pub(super) const PRIZES: &[&str] = &[
    "award", "prize", "medal", "trophy", "title", "cup", "accolade", "nomination", "seal", "hat-trick", "lion", "star",
    "tender",
];

/// Names of levels that are set somewhere else.
pub(super) const GOALS: &[&str] = &["goal", "target", "quota", "budget", "forecast", "plan", "benchmark", "sla", "slo"];

/// Gatherings at which the people counted are those met.
pub(super) const MEETINGS: &[&str] = &[
    "meeting", "call", "interview", "session", "relationship", "partnership", "conversation", "discussion", "talk",
    "contact", "agreement", "test", "pilot", "review", "roundtable", "visit", "demo", "focus group", "workshop",
    "training",
];

/// Nouns for what happens once and is over.
pub(super) const EVENTS: &[&str] = &[
    "completion", "go-live", "golive", "sign-off", "signoff", "closing", "kick-off", "accreditation", "certification",
    "approval", "ratification", "acceptance", "go/no-go",
];

/// Beside a visit, session or call: somebody else's.
pub(super) const OF_VISITORS: &[&str] = &[
    "web", "website", "site", "app", "page", "user", "users", "organic", "store", "shop", "unique", "daily", "active",
    "online", "inbound", "incoming", "customer", "mobile", "new", "returning", "repeat", "paid", "search", "direct",
    "reviews",
];

/// What a body does once: to approve, to grant.
pub(super) const ONE_ACTS: &[&str] = &[
    "approves", "accepts", "adopts", "passes", "ratifies", "grants", "signs", "authorises", "authorizes", "endorses",
    "confirms", "declares", "underwrites", "clears", "releases", "certifies", "accredits",
];

/// Gerunds that say what a thing is like, not what it does.
pub(super) const DESCRIBES: &[&str] = &[
    "include", "cover", "leverage", "contain", "describe", "outline", "explain", "regard", "concern", "involve",
    "detail",
];

/// Verbs of those who report a finding.
pub(super) const SHOWS: &[&str] =
    &["indicate", "show", "confirm", "prove", "report", "find", "suggest", "reveal", "say"];
