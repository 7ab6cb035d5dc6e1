//! Statements without a verb of the team: a metric with its value, or a number of things.

use super::*;
use crate::analysis::statement::JUDGED;
use words::{DESCRIBES, OF_VISITORS};

impl Reader<'_, '_> {
    pub(super) fn without_verb(&mut self) -> Verdict {
        let start = self.reading.items.start;
        if self.row.is(start, "to") && self.row.is(start + 1, "be") && self.row.is_participle(start + 2) {
            self.say(start..start + 3, "left open");
            return (NotKr, UNSURE);
        }
        if let Some(at) = self.served_in_time() {
            self.reading.value = Some(at);
            self.reading.settled = true;
            self.say_at(at, "how quickly a service is given");
            return (Outcome, SURE);
        }
        let subject = self.row.noun(start, self.main_end, false);
        let predicate = self.predicate(subject.as_ref());
        self.reading.object = subject.clone();
        if let Some(predicate) = predicate {
            self.reading.head.class = HeadClass::Clause;
            self.reading.head.at = predicate.at();
        }
        // "The survey shows that 75% feel safe": what is shown decides.
        if let Some(Predicate::Finite(at)) = predicate
            && words::SHOWS.contains(&self.row.items[at].entry.lemma)
            && self.row.is(at + 1, "that")
            && at + 2 < self.reading.items.end
        {
            self.say_at(at, "the clause behind it decides");
            let inner = self.adopt(at + 2);
            return (inner.kind, inner.sureness);
        }
        if let Some(at) = self.main_value().or_else(|| self.level_at_end()) {
            return self.counted_thing(at, subject, predicate);
        }
        let all = (start..self.main_end.min(start + 4)).find(|&at| self.kind_of(at) == Some(QuantityKind::All));
        if let Some(verdict) = all.and_then(|at| self.all_of(at, predicate)) {
            return verdict;
        }
        if let Some(verdict) = self.effect_of_noun() {
            return verdict;
        }
        let first = (start..self.reading.items.end)
            .find(|&at| {
                self.row.items[at].is_word()
                    && !(self.row.has(at, Class::Adverb)
                        && !self.row.has(at, Class::Comparative)
                        && !self.row.is_noun(at))
            })
            .unwrap_or(start);
        if self.row.has(first, Class::Comparative) || self.gets_better(subject.as_ref(), predicate) {
            self.say_at(first, "more or less of something, without a number");
            return (OutcomeUnquantified, SURE);
        }
        match predicate {
            Some(predicate) => self.clause(subject.as_ref(), predicate),
            None => self.bare(subject.as_ref()),
        }
    }

    /// "Legal reviews every contract under 50k within 24 hours": the time that a team gives itself for every case; what picks
    /// the cases is no level.
    fn served_in_time(&self) -> Option<usize> {
        const TEAMS: [&str; 14] = [
            "legal", "finance", "sales", "marketing", "support", "hr", "it", "procurement", "purchasing", "accounting",
            "engineering", "operations", "ops", "controlling",
        ];
        let (row, start) = (self.row, self.reading.items.start);
        let acts = row.items.get(start + 1).is_some_and(|item| item.form(Forms::THIRD)) && row.is_any(start, &TEAMS);
        let is_each =
            self.kind_of(start + 2) == Some(QuantityKind::All) || row.is_any(start + 2, &["each", "every", "all"]);
        let within = |at: &usize| {
            self.kind_of(*at) == Some(QuantityKind::Duration) && row.is_any(*at - 1, &["within", "in", "inside"])
        };
        (start + 3..self.reading.items.end).find(within).filter(|_| acts && is_each)
    }

    /// "CSAT after onboarding at least 4.6": a level behind a clause that would hide it.
    pub(super) fn level_at_end(&self) -> Option<usize> {
        let items = self.reading.items.clone();
        (self.main_end..items.end).find(|&at| {
            self.row.is_value(at)
                && self.row.quantity(at).is_some_and(|quantity| {
                    quantity.role == Role::Target
                        || quantity.comparator.is_some() && quantity.role == Role::Open
                        || quantity.kind == QuantityKind::Rating
                })
        })
    }

