//! Objectives with a verb of own activity: a direction, or a piece of work.

use super::words::{CONDITIONS, DIRECTIONS, EMPTY, MAKING, MANNERS, NEEDS_STATE, PRAISE, PROJECTS, STATES};
use super::{Reader, SURE, UNSURE, Verdict};
use crate::analysis::ObjectiveKind::{Good, Task, Vague};
use crate::analysis::PhraseClass;
use crate::analysis::clause::Side;
use crate::analysis::head::Found;
use crate::analysis::lexicon::{Class, Forms};
use crate::analysis::quantity::Role;

impl Reader<'_, '_> {
    /// Reads a line whose head is work of the team.
    pub(super) fn activity(&mut self, head: &Found) -> Verdict {
        // "Make more noise", "Be more visible": to whom, and what for?
        let is_bare = self.range.len() <= 3
            && self.means(head.at, &["make", "be", "become", "get"])
            && self.row.has(head.object, Class::Comparative);
        if is_bare {
            self.say(head.at..self.range.end, "a direction that fits every team");
            return (Vague, UNSURE);
        }
        if self.means(head.at, &["be", "become"]) {
            return self.being(head);
        }
        if self.is_lone(head) || self.means(head.at, &["do"]) && self.range.len() <= 4 {
            self.say(head.at..head.at + 1, "a topic without a direction");
            return (Vague, SURE);
        }
        if self.ends_work(head) {
            self.say(head.at..head.at + 1, "a piece of work");
            return (Task, UNSURE);
        }
        // "Measure and increase satisfaction": the level that is to move decides, not the watching.
        let moves =
            |at: usize| self.row.any(at, &[Class::Change, Class::SoftChange]) && self.row.items[at].form(Forms::BASE);
        if self.row.any(head.at, &[Class::Track, Class::Learn])
            && self.row.is_any(head.at + 1, &["and", "&", "then"])
            && head.at + 2 < self.range.end
            && moves(head.at + 2)
        {
            self.say(head.at + 2..head.at + 3, "a level or state is to change");
            return (Good, UNSURE);
        }
        if let Some(at) = self.manner(head) {
            self.say(at..at + 1, "says how well, not what is made");
            return (Good, UNSURE);
        }
        if self.is_direction(head.at) {
            return self.direction(head);
        }
        if self.means(head.at, &["drive", "support", "contribute", "focus", "assist", "participate"]) {
            return self.soft(head);
        }
        if self.is_level(head) {
            self.say(head.at..head.at + 1, "a level or state is to change");
            return (Good, UNSURE);
        }
        self.say(head.at..head.at + 1, "a piece of work");
        (Task, if self.row.has(head.at, Class::Activity) { SURE } else { UNSURE })
    }

    /// "Set the standard", "Nail the first impression", "Raise awareness of …": the object is a level or a
    /// condition, so that the verb moves it; papers about it are made by verbs of projects and of watching.
    fn is_level(&self, head: &Found) -> bool {
        let row = self.row;
        let term = row.word(head.at);
        let inside = term
            .split(' ')
            .skip(1)
            .any(|word| STATES.iter().chain(CONDITIONS).any(|state| word.eq_ignore_ascii_case(state)));
        if inside {
            return true;
        }
        if self.is_project_verb(head.at) || row.any(head.at, &[Class::Track, Class::Learn]) {
            return false;
        }
        let meets = self.means(
            head.at,
            &["find", "meet", "push", "fix", "tackle", "address", "fight", "beat", "hit", "boost", "set", "nail"],
        );
        row.noun(head.object, self.range.end, false).is_some_and(|noun| {
            if self.ends_project(noun.head + 1) {
                return false;
            }
            meets && (noun.class == PhraseClass::Measure && noun.sure || row.has(noun.head, Class::WeakState))
                || row.has(noun.head, Class::Quality) && !noun.class_is_product()
                || self.ends_in(noun.head, STATES)
                || self.ends_in(noun.head, CONDITIONS)
        })
    }

    /// Whether the verb at `at` names an effect rather than a piece of work.
    pub(super) fn is_direction(&self, at: usize) -> bool {
        !self.is_project_verb(at) && (self.means(at, DIRECTIONS) || self.means(at, NEEDS_STATE))
    }

