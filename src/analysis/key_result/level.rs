//! Heads that move, win or keep a level: "grow", "improve", "reach", "hold".

use super::*;

impl Reader<'_, '_> {
    pub(super) fn change(&mut self) -> Verdict {
        let head = self.reading.head.at;
        self.say_at(head, "a verb that moves a level");
        // "Raise NPS by hiring 3 agents" says nothing of how far; "by raising the reply rate by 10%" names a level of its own.
        let is_of_means = |at: usize| {
            self.reading.sides.iter().any(|clause| {
                let is_work = self.row.items[clause.body].form(Forms::GERUND)
                    && !self.row.any(clause.body, &[Class::Change, Class::SoftChange, Class::Achieve]);
                clause.side == Side::Means && is_work && clause.items.contains(&at)
            })
        };
        let behind = || self.value_in(head..self.reading.items.end).filter(|at| !is_of_means(*at));
        let Some(at) = self.main_value().or_else(behind) else {
            return self.counted_means().unwrap_or_else(|| self.change_without_number());
        };
        let counted = self.count(at, true);
        self.reading.how |=
            self.reading.sides.iter().any(|clause| clause.side == Side::Means && clause.items.start > at);
        let object = self.reading.object.clone();
        let row = self.row;
        let falls = row.has(head, Class::Down);
        let own =
            |noun: &Noun| !falls && matches!(noun.class, PhraseClass::Product | PhraseClass::Activity) && noun.sure;
        let by_count = self.is_plain(at);
        let by_others = counted
            .as_ref()
            .is_some_and(|noun| matches!(noun.class, PhraseClass::Outside | PhraseClass::OutsideAct) && noun.sure);
        if let Some(noun) = object.as_ref().filter(|noun| {
            own(noun)
                && by_count
                && !by_others
                && !row.any(noun.head, &[Class::Measure, Class::OutsideAct, Class::LowerBetter])
        }) {
            self.say(noun.items.clone(), "what is grown is the team's own work");
            return (OutputCount, SURE);
        }
        if let Some(noun) = object
            .as_ref()
            .filter(|noun| noun.class == PhraseClass::Inside && by_count && !row.any(noun.head, &[Class::Measure]))
        {
            self.say(noun.items.clone(), "counts people of the team");
            return (OutputCount, UNSURE);
        }
        if let Some(noun) = object.as_ref().filter(|noun| by_count && noun.class != PhraseClass::Measure) {
            let after = noun.items.end;
            let held = row.is_participle(after)
                && row.any(after, &[Class::Activity, Class::Done])
                && !row.any(after, &[Class::Others, Class::Achieve]);
            if held {
                self.say_at(after, "what is grown is the team's own work");
                return (OutputCount, SURE);
            }
        }
        if object.is_none()
            && let Some(noun) = counted.filter(|noun| own(noun) && by_count)
        {
            self.say(noun.items, "what is grown is the team's own work");
            return (OutputCount, SURE);
        }
        self.say_at(at, "a level to reach");
        (Outcome, SURE)
    }

    pub(super) fn change_without_number(&mut self) -> Verdict {
        match self.object_class() {
            Some((PhraseClass::Product | PhraseClass::Activity, true))
                if !self.object_is(&[Class::Measure, Class::OutsideAct, Class::LowerBetter, Class::Quality]) =>
            {
                let items = self.reading.object.as_ref().map(|noun| noun.items.clone()).unwrap_or(0..0);
                self.say(items, "acts on a piece of work");
                (Task, UNSURE)
            }
            object
                if object.is_none_or(|(class, sure)| class == PhraseClass::Unknown && !sure) && self.acts_on_name() =>
            {
                self.say_at(self.reading.head.at, "acts on a named thing");
                (Task, UNSURE)
            }
            _ => self.unquantified("a level is to move, but no number says how far"),
        }
    }

    /// "Drop Realmish": the object is a name, not a level.
    pub(super) fn acts_on_name(&self) -> bool {
        self.row.items.get(self.reading.head.object).is_some_and(|item| item.capital && item.entry.is_unknown())
    }

    pub(super) fn object_is(&self, classes: &[Class]) -> bool {
        self.reading.object.as_ref().is_some_and(|noun| self.row.any(noun.head, classes))
    }