    /// "Yield better on the clip family", "bill per head, down": a thing and the way it is to go.
    pub(super) fn gets_better(&self, subject: Option<&Noun>, predicate: Option<Predicate>) -> bool {
        let row = self.row;
        let Some(subject) = subject else { return false };
        let informed = subject.class == PhraseClass::Outside
            && predicate.is_some_and(|predicate| row.has(predicate.at() - 1, Class::Comparative));
        if !informed
            && predicate.is_some_and(
                |predicate| matches!(predicate, Predicate::State(at) if row.any(at, &[Class::Activity, Class::Done])),
            )
        {
            return false;
        }
        let end = self.main_end;
        let measured = !matches!(subject.class, PhraseClass::Product | PhraseClass::Activity) || !subject.sure;
        measured
            && (subject.items.end..end).any(|at| {
                row.has(at, Class::Comparative) && !row.is_noun(at + 1)
                    || row.is_any(at, &["down", "up"]) && (at + 1 >= end || row.items[at + 1].mark().is_some())
                    || row.has(at, Class::Comparative) && row.is_participle(at + 1)
                    || row.is(at, "to") && row.any(at + 1, &[Class::SoftChange, Class::Change]) && at + 2 >= end
            })
    }

    /// The first predicate behind the subject.
    pub(super) fn predicate(&self, subject: Option<&Noun>) -> Option<Predicate> {
        let row = self.row;
        let mut head = subject.map(|noun| noun.head);
        let start = subject.map_or(self.reading.items.start, |noun| noun.items.end);
        let mut at = start;
        let end = self.reading.items.end;
        while at < end {
            let item = &row.items[at];
            if item.mark().is_some_and(|mark| matches!(mark, ':' | ';')) {
                return None;
            }
            if item.has(Class::Link) {
                let is_be = row.is_any(
                    at,
                    &[
                        "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "get", "gets",
                        "have been", "has been", "will be",
                    ],
                );
                return Some(if is_be { Predicate::Link(at) } else { Predicate::Finite(at) });
            }
            if item.has(Class::Modal) {
                return Some(Predicate::Modal(at));
            }
            if row.is_any(at, &["who", "which", "that"]) {
                // The verb of the relative clause is not the predicate.
                at += 1;
                while row.any(at, &[Class::Link, Class::Modal, Class::Adverb]) {
                    at += 1;
                }
                at += 1;
                continue;
            }
            if row.is_participle(at) && !row.any(at, &[Class::Preposition]) {
                let bound = row.word(at).contains(' ');
                let modifies =
                    !bound && at + 1 < end && row.is_noun(at + 1) && !row.is_function(at + 1) && !row.is_value(at + 1);
                // "Contracts concluded on our paper are …": the verb behind is the predicate.
                let later = (at + 1..end).find(|&index| {
                    row.has(index, Class::Link)
                        && !row.is(index - 1, "to")
                        && !row.is_any(index - 1, &["that", "who", "which"])
                });
                if let Some(link) = later.filter(|_| !modifies && !row.has(at.saturating_sub(1), Class::Link)) {
                    return Some(Predicate::Link(link));
                }
                if !modifies {
                    return Some(Predicate::State(at));
                }
            } else if row.is_finite(at, head)
                || self.acts_now(at, head) && !(at + 1..end).any(|index| row.has(index, Class::Link))
            {
                return Some(Predicate::Finite(at));
            } else if item.has(Class::Adjective)
                && !row.any(
                    at,
                    &[Class::Determiner, Class::Universal, Class::Pronoun, Class::Preposition, Class::Comparative],
                )
                && !row.is_noun(at)
                && !row.is_verb(at)
                && head.is_some()
                && (at + 1 >= end || row.has(at + 1, Class::Preposition))
                || item.has(Class::State)
                    && (!row.is_noun(at) || at + 1 >= end || row.has(at + 1, Class::Preposition))
                    && at > start.saturating_sub(1)
                    && (at + 1 >= end || !row.is_noun(at + 1))
            {
                return Some(Predicate::State(at));
            }
            if row.is_noun(at) {
                head = Some(at);
            }
            at += 1;
        }
        None
    }

