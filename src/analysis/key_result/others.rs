//! Heads over somebody else's clause, and people who join: "ensure", "get", "hire".

use super::*;

impl Reader<'_, '_> {
    /// "Ensure …", "Have …": the clause behind is read as if it stood alone.
    pub(super) fn ensure(&mut self) -> Verdict {
        let head = self.reading.head.at;
        let mut from = self.reading.head.object;
        if self.row.is(from, "that") || self.row.is(from, "we") {
            from += 1;
        }
        self.say_at(head, "the clause behind it decides");
        if from >= self.reading.items.end {
            return (Task, UNSURE);
        }
        if let Some(verdict) = self.others_to_act(from).or_else(|| self.turned(from)) {
            return verdict;
        }
        if self.row.is(head, "get") && self.row.is_any(from, &["into", "onto", "in"]) && self.main_value().is_none() {
            // "Get into the buyers' guide": others let one in.
            self.reading.settled = from == head + 1 && self.row.has(from + 1, Class::Determiner);
            return (Milestone, UNSURE);
        }
        let inner = self.adopt(from);
        // "Get the portal live by 15 January": a thing of the team's own is brought into a state.
        let is_made = self.reading.object.as_ref().is_some_and(|noun| noun.sure && noun.class == PhraseClass::Product);
        if self.row.is(head, "get") && inner.kind == Milestone && is_made && self.main_value().is_none() {
            self.reading.settled = true;
            return (Task, SURE);
        }
        match inner.kind {
            Milestone if !self.row.has(head, Class::Have) => (Task, inner.sureness),
            Task if self.row.is(head, "have")
                && inner.head.class == HeadClass::None
                && !self.object_is(&[Class::OwnActivity]) =>
            {
                (Milestone, UNSURE)
            }
            NotKr => (Task, UNSURE),
            kind => (kind, inner.sureness),
        }
    }

    /// Reads what begins at `from` as if it stood alone and takes over what it finds.
    pub(super) fn adopt(&mut self, from: usize) -> Reading {
        let mut inner = read(self.row, from..self.reading.items.end);
        self.reading.value = inner.value;
        self.reading.counted = inner.counted.take();
        self.reading.object = inner.object.take().or(self.reading.object.take());
        self.reading.evidence.append(&mut inner.evidence);
        self.reading.how |= inner.how;
        inner
    }

    /// "Get lead costs down to €40": a level is turned up or down.
    pub(super) fn turned(&mut self, from: usize) -> Option<Verdict> {
        let turn = (from + 1..self.main_end).find(|&at| self.row.is_any(at, &["up", "down"]))?;
        let noun = self.row.noun(from, turn, false)?;
        if matches!(noun.class, PhraseClass::Product | PhraseClass::Activity) && noun.sure {
            return None;
        }
        self.say(noun.items.clone(), "a level is turned up or down");
        self.reading.object = Some(noun);
        match self.main_value() {
            Some(at) => {
                self.count(at, false);
                Some((Outcome, SURE))
            }
            None => Some((OutcomeUnquantified, SURE)),
        }
    }

    /// "Get 20 more shoppers to use the app": the people, and what they are to do.
    pub(super) fn others_to_act(&mut self, from: usize) -> Option<Verdict> {
        let end = self.reading.items.end;
        let noun = self.row.noun(from, end, false)?;
        let after = noun.items.end;
        let acts = self.row.is(after, "to") && self.row.is_verb(after + 1)
            || self.row.items.get(after).is_some_and(|item| item.form(Forms::GERUND));
        let verb = if self.row.is(after, "to") { after + 1 } else { after };
        if noun.class == PhraseClass::Inside && self.is_own_work(verb) {
            return None;
        }
        if !(acts && matches!(noun.class, PhraseClass::Outside | PhraseClass::Inside | PhraseClass::OutsideAct)) {
            return None;
        }
        // "Get guests to rate us 9 / 10": what they give is a level.
        let rating = (after + 1..end).find(|&at| self.kind_of(at) == Some(QuantityKind::Rating));
        let value = self.value_in(from..after + 1);
        self.say(noun.items.clone(), "others have to act");
        if let Some(at) = rating.filter(|_| value.is_none()) {
            self.say_at(at, "a rating given by others");
            self.reading.value = Some(at);
            self.reading.settled = true;
            // What they are to do is the result, and getting them to is no means to it.
            self.reading.sides.retain(|clause| !clause.items.contains(&at));
            return Some((Outcome, SURE));
        }
        self.reading.value = value;
        if value.is_some() {
            self.reading.counted = Some(noun);
            return Some((Outcome, SURE));
        }
        self.reading.object = Some(noun);
        let all = self.row.quantities.iter().any(|quantity| quantity.kind == QuantityKind::All);
        (!all).then_some((OutcomeUnquantified, UNSURE))
    }

    /// Whether the verb at `at` is work that those of the team do, not what they feel, use or stay for.
    pub(super) fn is_own_work(&self, at: usize) -> bool {
        self.row.any(at, &[Class::Activity, Class::Learn]) && !self.row.any(at, &[Class::Others, Class::Achieve])
            || ["spend", "listen", "attend", "join", "contribute", "shadow"]
                .contains(&self.row.items.get(at).map_or("", |item| item.entry.lemma))
    }

    pub(super) fn hire(&mut self) -> Verdict {
        let head = self.reading.head.at;
        self.say_at(head, "people are to join");
        // "Hire two night nurses": the span of time belongs to the name.
        let named = (head + 1..self.main_end).find(|&at| self.is_span(at));
        let Some(at) = self.main_value().or(named) else {
            return (Task, SURE);
        };
        let counted = self.count(at, true);
        let outside = counted
            .as_ref()
            .is_some_and(|noun| self.row.has(noun.head, Class::Outside) && !self.row.any(noun.head, &[Class::Inside]));
        if outside && !self.row.is(head, "hire") {
            self.say_at(at, "counts people who stay outside the team");
            return (Outcome, SURE);
        }
        (OutputCount, SURE)
    }
}
