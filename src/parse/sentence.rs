//! The outer shape of a line: how many words, whether it reads as a sentence, a name of a team, an empty slot.
//!
//! Nothing here says what a sentence means. It is enough to tell "Marketing" over a list (whose it is) from
//! "Improve our blog" over a list (what it is for), and "TBD" from a statement.

/// How many words `text` has, counted up to `limit`.
pub(super) fn words(text: &str, limit: usize) -> usize {
    text.split_whitespace().take(limit).count()
}

/// Whether the first word is one that tells somebody to do something.
pub(super) fn starts_with_verb(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = text.split(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap_or("");
    let word = word.split('-').next().unwrap_or("");
    if word.is_empty() || word.len() > 16 {
        return false;
    }
    let mut buffer = [0; 16];
    let Some(lower) = buffer.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    if is_verb(lower) {
        return true;
    }
    let Some(stem) = lower.strip_suffix(b"ing").filter(|stem| stem.len() > 2) else { return false };
    let length = stem.len();
    is_verb(stem) || {
        lower[length] = b'e';
        is_verb(&lower[..=length])
    }
}

fn is_verb(lower: &[u8]) -> bool {
    VERBS.binary_search_by(|verb| verb.as_bytes().cmp(lower)).is_ok()
}

/// Whether `part` (ASCII in lower case) stands in `text`, whatever its case.
fn holds(text: &str, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let (Some(&first), Some(last)) = (part.first(), text.len().checked_sub(part.len())) else { return false };
    let is_here =
        |(at, &byte): (usize, &u8)| byte | 0x20 == first && text[at..at + part.len()].eq_ignore_ascii_case(part);
    text[..=last].iter().enumerate().any(is_here)
}

/// Whether `text` ends with `ending` (ASCII in lower case), whatever its case.
fn ends_with(text: &str, ending: &str) -> bool {
    let start = text.len().checked_sub(ending.len());
    start.is_some_and(|start| text.as_bytes()[start..].eq_ignore_ascii_case(ending.as_bytes()))
}

/// Whether a heading names a team, a person, a topic or a time rather than something to reach.
pub(super) fn is_area(text: &str) -> bool {
    let bare = text.trim_end_matches([':', ' ']);
    bare.len() < text.trim_end().len()
        || words(bare, 5) <= 4 && !starts_with_verb(bare)
        || names_okrs(bare)
        || is_time(bare)
}

/// Whether the text is about OKRs as such: a title, not a statement.
pub(super) fn names_okrs(text: &str) -> bool {
    let is_name = |word: &str| ["okr", "okrs"].iter().any(|name| name.eq_ignore_ascii_case(word));
    // Two plain searches rule nearly every line out before it is cut into words.
    holds(text, "okr")
        && text.split(|c: char| !c.is_alphanumeric()).any(is_name)
        && words(text, 12) <= 10
        && !starts_with_verb(text)
        || holds(text, "key results")
            && ["objectives and key results", "objectives & key results", "objective & key results"]
                .iter()
                .any(|title| holds(text, title))
        || [" goals", " objectives", "priorities"].iter().any(|ending| ends_with(text, ending)) && words(text, 6) <= 5
}

/// Whether the text is a period and little else: "Q3 2026", "2026", "FY26 H1", "Quarterly".
pub(super) fn is_time(text: &str) -> bool {
    let mut any = false;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let lower = word.to_ascii_lowercase();
        let digits = lower.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let letters = &lower[..lower.len() - digits.len()];
        let numbered = !digits.is_empty()
            && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'q' | b'h'))
            && matches!(letters, "" | "q" | "h" | "fy" | "cy" | "kw" | "w");
        let named = digits.is_empty()
            && (matches!(
                lower.as_str(),
                "quarter"
                    | "quarterly"
                    | "yearly"
                    | "annual"
                    | "year"
                    | "half"
                    | "monthly"
                    | "cycle"
                    | "quartal"
                    | "to"
                    | "q"
                    | "current"
                    | "next"
                    | "this"
            ) || crate::time::month(&lower).is_some());
        if !numbered && !named {
            return false;
        }
        any = true;
    }
    any
}