    /// "6 schools ordering weekly", but not "examples including the new fields": a gerund behind people or places says what they do.
    pub(super) fn acts_now(&self, at: usize, head: Option<usize>) -> bool {
        let row = self.row;
        head.is_some_and(|head| head + 1 == at && row.items[head].form(Forms::PLURAL))
            && row.items[at].form(Forms::GERUND)
            && row.is_verb(at)
            && !DESCRIBES.contains(&row.items[at].entry.lemma)
            && !row.is_participle(at + 1)
            && (at + 1 >= self.reading.items.end
                || !row.is_noun(at + 1)
                || row.has(at + 1, Class::Adverb)
                || row.has(at, Class::Others))
    }

    pub(super) fn counted_thing(&mut self, at: usize, subject: Option<Noun>, predicate: Option<Predicate>) -> Verdict {
        let counted = self.count(at, false);
        let row = self.row;
        let kind = self.kind_of(at);
        if let Some(verdict) = self.pair().filter(|_| !self.done_by_us(predicate) || !self.is_plain(at)) {
            return verdict;
        }
        // "4.8 stars in the app store": where it is given is no state to be reached.
        let is_mark = kind == Some(QuantityKind::Rating)
            || kind == Some(QuantityKind::Count)
                && row.quantity(at).and_then(|quantity| quantity.value).is_some_and(|value| value.fract() != 0.0);
        if is_mark && at == self.reading.items.start && matches!(predicate, None | Some(Predicate::State(_))) {
            self.say_at(at, "a rating given by others");
            self.reading.settled = true;
            return (Outcome, SURE);
        }
        // "Top 3 for 20 keywords": the rank is given, whatever it is counted for.
        let rank = (self.reading.items.start..at).find(|&index| self.kind_of(index) == Some(QuantityKind::Rank));
        if let Some(rank) = rank.filter(|_| row.is_any(at - 1, &["for", "in", "with", "on", "across"])) {
            self.say_at(rank, "a rank that others give");
            self.reading.settled = true;
            return (Outcome, SURE);
        }
        let mean = at >= 2 && row.is(at - 1, "of") && row.is_any(at - 2, &["median", "average", "mean", "avg"]);
        if mean {
            self.say_at(at - 2, "a level to reach");
            return (Outcome, UNSURE);
        }
        if self.is_done_by_each(at, counted.as_ref()) && self.is_plain(at) {
            self.say_at(at, "how often the work is done");
            self.reading.settled = true;
            return (OutputCount, SURE);
        }
        if row_one(self.row, at) && self.done_by_us(predicate) {
            self.say_at(at, "one thing, done or not");
            return (Milestone, UNSURE);
        }
        let measured_subject = subject.as_ref().filter(|noun| noun.head < at);
        // A metric with its value: "NPS of 50", "Churn below 2%", "Implementation time: 30 → 12 days".
        if let Some(noun) = measured_subject
            && self.is_level(noun.items.end, at)
            && !(self.done_by_us(predicate) && self.is_plain(at) && self.row.is_noun(at + 1))
            && !(self.done_by_us(predicate) && !matches!(noun.class, PhraseClass::Measure))
        {
            let own = matches!(noun.class, PhraseClass::Product | PhraseClass::Activity)
                && self.is_plain(at)
                && !self.row.any(noun.head, &[Class::Quality]);
            if !own {
                self.say(noun.items.clone(), "a metric with its value");
                return (Outcome, if noun.sure && noun.class == PhraseClass::Measure { SURE } else { UNSURE });
            }
        }
        if let Some(noun) = measured_subject
            && predicate.is_none_or(|predicate| predicate.at() > at)
            && (noun.items.end..at).any(|index| self.row.has(index, Class::Preposition))
            && (matches!(noun.class, PhraseClass::Product | PhraseClass::Activity)
                || self.row.has(noun.head, Class::OwnActivity)
                    && self.row.is_any(noun.items.end, &["to", "with", "at", "for"]))
            && matches!(kind, Some(QuantityKind::Count | QuantityKind::All | QuantityKind::Placeholder))
        {
            let answers = self
                .row
                .counted(at, self.reading.items.end, false)
                .filter(|counted| counted.sure && counted.class == PhraseClass::OutsideAct);
            if let Some(answers) = answers
                .filter(|_| self.row.before_bound(at, noun.items.end).is_some_and(|last| self.row.is(last, "with")))
            {
                self.say(answers.items, "others have to act for it to move");
                return (Outcome, UNSURE);
            }
            self.say(noun.items.clone(), "own work, counted by those it is for");
            return (OutputCount, if noun.sure { SURE } else { UNSURE });
        }
        if self.is_instant(at) {
            self.say_at(at, "a speed");
            return (Outcome, SURE);
        }
        let open = self.row.quantity(at).is_none_or(|quantity| quantity.comparator.is_none());
        if kind == Some(QuantityKind::Duration) && open && subject.as_ref().is_none_or(|noun| noun.head > at) {
            self.say_at(at, "time spent");
            return (OutputCount, UNSURE);
        }
        let is_none = row.quantity(at).is_some_and(|quantity| quantity.value == Some(0.0));
        if matches!(kind, Some(QuantityKind::Zero)) || is_none || self.is_capped(at) {
            self.say_at(at, "nobody sets an upper limit on own work");
            return (Outcome, SURE);
        }
        if matches!(
            kind,
            Some(QuantityKind::Money | QuantityKind::Multiple | QuantityKind::PercentagePoints | QuantityKind::Rank)
        ) && !self.done_by_us(predicate)
        {
            self.say_at(at, "a level to reach");
            return (Outcome, SURE);
        }
        if let Some(predicate) = predicate {
            return self.counted_clause(at, counted.or(subject), predicate);
        }
        // "Incident reviews: 3", "Thank-you calls: 350": own activity with its number.
        let listed = counted.is_none()
            && self.is_plain(at)
            && kind == Some(QuantityKind::Count)
            && open
            && self.row.items[at.saturating_sub(1)].mark() == Some(':')
            && !self.row.quantities.iter().any(|quantity| quantity.role == Role::Baseline);
        if let Some(noun) = subject.as_ref().filter(|noun| {
            listed
                && self.row.has(noun.head, Class::OwnActivity)
                && !(noun.items.start..=noun.head).any(|index| self.row.is_any(index, OF_VISITORS))
        }) {
            self.say(noun.items.clone(), "counts the team's own work");
            return (OutputCount, UNSURE);
        }
        // "Win/loss interviews: 20": a name with a mark in it is read by its last word.
        let named = at.checked_sub(2).filter(|&last| listed && row.is_noun(last) && subject.is_none());
        if let Some(last) = named.filter(|&last| row.has(last, Class::OwnActivity)) {
            self.say_at(last, "counts the team's own work");
            self.reading.settled = true;
            return (OutputCount, UNSURE);
        }
        // The month of "12 a month" is not counted.
        let is_rate = self.row.quantity(at).is_some_and(|quantity| quantity.per.is_some());
        let counted = counted.filter(|noun| !(is_rate && self.row.has(noun.head, Class::TimeUnit)));
        let Some(noun) = counted.or(subject) else {
            self.say_at(at, "a number without a thing");
            return (Outcome, UNSURE);
        };
        if self.row.has(noun.head, Class::TimeUnit) && kind == Some(QuantityKind::Count) {
            self.say(noun.items.clone(), "days of own work");
            return (OutputCount, UNSURE);
        }
        let by_team = self.row.is(noun.items.end, "by")
            && self
                .row
                .noun(noun.items.end + 1, self.reading.items.end, false)
                .is_some_and(|agent| agent.class == PhraseClass::Inside);
        // A session is the visitor's on a page and the team's in a room.
        let meeting = noun.class == PhraseClass::OutsideAct
            && self.row.has(noun.head, Class::OwnActivity)
            && kind == Some(QuantityKind::Count)
            && !(noun.items.start..=noun.head).any(|index| self.row.is_any(index, OF_VISITORS))
            && ((noun.items.start..noun.head).any(|index| {
                self.row.any(index, &[Class::OwnActivity, Class::Inside, Class::Product, Class::WeakAct])
                    || self.row.items[index].form(Forms::GERUND)
            }) || self.row.is_any(noun.items.end, &["for", "at", "to", "on", "in"])
                || self.row.is(noun.items.end, "with")
                    && self
                        .row
                        .noun(noun.items.end + 1, self.reading.items.end, false)
                        .is_some_and(|met| matches!(met.class, PhraseClass::Outside | PhraseClass::Inside)));
        if by_team || meeting {
            self.say(noun.items.clone(), "work done by the team");
            return (OutputCount, UNSURE);
        }
        match noun.class {
            PhraseClass::Measure | PhraseClass::Outside | PhraseClass::OutsideAct => {
                self.say(noun.items.clone(), "others have to act for it to move");
                (Outcome, if noun.sure { SURE } else { UNSURE })
            }
            PhraseClass::Product | PhraseClass::Activity => {
                let share = matches!(kind, Some(QuantityKind::Percent | QuantityKind::Share));
                // "70% of sites: audit passed": an examiner says so.
                let is_passed = self.row.items.get(noun.items.end).is_some_and(|item| item.mark() == Some(':'))
                    && (noun.items.end..self.reading.items.end).any(|index| self.row.is_any(index, JUDGED));
                if share && is_passed {
                    self.say(noun.items.clone(), "a share that others decide");
                    self.reading.settled = true;
                    return (Outcome, SURE);
                }
                if share && (self.outside_acts_behind(noun.items.end) || !noun.sure) {
                    self.say(noun.items.clone(), "a share that others decide");
                    return (Outcome, if noun.sure { SURE } else { UNSURE });
                }
                self.say(noun.items.clone(), "counts the team's own work");
                (OutputCount, if noun.sure { SURE } else { UNSURE })
            }
            PhraseClass::Inside => {
                self.say(noun.items.clone(), "counts people of the team");
                (if kind == Some(QuantityKind::Percent) { Outcome } else { OutputCount }, UNSURE)
            }
            PhraseClass::Unknown => {
                self.say(noun.items.clone(), "no list knows what is counted");
                (Outcome, UNSURE)
            }
        }
    }