    pub(super) fn soft_change(&mut self) -> Verdict {
        let head = self.reading.head.at;
        self.say_at(head, "a verb of getting better");
        if self.ends_work() {
            self.say_at(head, "work that is no longer done");
            return (Task, SURE);
        }
        if let Some(at) = self.main_value() {
            let counted = self.count(at, true);
            self.reading.how |=
                self.reading.sides.iter().any(|clause| clause.side == Side::Means && clause.items.start > at);
            let moves =
                matches!(self.row.quantity(at).map(|quantity| quantity.role), Some(Role::Target | Role::Change));
            let measured = !self.is_plain(at)
                || self.object_is(&[
                    Class::Measure,
                    Class::Quality,
                    Class::OutsideAct,
                    Class::LowerBetter,
                    Class::Outside,
                ]);
            let own =
                counted.as_ref().is_some_and(|noun| matches!(noun.class, PhraseClass::Product | PhraseClass::Activity));
            if moves || measured && !own {
                self.say_at(at, "a level to reach");
                return (Outcome, SURE);
            }
            self.say_at(at, "counts pieces of work");
            return (OutputCount, if own { SURE } else { UNSURE });
        }
        if let Some(verdict) = self.effect().or_else(|| self.counted_means()) {
            return verdict;
        }
        // "Optimise the shop listing": one that is there already is a thing of the team's own.
        let given = self.reading.object.as_ref().is_some_and(|object| {
            let word = self.row.word(object.head).to_ascii_lowercase();
            word.rsplit(' ').next().is_some_and(|last| GIVEN.contains(&last))
        });
        match self.object_class() {
            Some((PhraseClass::OutsideAct, _)) if given => {
                self.say(head..head + 1, "acts on a piece of work");
                (Task, UNSURE)
            }
            Some((PhraseClass::Measure | PhraseClass::OutsideAct, _)) => {
                self.unquantified("a measure is to get better, but no number says how far")
            }
            Some((PhraseClass::Outside, true)) => {
                self.unquantified("people outside the team are to be better off, but no number says how far")
            }
            Some((PhraseClass::Product | PhraseClass::Activity | PhraseClass::Inside, _)) => {
                self.say(head..head + 1, "acts on a piece of work");
                (Task, SURE)
            }
            // "Improve SEO significantly": only a level can be far or not.
            _ if (head + 1..self.main_end).any(|at| self.row.has(at, Class::VagueQuantifier)) => {
                self.unquantified("a measure is to get better, but no number says how far")
            }
            _ => {
                self.say(head..head + 1, "no list knows what is to get better");
                (Task, UNSURE)
            }
        }
    }

    /// "Stop sending 12 newsletters a month": the number is that of the work that ends.
    fn ends_work(&self) -> bool {
        let row = self.row;
        let (head, next) = (self.reading.head.at, self.reading.head.at + 1);
        let ends = ["stop", "quit", "cease", "discontinue"].contains(&row.items[head].entry.lemma);
        ends && next < self.main_end && row.items[next].form(Forms::GERUND) && row.has(next, Class::Activity)
    }

    /// "Improve monitoring by adding 5 alarms": the only number counts the means.
    pub(super) fn counted_means(&mut self) -> Option<Verdict> {
        let clause =
            self.reading.sides.iter().find(|clause| matches!(clause.side, Side::Means | Side::Purpose))?.clone();
        let at = self.value_in(clause.body..clause.items.end)?;
        let inner = read(self.row, clause.body..clause.items.end);
        if inner.kind != OutputCount {
            return None;
        }
        self.reading.value = Some(at);
        self.reading.counted = inner.counted;
        self.say(clause.items, "the only number counts the means");
        Some((OutputCount, UNSURE))
    }

    pub(super) fn achieve(&mut self) -> Verdict {
        let head = self.reading.head.at;
        self.say_at(head, "something to be won from others");
        let Some(at) = self.main_value() else { return self.achieve_without_number() };
        // "in 4 regions, reaching 900 shops in each": the number of places is not what is to be reached.
        if self.kind_of(at) == Some(QuantityKind::Count)
            && self.row.is_any(at - 1, &["in", "across"])
            && let Some(verdict) = self.effect()
        {
            return verdict;
        }
        let won_over = words::WON_OVER.contains(&self.row.items[head].entry.lemma)
            && self.row.counted(at, self.reading.items.end, false).is_some_and(|noun| {
                matches!(noun.class, PhraseClass::Outside | PhraseClass::Inside | PhraseClass::OutsideAct)
            });
        let own_verb = self.row.has(head, Class::Activity) && !won_over;
        // "Book 40 demos with schools": a customer has to say yes, whoever makes the appointment.
        if let Some(verdict) = self.won() {
            self.reading.settled = self.row.is(head, "book");
            return verdict;
        }
        let counted = self.count(at, own_verb);
        if self.is_done_by_each(at, counted.as_ref()) {
            self.say_at(at, "how often the work is done");
            return (OutputCount, UNSURE);
        }
        let given = self
            .reading
            .object
            .as_ref()
            .is_some_and(|object| object.head < at && GIVEN.contains(&self.row.items[object.head].last_lemma()));
        if given && !own_verb {
            self.say_at(at, "others have to give it");
            return (Outcome, UNSURE);
        }
        let plain = self.is_plain(at) || self.kind_of(at) == Some(QuantityKind::Percent);
        match counted {
            Some(noun)
                if self.row.is_any(head - usize::from(head > 0), &["be", "get"]) && head > 0
                    || GIVEN.contains(&self.row.items[noun.head].entry.lemma) && !own_verb =>
            {
                self.say(noun.items, "others have to give it");
                (Outcome, UNSURE)
            }
            Some(noun)
                if plain
                    && matches!(noun.class, PhraseClass::Product | PhraseClass::Activity)
                    && (noun.sure || own_verb) =>
            {
                if self.outside_acts_behind(noun.items.end) {
                    return (Outcome, SURE);
                }
                self.say(noun.items, "counts the team's own work");
                (OutputCount, if noun.sure { SURE } else { UNSURE })
            }
            Some(noun)
                if (noun.class == PhraseClass::Inside || self.row.items[noun.head].entry.lemma == "candidate")
                    && plain
                    && self.kind_of(at) == Some(QuantityKind::Count) =>
            {
                self.say(noun.items, "counts people of the team");
                (OutputCount, UNSURE)
            }
            Some(noun) => {
                let feedback = self.reading.object.as_ref().is_some_and(|object| {
                    object.head < at && self.row.is_any(object.head, &["feedback", "input", "interviews", "opinions"])
                });
                if feedback {
                    self.say(noun.items, "counts the people asked");
                    return (OutputCount, SURE);
                }
                let sure = if noun.sure || noun.class != PhraseClass::Unknown { SURE } else { UNSURE };
                self.say(noun.items, "others have to act for it to move");
                (Outcome, sure)
            }
            None => {
                self.say_at(at, "a level to reach");
                (Outcome, SURE)
            }
        }
    }