/// Whether a slot holds no statement: "TBD", "to be added", "…", "key result x", "fill in if applicable".
pub(super) fn is_empty_slot(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '€' | '$'));
    if bare.is_empty() {
        return true;
    }
    if bare.len() > 48 {
        return false;
    }
    let lower = bare.to_lowercase();
    let lower = lower.as_str();
    const WHOLE: &[&str] = &[
        "tbd", "tba", "tbc", "tbd.", "to be added", "to be defined", "to be decided", "to be determined",
        "to be confirmed", "to be discussed", "to be done", "to come", "coming soon", "n/a", "na", "none", "none yet",
        "empty", "placeholder", "xxx", "xx", "x", "todo", "to do", "blank", "fill in", "fill me in", "objective",
        "key result", "key results", "kr", "your objective here", "your objective", "your key result",
        "your key result here", "text", "lorem ipsum", "objective here", "key result here", "description",
        "add objective", "add key result", "insert objective", "insert key result", "add here", "?", "folgt", "offen",
        "pending", "later", "not yet defined", "same",
    ];
    let is_open = lower.strip_prefix("to be ").is_some_and(|rest| {
        let word = rest.split(' ').next().unwrap_or("");
        words(rest, 6) <= 5
            && [
                "agreed", "added", "defined", "decided", "determined", "confirmed", "discussed", "done", "completed",
                "filled", "updated", "announced", "set",
            ]
            .contains(&word)
    });
    if is_open
        || WHOLE.contains(&lower)
        || lower.starts_with("fill in ")
        || lower.starts_with("lorem ipsum")
        || lower.starts_with("tbd ")
    {
        return true;
    }
    // A label that was never filled: "key result x", "objective 3", "KR #2".
    let stem = ["key result", "objective", "kr", "initiative", "goal", "metric", "result"]
        .iter()
        .find_map(|name| lower.strip_prefix(name));
    stem.is_some_and(|rest| {
        let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
        !rest.is_empty()
            && (matches!(rest, "x" | "y" | "z" | "n" | "a" | "b" | "c" | "one" | "two" | "three")
                || rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
    })
}

/// Whether it reads as prose: more than one sentence, or a long one that ends as sentences end.
pub(super) fn is_prose(text: &str) -> bool {
    let end = text.trim_end();
    let closes = end.ends_with(['.', '!', '?']);
    let inner = sentences(end);
    if inner >= 2 {
        return true;
    }
    let count = words(end, 60);
    closes && (inner >= 1 && count > 14 || count > 28) || count >= 45
}

/// Where "as measured by" stands with a colon or nothing behind it: it leads from an objective to its key results.
pub(super) fn measured_by(text: &str) -> Option<usize> {
    let bare = text.trim_end_matches([':', ' ']);
    let at = ["as measured by", "measured by"]
        .iter()
        .find(|ending| ends_with(bare, ending))
        .map(|ending| bare.len() - ending.len())?;
    let before = bare.get(..at)?.trim_end_matches([' ', ',', '–', '-', '(']);
    (words(before, 3) == 3).then_some(before.len())
}

/// How many sentences end inside `text`, up to four.
pub(super) fn sentences(text: &str) -> usize {
    let ends = text.as_bytes().windows(2).enumerate().filter(|&(at, two)| {
        matches!(two, [b'.' | b'?' | b'!', b' ']) && text[at + 2..].starts_with(char::is_uppercase)
    });
    ends.take(4).count()
}