    fn is_project_verb(&self, at: usize) -> bool {
        self.row.is_any(at, PROJECTS) || PROJECTS.contains(&self.row.items[at].entry.lemma)
    }

    /// "Marketing", "Hiring plan", "Crunch": a word that only could be a verb.
    fn is_lone(&self, head: &Found) -> bool {
        let row = self.row;
        let words = (self.range.start..self.range.end).filter(|&at| row.items[at].is_word()).count();
        let dated = (self.range.start..self.range.end)
            .any(|at| row.quantity(at).is_some_and(|number| number.role == Role::Deadline));
        let gerund = row.items[head.at].form(Forms::GERUND) && !row.items[head.at].form(Forms::BASE);
        // "Pipeline machine": a thing by its name, and nothing is done to it.
        let named = words == self.range.len()
            && words <= 3
            && row
                .any(head.at, &[Class::MostlyNoun, Class::Measure, Class::OutsideAct, Class::Outside, Class::Product])
            && (head.at + 1..self.range.end).all(|at| row.is_noun(at) && !row.is_plural(at))
            && !self.ends_project(self.range.end - 1)
            && !row.any(self.range.end - 1, &[Class::NominalActivity, Class::OwnActivity]);
        words == 1 && !dated && self.range.len() == 1
            || named
            || gerund && (words <= 2 || words == 3 && row.is_any(head.object, &["and", "or"]))
    }

    /// A verb of effect; those that also make things need a condition as object.
    fn direction(&mut self, head: &Found) -> Verdict {
        let row = self.row;
        if !self.means(head.at, NEEDS_STATE) {
            self.say(head.at..head.at + 1, "a direction");
            return (Good, SURE);
        }
        let noun = row.noun(head.object, self.range.end, false);
        let making = self.means(head.at, MAKING);
        let state = match &noun {
            Some(noun) if making => {
                let described = (noun.items.start..noun.head).any(|at| {
                    row.has(at, Class::Comparative)
                        || (row.any(at, &[Class::Superlative]) || self.is_praise(at))
                            && noun.class != PhraseClass::Product
                });
                self.ends_in(noun.head, STATES)
                    || self.ends_in(noun.head + 1, &["making", "thinking", "sharing", "building"])
                    || row.any(noun.head, &[Class::Quality, Class::WeakState]) && !noun.class_is_product()
                    || described && !noun.class_is_product()
                    || described && self.means(head.at, &["build", "deliver", "provide", "offer"])
            }
            _ => (head.object..self.range.end.min(head.object + 9)).any(|at| {
                self.ends_in(at, STATES) || self.means(at, STATES) || row.any(at, &[Class::Quality, Class::Comparative])
            }),
        };
        let class = noun.as_ref().map(|noun| noun.class);
        let sure = noun.as_ref().is_some_and(|noun| noun.sure);
        let people = matches!(class, Some(PhraseClass::Outside | PhraseClass::Inside)) && (sure || !making);
        let product = noun.as_ref().is_some_and(|noun| noun.class_is_product() && noun.sure);
        let served =
            self.means(head.at, &["provide", "offer"]) && noun.as_ref().is_some_and(|noun| noun.head > head.object);
        let role = row.word(head.at).ends_with(" as") || (head.object + 1..self.range.end).any(|at| row.is(at, "as"));
        let into = (head.object..self.range.end)
            .any(|at| row.is(at, "into") && !row.is_any(at + 1, &["operation", "production", "service", "use"]));
        let moved = self.means(head.at, &["take", "get", "bring", "put"]) && self.has_way(head)
            || self.means(head.at, &["build", "develop", "grow", "form", "shift"]) && into;
        let given =
            !product && self.means(head.at, &["deliver", "bring", "offer", "provide"]) && self.has_recipient(head);
        if state
            || people
            || role
            || served
            || moved
            || given
            || class == Some(PhraseClass::Measure) && !making
            || self.is_described(head)
        {
            self.say(head.at..self.range.end, "a state to reach");
            return (Good, if state { SURE } else { UNSURE });
        }
        if !making
            && !matches!(class, Some(PhraseClass::Product | PhraseClass::Activity))
            && self.means(head.at, &["share", "break", "connect", "lead", "serve", "sell"])
        {
            self.say(head.at..head.at + 1, "a direction");
            return (Good, UNSURE);
        }
        self.say(head.at..head.at + 1, "a piece of work");
        (Task, if class == Some(PhraseClass::Product) { SURE } else { UNSURE })
    }

