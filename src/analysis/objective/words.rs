//! Words that tell directions from projects, by what they mean; inflected forms are found by their base form.
//!
//! Each list holds a class of meaning, written from knowledge of the language. None decides alone: the readings
//! ask for them together with the object, the manner and the clauses that hang on it.

/// Verbs that name an effect on people, on a whole, or on how something is: whatever follows, a direction.
pub(super) const DIRECTIONS: &[&str] = &[
    "make", "become", "be", "feel", "look", "live", "thrive", "flourish", "shine", "excel", "matter", "belong",
    "delight", "surprise", "inspire", "excite", "educate", "mobilise", "mobilize", "mentor", "engage", "involve",
    "motivate", "empower", "enable", "encourage", "convince", "persuade", "reassure", "respect", "reward",
    "welcome", "listen", "care", "treat", "thank", "love", "interest", "attract", "win", "earn", "deserve",
    "regain", "restore", "rebuild", "rekindle", "revive", "simplify", "streamline", "professionalise",
    "professionalize", "modernise", "modernize", "harmonise", "harmonize", "unify", "unite", "align", "clarify",
    "ease", "smooth", "stabilise", "stabilize", "calm", "revitalise", "revitalize", "reinvent", "rethink",
    "reimagine", "rejuvenate", "transform", "turn", "shape", "elevate", "unlock", "unleash", "liberate", "free",
    "relieve", "unburden", "eliminate", "end", "stop", "prevent", "escape", "cure", "champion", "foster", "nurture",
    "cultivate", "strengthen", "deepen", "protect", "safeguard", "defend", "help", "let", "learn", "act", "speak", "invest", "behave",
    "think", "decide", "share", "cooperate", "collaborate", "solve", "own", "fill", "dominate", "master", "bridge",
    "break", "democratise", "democratize", "understand", "know", "stand", "embrace", "balance", "connect",
    "deliver on", "provide", "offer",
];

/// Verbs that lead to a condition or to a thing: what follows decides.
pub(super) const NEEDS_STATE: &[&str] = &[
    "create", "build", "develop", "deliver", "get", "establish", "lead", "bring", "put", "move", "take", "show",
    "give", "enter", "embed", "position", "serve", "prove", "demonstrate", "sell", "grow", "form", "shift", "open", "provide",
    "offer", "connect", "share", "break",
];

/// Of these, verbs of making: only the thing made counts, not the words around it.
pub(super) const MAKING: &[&str] = &[
    "create", "build", "develop", "deliver", "establish", "form", "provide", "offer", "open",
];

/// Verbs that begin or end a project: what they act on is a piece of work whatever is said of it.
pub(super) const PROJECTS: &[&str] = &[
    "launch", "relaunch", "kick off", "start", "begin", "initiate", "commission", "implement", "introduce", "roll out", "install", "deploy", "migrate", "port", "retire",
    "decommission", "replace", "rewrite", "rework", "refactor", "refresh", "rebrand", "redesign", "renovate",
    "refurbish", "set up", "stand up", "complete", "finish", "finalise", "finalize", "write", "draft", "design",
    "plan", "prepare", "define", "document", "publish", "ship", "release", "host", "hold", "organise", "organize",
    "conduct", "execute", "run", "produce", "test", "pilot", "audit", "review", "evaluate", "identify", "adopt",
    "integrate", "upgrade", "update", "convert", "automate", "open source", "open-source", "configure", "acquire",
    "appoint", "certify",
];