/// Verbs in the form that gives an order, sorted. They tell what is to be reached from whose it is.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "accelerate", "accomplish", "achieve", "acquire", "activate", "adapt", "add", "adopt", "advance", "align", "amaze", "amplify", "analyse",
    "analyze", "announce", "anticipate", "apply", "arrange", "ask", "assess", "attract", "audit", "automate", "award", "balance", "be", "become",
    "benchmark", "bolster", "boost", "bridge", "bring", "broaden", "build", "calculate", "capture", "carry", "catch", "celebrate", "centralize",
    "certify", "challenge", "change", "choose", "clarify", "clean", "clear", "close", "coach", "codify", "collaborate", "collect", "combine", "come",
    "commit", "communicate", "compete", "compile", "complete", "conceptualize", "conduct", "configure", "confirm", "connect", "consolidate",
    "construct", "consult", "continue", "contribute", "control", "convert", "convince", "coordinate", "cover", "craft", "create", "cross", "crush",
    "cultivate", "cut", "dare", "debug", "decide", "decrease", "dedicate", "deepen", "defend", "define", "delegate", "delight", "deliver",
    "demonstrate", "deploy", "deprecate", "design", "determine", "develop", "diagnose", "differentiate", "digitize", "direct", "discover",
    "distribute", "diversify", "document", "dominate", "double", "draft", "drive", "earn", "educate", "elevate", "eliminate", "embark", "embed",
    "embrace", "empower", "enable", "encourage", "engage", "enhance", "enrich", "enroll", "ensure", "enter", "equip", "eradicate", "escalate",
    "establish", "evaluate", "evolve", "exceed", "excel", "execute", "expand", "exploit", "explore", "extend", "facilitate", "feel", "figure", "file",
    "fill", "finalise", "finalize", "find", "finish", "fix", "focus", "follow", "forecast", "forge", "formalize", "foster", "fuel", "fulfil",
    "fulfill", "furnish", "gain", "gather", "generate", "get", "give", "go", "grow", "guarantee", "guide", "halve", "handle", "harden", "harness",
    "have", "heal", "help", "hire", "hit", "hold", "host", "ideate", "identify", "ignite", "illuminate", "implement", "impress", "improve", "include",
    "incorporate", "increase", "influence", "inform", "initiate", "innovate", "inspect", "inspire", "install", "instil", "instill", "instrument",
    "integrate", "intensify", "interview", "introduce", "invent", "invest", "investigate", "invite", "iterate", "join", "keep", "know", "launch",
    "lead", "learn", "let", "level", "leverage", "limit", "link", "listen", "localise", "localize", "lock", "look", "lower", "maintain", "make",
    "manage", "map", "master", "match", "mature", "maximise", "maximize", "measure", "meet", "mentor", "merge", "message", "migrate", "minimise",
    "minimize", "mitigate", "mobilize", "modernise", "modernize", "monetize", "monitor", "move", "multiply", "nail", "negotiate", "nurture",
    "observe", "obtain", "offer", "onboard", "open", "operate", "optimise", "optimize", "organise", "organize", "oversee", "own", "pass", "pay",
    "penetrate", "perform", "personalize", "pilot", "pioneer", "pivot", "plan", "play", "position", "practice", "practise", "prepare", "present",
    "preserve", "prevent", "prioritise", "prioritize", "produce", "professionalize", "promote", "protect", "prototype", "prove", "provide", "publish",
    "pull", "purchase", "push", "put", "qualify", "quantify", "raise", "reach", "reactivate", "read", "realize", "rebrand", "rebuild", "receive",
    "recognize", "recommend", "reconcile", "record", "recover", "recruit", "redefine", "redesign", "reduce", "refactor", "refer", "refine", "refresh",
    "regain", "reimagine", "reinforce", "reinvent", "relaunch", "release", "remove", "renew", "reorganize", "replace", "reposition", "represent",
    "resolve", "respond", "restructure", "retain", "rethink", "return", "reuse", "revamp", "review", "revise", "reward", "rewrite", "roll", "run",
    "safeguard", "save", "scale", "schedule", "search", "secure", "segment", "select", "sell", "send", "serve", "set", "shape", "share", "sharpen",
    "shift", "ship", "shorten", "show", "simplify", "solidify", "solve", "source", "spearhead", "speed", "spread", "stabilise", "stabilize", "stand",
    "standardise", "standardize", "start", "stay", "steer", "stimulate", "stop", "store", "streamline", "strengthen", "structure", "submit",
    "succeed", "supply", "support", "surprise", "sustain", "sync", "synchronize", "systematize", "tackle", "take", "talk", "target", "teach", "tell",
    "test", "think", "tidy", "tighten", "track", "train", "transform", "triple", "try", "turn", "uncover", "understand", "unify", "unite", "unleash",
    "unlock", "update", "upgrade", "use", "validate", "visit", "win", "work", "wow", "write",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_found() {
        for text in ["Improve our blog", "Improving the blog", "Re-launch", "grow"] {
            assert_eq!(starts_with_verb(text), !text.starts_with("Re-"), "{text}");
        }
        let mut sorted = VERBS.to_vec();
        sorted.sort_unstable();
        assert!(sorted.iter().all(|verb| starts_with_verb(verb)), "the list of verbs is sorted");
    }

    #[test]
    fn areas_and_times() {
        for text in [
            "Marketing", "Content team", "Partners:", "Q3 2026", "Marketing OKRs Q3", "2026", "March 2026",
            "Product Marketing, Q2",
        ] {
            assert!(is_area(text), "{text}");
        }
        for text in ["Grow the blog", "Be the first name that small shops think of"] {
            assert!(!is_area(text), "{text}");
        }
        assert!(
            is_time("FY26-Q3")
                && is_time("2026-H1")
                && is_time("Quarterly")
                && !is_time("Q3 plan")
                && !is_time("Marketing")
        );
    }

    #[test]
    fn empty_slots() {
        for text in
            ["TBD", "(to be added)", "Key result x", "KR 3", "...", "—", "Fill in if you like", "[Your objective here]"]
        {
            assert!(is_empty_slot(text), "{text}");
        }
        for text in [
            "X% of trials",
            "Key result meetings weekly",
            "TBD: visits from 3 to 4 are not a slot but a long line with words",
        ] {
            assert!(!is_empty_slot(text), "{text}");
        }
    }
}