    /// "credible", "devoted", "impactful": says how good the thing is to be, not which one is meant.
    fn is_praise(&self, at: usize) -> bool {
        self.row.is_any(at, PRAISE)
    }

    /// "Take the fear out of …", "bring touring back": something is moved into another state.
    pub(super) fn has_way(&self, head: &Found) -> bool {
        (head.object..self.range.end).any(|at| {
            let opened = self.row.is(at, "into")
                && self.row.is_any(at + 1, &["operation", "production", "service", "use", "force"]);
            !opened
                && self.row.is_any(at, &["out", "off", "away", "back", "into", "closer", "out of", "rid of", "ahead"])
        })
    }

    /// "… to every guest": people get it.
    fn has_recipient(&self, head: &Found) -> bool {
        let row = self.row;
        (head.object + 1..self.range.end).any(|at| {
            row.is_any(at, &["to", "for"])
                && row
                    .noun(at + 1, self.range.end, false)
                    .is_some_and(|noun| matches!(noun.class, PhraseClass::Outside | PhraseClass::Inside) && noun.sure)
        })
    }

    /// Verbs of helping along.
    fn soft(&mut self, head: &Found) -> Verdict {
        let row = self.row;
        let noun = row.noun(head.object, self.range.end, false);
        if self.means(head.at, &["drive"]) {
            let level = noun.is_some_and(|noun| {
                matches!(noun.class, PhraseClass::Measure | PhraseClass::OutsideAct)
                    || row.has(noun.head, Class::Quality)
            });
            return (if level { Good } else { Vague }, UNSURE);
        }
        if self.is_described(head) || noun.is_some_and(|noun| self.ends_in(noun.head, STATES)) {
            return (Good, UNSURE);
        }
        let words = (head.object..self.range.end).filter(|&at| row.items[at].is_word() && !row.is_function(at)).count();
        (if words <= 3 { Vague } else { Task }, UNSURE)
    }

    /// A clause says what the object is to be like: "parts that nobody has to check", "a place where teachers stay".
    fn is_described(&self, head: &Found) -> bool {
        let row = self.row;
        let own = row
            .sides(self.range.clone(), head.at)
            .iter()
            .any(|clause| clause.side == Side::Relative && clause.items.len() > 2 && !self.is_told(clause.body));
        let bare = (head.object + 1..self.range.end)
            .any(|at| self.opens_bare_relative(at, self.range.end) && !self.is_told(at));
        own || bare
            || (head.object + 1..self.range.end).any(|at| row.is_any(at, &["that", "where"]) && !self.is_told(at + 1))
    }

    /// A clause in the past tells which thing is meant, not what it is to be like.
    fn is_told(&self, from: usize) -> bool {
        (from..self.range.end.min(from + 4)).any(|at| {
            self.row.items[at].form(Forms::PAST) && !self.row.items[at].form(Forms::BASE) && !self.row.is_noun(at)
        })
    }