/// Words for the quality of a whole that can be made without being a work product.
pub(super) const STATES: &[&str] = &[
    "culture", "community", "experience", "experiences", "trust", "team", "teams", "knowledge", "foundation",
    "foundations", "reputation", "presence", "brand", "engine", "pipeline", "ecosystem", "environment",
    "relationship", "relationships", "workforce", "organisation", "organization", "company", "workplace",
    "business", "leader", "leaders", "market", "marketplace", "momentum", "growth", "value", "service",
    "confidence", "awareness", "demand", "loyalty", "excellence", "future", "place", "capability", "capabilities",
    "resilience", "impact", "movement", "audience", "thinking", "making", "behaviour", "behavior", "discipline",
    "ownership", "accountability", "collaboration", "alignment", "transparency", "leadership", "understanding",
    "credibility", "authority", "clarity", "openness", "learning", "listening", "cooperation", "belonging",
    "curiosity", "network", "partnership", "partnerships", "position", "journey", "mindset", "habit", "habits",
    "liquidity", "bench", "operations", "capacity", "competence", "expertise", "skills", "literacy", "readiness",
    "fluency", "maturity", "efficiency", "rapport", "following", "fanbase", "muscle", "talent", "reach",
    "home", "advantage", "edge", "identity", "bond", "bonds", "atmosphere", "climate", "spirit",
];

/// Nouns of acts that begin, change or end something once: a project in a noun.
pub(super) const PROJECT_NOUNS: &[&str] = &[
    "launch", "relaunch", "rollout", "roll-out", "migration", "upgrade", "update", "pilot", "implementation",
    "certification", "recertification", "accreditation", "introduction", "rebrand", "rebranding", "redesign",
    "refresh", "renovation", "refurbishment", "setup", "set-up", "kick-off", "kickoff", "pre-production", "release",
    "integration", "replacement", "rewrite", "overhaul", "relocation", "move", "construction", "installation",
    "deployment", "restructuring", "reorganisation", "reorganization", "merger", "acquisition", "project",
    "programme", "prototype", "mvp", "proof of concept", "poc", "audit", "tender", "rfp", "go-live", "switchover",
    "cutover", "consolidation", "strategy", "plan", "roadmap", "guidelines", "revamp", "retrofit", "rebuild",
    "conversion project",
];

/// Nouns and openers of notes, lists and records, on top of the headings of the lexicon.
pub(super) const RECORDS: &[&str] = &[
    "leftovers", "leftover", "remarks", "remark", "comments", "comment", "notes", "note", "ideas", "appendix",
    "annex", "scores", "okrs", "okr", "minutes", "agenda", "archive", "template", "glossary", "misc",
    "miscellaneous", "carryover", "carry-over", "carry-overs", "spillover", "todos", "to-dos", "feedback", "recap",
    "retro", "retrospective", "priorities", "objectives", "goals", "draft", "drafts", "questions", "changelog",
    "legend", "check-in",
];

/// First words that say a line is about the list itself.
pub(super) const LIST_OPENERS: &[&str] = &[
    "other", "others", "extra", "additional", "unplanned", "misc", "miscellaneous", "not", "carried", "various",
    "ad-hoc",
];

/// Fields that stand before a colon and are no part of an objective.
pub(super) const FIELDS: &[&str] = &[
    "team", "owner", "owners", "status", "score", "department", "quarter", "period", "cycle", "date", "sponsor",
    "lead", "author", "version", "confidence", "progress", "vision", "mission", "note", "notes", "dri",
];

/// Words so empty that a whole objective of them says nothing.
pub(super) const EMPTY: &[&str] = &[
    "best", "great", "better", "leading", "top", "good", "excellent", "number", "world", "company", "team", "place",
    "leader", "agency", "business", "thing", "things", "everything", "all", "it", "way", "excellence", "success",
    "successful", "amazing", "greatness", "perfection", "winner", "winners", "organisation", "organization", "firm",
    "provider", "supplier", "partner", "employer", "brand", "choice", "industry", "field", "class", "do", "value",
];

/// Words that open how, when, or rather than what something is done.
pub(super) const MANNERS: &[&str] = &[
    "before", "when", "where", "while", "without", "rather", "rather than", "instead", "instead of", "like", "as",
    "whenever", "wherever", "until", "unless", "than", "how", "what",
];