    pub(super) fn achieve_without_number(&mut self) -> Verdict {
        if let Some(verdict) = self.effect() {
            return verdict;
        }
        let last = (self.reading.items.start..self.main_end).rev().find(|&at| self.row.items[at].is_word());
        let of_goals = |at: usize| GOALS.contains(&self.row.items[at].last_lemma());
        if self.reading.object.as_ref().is_some_and(|noun| of_goals(noun.head)) || last.is_some_and(of_goals) {
            return self.unquantified("a level set elsewhere, but no number says which");
        }
        // "Win the Best Newcomer award": given once, by others.
        let head = self.reading.head.at;
        let is_prize = |at: &usize| {
            let item = &self.row.items[*at];
            words::PRIZES.contains(&item.last_lemma()) || self.row.is_any(*at, words::PRIZES)
        };
        // "the Great Place to Work seal": a name may hold what else would open a clause.
        let goes_on = |at: &usize| {
            self.row.items[*at].capital || self.row.any(*at, &[Class::Determiner, Class::Preposition]) || is_prize(at)
        };
        let name = (head + 1..self.reading.items.end).take_while(|at| *at < self.main_end || goes_on(at));
        let prize = name.into_iter().find(is_prize);
        let is_one = |at: usize| !self.row.is_plural(at) && !self.row.is_noun(at + 1);
        if prize.is_some_and(is_one)
            && REACHED
                .iter()
                .chain(&["win", "get", "earn", "gain", "bag", "shortlist", "nominate"])
                .any(|verb| self.row.items[head].entry.lemma == *verb)
        {
            self.say_at(head, "reached or not");
            self.reading.settled = true;
            return (Milestone, SURE);
        }
        let work = self.row.has(self.reading.head.at, Class::Activity);
        let one = self.reading.object.as_ref().is_some_and(|noun| !self.row.items[noun.head].form(Forms::PLURAL));
        match self.object_class() {
            Some((PhraseClass::Outside, _)) if one => {
                self.say_at(self.reading.head.at, "a step with one partner");
                (Task, UNSURE)
            }
            Some((PhraseClass::Measure | PhraseClass::OutsideAct, _)) if !work => {
                self.unquantified("something to be won from others, but no number says how much")
            }
            Some((PhraseClass::Outside, true)) => {
                self.unquantified("people outside the team are to be won, but no number says how many")
            }
            _ if !REACHED.contains(&self.row.items[self.reading.head.at].entry.lemma) => {
                self.say_at(self.reading.head.at, "work to do");
                (Task, UNSURE)
            }
            _ => {
                self.say_at(self.reading.head.at, "reached or not");
                (Milestone, UNSURE)
            }
        }
    }

    pub(super) fn keep(&mut self) -> Verdict {
        let head = self.reading.head.at;
        self.say_at(head, "a level to keep");
        if let Some(at) = self.main_value().or_else(|| self.level_at_end()) {
            self.count(at, false);
            self.say_at(at, "the level");
            return (Outcome, SURE);
        }
        match self.object_class() {
            Some((PhraseClass::Product | PhraseClass::Activity | PhraseClass::Inside, _)) => (Task, UNSURE),
            Some((PhraseClass::Measure | PhraseClass::Outside | PhraseClass::OutsideAct, _)) => {
                self.unquantified("a level to keep, but no number says which")
            }
            _ => (Task, UNSURE),
        }
    }
}