    /// Seconds and milliseconds measure a speed; nobody plans work in them.
    pub(super) fn is_instant(&self, at: usize) -> bool {
        let unit = self
            .row
            .quantity(at)
            .filter(|quantity| quantity.kind == QuantityKind::Duration)
            .and_then(|quantity| quantity.unit.as_deref());
        matches!(unit, Some("ms" | "s" | "second" | "seconds" | "millisecond")) && !self.is_span(at)
    }

    /// Whether the number at `at` is the value of what ends at `from`: "NPS of 50", "Churn among new buyers below 2%".
    pub(super) fn is_level(&self, from: usize, at: usize) -> bool {
        let row = self.row;
        let Some(last) = row.before_bound(at, from) else { return true };
        row.any(
            last,
            &[Class::Cap, Class::Floor, Class::Link, Class::Change, Class::Keep, Class::Achieve, Class::Modal],
        ) || row.is_any(
            last,
            &[
                "at", "to", "of", "from", "by", "up", "down", "is", "than", "above", "below", "over", "under",
                "between", "around", "reaches", "hits", "exceeds", "stays",
            ],
        ) || row.items[last].mark().is_some_and(|mark| {
            matches!(mark, '=' | ':' | '<' | '>' | '≥' | '≤' | '→' | '~' | '+' | '-' | '–' | '(' | '$' | '€' | '£')
        }) || row.quantity(last).is_some_and(|quantity| quantity.role == Role::Baseline)
    }
}
