//! Inputs that are worded as levels: the size of the team, a budget that is spent, a plan that is worked off, colleagues who
//! sit through a training, a share of the own things that has some part, how often something is published.
//!
//! The team alone decides how far each of them gets, so the number counts own work whatever the sentence looks like. What is
//! said of others, of a price or of the time that a case takes stays what it was read as.

use super::*;

/// What a plan of one's own consists of.
static PLANS: Names = Names::of(&[
    "roadmap", "backlog", "sprint", "story point", "deliverable", "action item", "project plan", "milestone",
]);

/// What somebody of the team sits through.
static TRAININGS: Names = Names::of(&[
    "training", "course", "workshop", "onboarding", "e-learning", "elearning", "module", "seminar", "webinar",
    "bootcamp",
]);

/// Terms of two letters and more to look a word up in.
struct Names {
    terms: &'static [&'static str],
    /// A bit for the last two letters of each: most words are ruled out by theirs.
    ends: u64,
}

impl Names {
    const fn of(terms: &'static [&'static str]) -> Self {
        let (mut ends, mut index) = (0, 0);
        while index < terms.len() {
            ends |= end(terms[index].as_bytes());
            index += 1;
        }
        Self { terms, ends }
    }

    /// Whether `name` is one of the terms or ends in one behind a space.
    fn ends(&self, name: &str) -> bool {
        self.ends & end(name.as_bytes()) != 0
            && self.terms.iter().any(|term| {
                let start = name.len().checked_sub(term.len()).filter(|&start| name.is_char_boundary(start));
                start.is_some_and(|start| {
                    name[start..].eq_ignore_ascii_case(term) && (start == 0 || name[..start].ends_with(' '))
                })
            })
    }
}

/// The bit that stands for the last two letters of a name; none where there are fewer.
const fn end(name: &[u8]) -> u64 {
    match name {
        [.., before, last] => 1 << (((*before & 31) as u32 * 7 + (*last & 31) as u32) & 63),
        _ => 0,
    }
}

/// What is kept of others in a system of one's own.
static RECORDS: Names = Names::of(&[
    "opp", "opps", "opportunity", "opportunities", "deal", "account", "record", "contact", "lead", "ticket",
    "candidate", "supplier",
]);

/// What is filled in beside it.
static FIELDS: Names = Names::of(&[
    "step", "date", "owner", "plan", "note", "field", "tag", "stage", "source", "reason", "score", "profile", "entry",
]);

impl Reader<'_, '_> {
    /// The verdict, or that of a counted input where the line is one.
    pub(super) fn or_input(&mut self, verdict: Verdict) -> Verdict {
        let kind = verdict.0;
        if self.reading.how || self.reading.settled || kind == NotKr {
            return verdict;
        }
        let Some(value) = self.reading.value.or_else(|| self.all_in_front()) else { return verdict };
        let is_share =
            matches!(self.kind_of(value), Some(QuantityKind::Percent | QuantityKind::Share | QuantityKind::All));
        let found = self
            .team_size()
            .filter(|_| kind != OutcomeUnquantified)
            .map(|at| (at, "counts people of the team"))
            .or_else(|| self.worked_off().filter(|_| is_share).map(|at| (at, "how far the team's own plan is done")))
            .or_else(|| self.spent().filter(|_| is_share).map(|at| (at, "how much the team spends")))
            .or_else(|| self.trained().map(|at| (at, "counts the team's own training")))
            .or_else(|| self.fitted(value).filter(|_| is_share).map(|at| (at, "how much of the own work is done")))
            .or_else(|| self.paced(value).map(|at| (at, "how often the work is done")));
        let Some((at, why)) = found else { return verdict };
        self.say_at(at, why);
        self.reading.settled = true;
        if kind != OutputCount {
            self.count(value, true);
        }
        (OutputCount, SURE)
    }

    /// "All managers …": the universal word that the sentence begins with.
    fn all_in_front(&self) -> Option<usize> {
        let start = self.reading.items.start;
        (start..self.main_end.min(start + 3)).find(|&at| self.kind_of(at) == Some(QuantityKind::All))
    }

    /// Whether item `at` is one of `names` or a term that ends in one, in any form.
    fn lemma_in(&self, at: usize, names: &Names) -> bool {
        let Some(item) = self.row.items.get(at).filter(|item| item.is_word()) else { return false };
        let word = self.row.word(at);
        // "Training" has the verb for its lemma.
        names.ends(item.entry.lemma)
            || names.ends(word)
            || word.ends_with('s') && names.ends(word.trim_end_matches('s'))
    }