    /// "Close the books before anyone asks", "Spend where it works": own work told by how well it goes.
    fn manner(&self, head: &Found) -> Option<usize> {
        let row = self.row;
        if row.is_any(self.range.start, &["we", "our"]) || row.is_any(head.at, &["know", "understand", "see", "learn"])
        {
            return Some(head.at);
        }
        let next = head.object;
        if row.has(head.at, Class::Track) || self.delivers_plan(head) {
            return None;
        }
        // "Tell better stories", "Write clearer manuals": not the making, but how good it is to be.
        if row.has(next, Class::Comparative)
            && !row.is_any(next, &["more", "fewer", "less", "further", "later", "newer", "larger", "upper", "lower"])
        {
            return Some(next);
        }
        if self.is_project_verb(head.at) {
            // "Publish less, but what matters": no object, only how.
            let ends =
                row.items.get(next + 1).is_none_or(|item| !item.is_word() || row.has(next + 1, Class::Conjunction));
            // "Run a tighter ship", "Ship with confidence".
            let tighter = self.means(head.at, &["run"])
                && (next..self.range.end.min(next + 3)).any(|at| row.has(at, Class::Comparative));
            let feeling = row.is(next, "with") && row.any(next + 1, &[Class::Quality, Class::WeakState]);
            if tighter || feeling {
                return Some(next);
            }
            // "Rebrand successfully" says only that the project is to be done well.
            let is_well = row.has(next, Class::Adverb) && self.word_ends(next, "ly");
            let bare = ends && !is_well && row.any(next, &[Class::Comparative, Class::Adverb, Class::Adjective]);
            return bare.then_some(next);
        }
        let making = self.means(head.at, MAKING);
        if !making && self.is_described(head) {
            return Some(head.at);
        }
        let sides = row.sides(self.range.clone(), head.at);
        let end = sides
            .iter()
            .find(|clause| clause.side == Side::Purpose)
            .map_or(self.range.end, |clause| clause.items.start);
        let product = row.noun(head.object, end, false).is_some_and(|noun| noun.class_is_product() && noun.sure);
        (head.at + 1..end).find(|&at| {
            let told = row.is_any(at, MANNERS) && at + 1 < end && !row.is_any(at + 1, &["part", "well"]);
            let compared = row.has(at, Class::Comparative) && !row.is_noun(at + 1) || row.word(at).ends_with("er than");
            let contrast = row.items[at].mark() == Some(',') && row.has(at + 1, Class::Negation);
            // "On time", "without delay": a phrase of its own, unlike "successfully".
            let adjunct = row.has(at, Class::Adjunct) && row.word(at).contains(' ') && !row.is_noun(at + 1);
            let quality = row.has(at, Class::Adjunct) || row.has(at, Class::Adverb) && self.word_ends(at, "ly");
            let adverbial = quality && !product && !row.is_noun(at + 1) && !making;
            told || compared || contrast || adjunct || adverbial
        })
    }

    /// "Deliver all roadmap items on time": that the plan is done, however punctually, is work.
    fn delivers_plan(&self, head: &Found) -> bool {
        const PLANS: [&str; 14] = [
            "roadmap", "backlog", "milestone", "milestones", "project", "projects", "deliverable", "deliverables",
            "feature", "features", "epic", "epics", "release", "releases",
        ];
        self.means(head.at, &["deliver", "complete", "finish", "ship", "release", "execute", "launch"])
            && (head.object..self.range.end).any(|at| {
                PLANS.iter().any(|plan| self.row.word(at).split(' ').any(|word| word.eq_ignore_ascii_case(plan)))
            })
    }

    fn word_ends(&self, at: usize, ending: &str) -> bool {
        let word = self.row.word(at);
        word.len() > ending.len() + 3 && word.ends_with(ending)
    }

    /// "Be the best", "Become the first name that buyers think of".
    fn being(&mut self, head: &Found) -> Verdict {
        let row = self.row;
        let content = (head.object..self.range.end)
            .filter(|&at| {
                row.items[at].is_word()
                    && !row.is_function(at)
                    && !row.has(at, Class::Superlative)
                    && !row.is_any(at, EMPTY)
            })
            .count();
        if content == 0 && !self.is_described(head) {
            self.say(head.at..self.range.end, "says nothing that could be told apart");
            return (Vague, SURE);
        }
        (Good, SURE)
    }

    /// People join the team: a to-do, unless it is told how.
    pub(super) fn hiring(&mut self, head: &Found) -> Verdict {
        let row = self.row;
        let how = (head.at + 1..self.range.end).find(|&at| {
            row.has(at, Class::Comparative) && !row.is_noun(at + 1)
                || row.is_any(at, &["without", "before", "instead of", "rather than"])
        });
        if let Some(at) = how {
            self.say(at..at + 1, "says how well, not what is made");
            return (Good, UNSURE);
        }
        (Task, SURE)
    }
}