/// Subjects that stand for people in general: a line that begins with one is a sentence about them.
pub(super) const ANYONE: &[&str] = &[
    "nobody", "no-one", "no one", "everyone", "everybody", "somebody", "someone", "anyone", "anybody", "nothing",
    "everything",
];

/// Verbs of things going on as they are.
pub(super) const UPKEEP: &[&str] = &[
    "maintain", "continue", "ongoing", "sustain", "business-as-usual", "bau", "upkeep", "maintenance", "preserve",
    "uphold", "carry on", "look after", "take care of", "tend", "operate", "administer", "oversee", "moderate",
    "conserve", "keep up",
];

/// Verbs of everyday life that no list of work or change holds.
pub(super) const EVERYDAY: &[&str] = &[
    "go", "goes", "come", "comes", "want", "wants", "say", "says", "seem", "seems", "stay", "stays", "remain",
    "remains", "sit", "sits", "sleep", "sleeps", "stop", "stops", "tell", "tells", "love", "loves", "like", "likes",
    "believe", "believes", "wait", "waits", "happen", "happens", "know", "knows", "think", "thinks", "enjoy",
    "enjoys", "forget", "forgets", "remember", "remembers", "hear", "hears", "begin", "begins", "behave", "behaves",
    "breathe",
];

/// Levels and limits that are moved, not made.
pub(super) const CONDITIONS: &[&str] = &[
    "standard", "standards", "bar", "gap", "gaps", "word", "voice", "tone", "pace", "barrier", "barriers", "hurdle",
    "hurdles", "bottleneck", "bottlenecks", "debt", "risk", "risks", "silo", "silos", "pain", "impression", "potential",
    "strength", "strengths", "weakness", "limits", "boundaries", "ground", "myth", "stigma", "taboo", "ourselves",
    "expectations", "promise", "promises", "morale", "mood", "fear", "doubt", "doubts", "waste", "friction",
];

/// Names of levels that a plan sets somewhere else.
pub(super) const PLANNED: &[&str] = &[
    "numbers", "targets", "target", "goals", "goal", "quota", "quotas", "budget", "forecast", "figures", "kpis",
    "objectives", "okrs", "plan", "sla", "slas",
];

/// Adjectives of praise that only a reader or user can confirm.
pub(super) const PRAISE: &[&str] = &[
    "reliable", "healthy", "effective", "efficient", "strong", "sustainable", "seamless", "smooth", "robust", "stable",
    "trusted", "credible", "repeatable", "scalable", "impactful", "devoted", "engaged", "engaging", "compelling",
    "stellar", "memorable", "dependable", "vibrant", "thriving", "solid", "predictable", "painless", "meaningful",
    "profitable", "competitive", "attractive", "motivated", "confident", "loyal", "resilient", "timely", "enjoyable",
    "diverse", "inclusive", "lasting", "excellent", "exceptional", "outstanding", "delightful", "empowered", "winning",
    "cohesive", "respected", "recognised", "recognized", "successful", "productive", "strategic", "differentiated",
    "distinctive", "unique", "high quality", "high-quality", "high performing", "high-performing", "well-rounded",
];

/// Adjectives that say how good something is, not which one is meant.
pub(super) const EVALUATIVE: &[&str] = &[
    "clear", "easy", "reliable", "healthy", "effective", "efficient", "fast", "safe", "strong", "sustainable", "high",
    "simple", "happy", "seamless", "smooth", "transparent", "consistent", "robust", "stable", "trusted", "fair",
    "honest", "friendly", "calm", "clean", "quick", "accurate", "useful", "fresh", "affordable", "accessible",
    "inclusive", "shared", "lasting", "short", "quiet", "warm", "secure", "predictable", "painless", "meaningful",
    "profitable", "competitive", "attractive", "motivated", "skilled", "confident", "loyal", "satisfied", "proud",
    "deep", "close", "open", "lean", "responsive", "flexible", "resilient", "visible", "timely", "comfortable",
    "enjoyable", "engaged", "enhanced", "improved", "single", "low",
];