    /// "SDR headcount from 4 to 7": a team that grows by being paid for. What falls, is shared out or leaves is another thing.
    fn team_size(&self) -> Option<usize> {
        static SIZES: Names = Names::of(&["headcount", "head count", "fte"]);
        let row = self.row;
        let named = self.reading.items.clone().find(|&at| self.lemma_in(at, &SIZES));
        let at = named.or_else(|| self.growing_team())?;
        let is_measured = (self.reading.items.start..at).any(|before| {
            row.is_any(before, &["per", "of", "with", "without", "by", "cost", "costs", "save", "saved", "free"])
                || row.has(before, Class::Down)
        });
        let goes_on = row.is_noun(at + 1) || row.is_participle(at + 1) || row.is_any(at + 1, &["who", "that", "saved"]);
        let rises = self.reading.items.clone().filter_map(|at| row.quantity(at)).collect::<Vec<_>>();
        let level = |role: Role| rises.iter().find(|one| one.role == role).and_then(|one| one.value);
        let falls = level(Role::Baseline).zip(level(Role::Target)).is_some_and(|(from, to)| to <= from);
        (!is_measured && !goes_on && !falls).then_some(at)
    }

    /// "Our team grows from 6 to 9 people": the team itself goes from one count to another.
    fn growing_team(&self) -> Option<usize> {
        let row = self.row;
        let subject = row.noun(self.reading.items.start, self.main_end, false)?;
        let grows = row.any(subject.items.end, &[Class::Change]) || row.is(subject.items.end, "from");
        let counts = self
            .reading
            .items
            .clone()
            .filter_map(|at| row.quantity(at))
            .filter(|one| one.kind == QuantityKind::Count && matches!(one.role, Role::Baseline | Role::Target));
        (row.is_any(subject.head, &["team", "staff", "department", "crew"]) && grows && counts.count() == 2)
            .then_some(subject.head)
    }

    /// "90% of roadmap items delivered", "Sprint completion at 85%".
    fn worked_off(&self) -> Option<usize> {
        static DONE: Names = Names::of(&[
            "deliver", "complete", "do", "ship", "finish", "execute", "implement", "close", "launch", "release",
            "meet", "achieve",
        ]);
        let row = self.row;
        let plan = self.reading.items.clone().find(|&at| self.lemma_in(at, &PLANS))?;
        let is_theirs = self.reading.items.clone().any(|at| row.has(at, Class::Outside));
        let is_done = (plan..self.reading.items.end).any(|at| {
            row.is_participle(at) && self.lemma_in(at, &DONE)
                || row.is_any(at, &["done", "delivery", "completion", "execution", "complete"])
        });
        (is_done && !is_theirs).then_some(plan)
    }

    /// "Budget spent 100%", "Media budget is used to 95%": what is spent, with nothing behind that says on what or to which end.
    fn spent(&self) -> Option<usize> {
        const SPENT: [&str; 9] =
            ["spent", "used", "utilised", "utilized", "consumed", "allocated", "invested", "exhausted", "committed"];
        static BUDGETS: Names = Names::of(&["budget", "spend", "spending", "fund"]);
        let row = self.row;
        let items = self.reading.items.clone();
        let budget = items.clone().find(|&at| self.lemma_in(at, &BUDGETS))?;
        let spent = (budget + 1..items.end.min(budget + 4)).find(|&at| {
            row.is_any(at, &SPENT) || row.is_any(at, &["utilisation", "utilization", "burn", "consumption"])
        })?;
        let rest = (spent + 1..items.end).all(|at| {
            row.quantity(at).is_some()
                || row.items[at].mark().is_some()
                || row.is_any(at, &["to", "at", "by", "in", "until", "from", "of", "fully", "the", "end"])
        });
        rest.then_some(spent)
    }

    /// "All managers complete coaching training": colleagues, and what they sit through. How well or how soon is a result.
    fn trained(&self) -> Option<usize> {
        static SIT: Names = Names::of(&["complete", "attend", "finish", "take", "undergo", "do", "go through", "join"]);
        let row = self.row;
        let items = self.reading.items.clone();
        let has_guests = || items.clone().any(|at| row.has(at, Class::Outside) && !row.has(at, Class::Inside));
        let is_timed = || items.clone().any(|at| self.kind_of(at) == Some(QuantityKind::Duration));
        if let Some(rate) = items.clone().find(|&at| self.is_training_rate(at)) {
            return (!has_guests() && !is_timed()).then_some(rate);
        }
        let training = items.clone().find(|&at| self.lemma_in(at, &TRAININGS))?;
        let verb = items.clone().find(|&at| self.lemma_in(at, &SIT))?;
        let is_named = verb < training && (verb + 1..training).all(|at| row.items[at].is_word());
        let subject = row.noun(items.start, self.main_end, false).filter(|subject| subject.head < verb);
        let is_ours =
            subject.or_else(|| self.reading.counted.clone()).is_some_and(|noun| noun.class == PhraseClass::Inside);
        (is_named && is_ours && !has_guests() && !is_timed()).then_some(training)
    }

    /// "Training completion", "Compliance training completion rate".
    fn is_training_rate(&self, at: usize) -> bool {
        static RATES: Names = Names::of(&["training completion", "training completion rate"]);
        static TRAINING: Names = Names::of(&["training"]);
        let is_rate =
            |at: usize| self.row.word(at).get(..10).is_some_and(|word| word.eq_ignore_ascii_case("completion"));
        self.lemma_in(at, &RATES) || self.lemma_in(at, &TRAINING) && is_rate(at + 1)
    }

    /// "100% of campaigns have UTM tags", "80% of pages follow the new template": things of the team's own, and a part that the
    /// team gives them. What others give, a value and how well it goes are results.
    fn fitted(&self, value: usize) -> Option<usize> {
        static FITTED: Names = Names::of(&[
            "have", "include", "contain", "carry", "use", "follow", "feature", "come with", "list", "link to",
        ]);
        let row = self.row;
        let end = self.reading.items.end;
        let verb = (value + 1..end).find(|&at| {
            self.lemma_in(at, &FITTED) && row.items[at].form(Forms::BASE.with(Forms::THIRD)) || row.is(at, "has")
        })?;
        let recorded = verb.checked_sub(1).filter(|&at| at > value && self.lemma_in(at, &RECORDS));
        if let Some(own) = recorded
            && (verb + 1..end).all(|at| row.quantity(at).is_none())
            && self.names_field(verb + 1..end)
        {
            return Some(own);
        }
        let own = (value + 1..verb).rev().find(|&at| row.is_noun(at))?;
        let is_own = own + 1 == verb
            && row.any(own, &[Class::Product, Class::OwnActivity])
            && !row.any(own, &[Class::Outside, Class::Measure]);
        let given = row.noun(verb + 1, end, true).filter(|_| !row.is_participle(verb + 1))?;
        let is_result = (verb + 1..end).any(|at| {
            row.quantity(at).is_some_and(|quantity| !quantity.is_masked() && quantity.kind != QuantityKind::All)
                || row.any(at, &[Class::Measure, Class::Outside, Class::Comparative, Class::Adjunct])
                || row.is_any(at, &["by", "from", "without", "no"])
        });
        let by_others =
            given.class == PhraseClass::OutsideAct && !row.any(given.head, &[Class::Product, Class::Activity]);
        (is_own && !is_result && !by_others).then_some(own)
    }

    /// "next step & close date", "an account plan": what is filled in by those who keep the records.
    fn names_field(&self, items: Range<usize>) -> bool {
        let last = items.clone().rev().find(|&at| self.row.items[at].is_word());
        last.is_some_and(|at| self.lemma_in(at, &FIELDS)) && items.len() <= 8
    }

    /// "Increase posting from 2 to 5 per week": an act of the team's own and how often it is done, with nobody who answers.
    fn paced(&self, value: usize) -> Option<usize> {
        let row = self.row;
        let items = self.reading.items.clone();
        let is_timed = items.clone().any(|at| row.quantity(at).is_some_and(|quantity| quantity.per.is_some()));
        let first = match self.reading.head.class {
            HeadClass::Change => self.reading.head.object,
            HeadClass::None => items.start,
            _ => return None,
        };
        let is_act = row.items.get(first).is_some_and(|item| {
            item.form(Forms::GERUND)
                && item.has(Class::Activity)
                && !item.any(&[Class::Measure, Class::OutsideAct, Class::Hire])
        });
        let goes_on = row.is_noun(first + 1) || row.is_any(first + 1, &["by", "of", "per"]);
        let has_others = items.clone().any(|at| row.any(at, &[Class::Outside]));
        (is_timed && is_act && first < value && !goes_on && !has_others && self.is_plain(value)).then_some(first)
    }
}
