//! Whom a line is about, where its own words leave that open: sold to firms or to people, for the own house or for others.
//!
//! In go a statement and the objective above it, out comes what their words tell. A metric of the shop counter does not
//! suit a line about pipeline, and the people of the objective are those of the lines below it.

use super::knowledge::Metric;
use super::knowledge::file::Trade;
use super::knowledge::term;
use super::own::{Statement, lowered};
use crate::analysis::Lexicon;
use crate::analysis::lexicon::Class;

/// Words of those who sell to organisations.
const BUSINESS: &str = "b2b pipeline mql mqls sql sqls sal sals lead leads account accounts enterprise saas arr sdr sdrs bdr \
    bdrs prospect prospects reseller resellers abm cio cto procurement opportunity opportunities \
    salesforce field gtm tender tenders";

/// Words of those who sell to people.
const CONSUMER: &str = "b2c d2c shop shops shopper shoppers consumer consumers ecommerce commerce store stores cart basket household \
    households retail guests fans gift voucher loyalty repeat orders purchase purchases";

/// Words of those who sell nothing: open communities, standards, the public good.
const COMMUNITY: &str = "community open-source opensource standard standards specification specifications spec specs implementer \
    implementers contributor contributors maintainer maintainers volunteer volunteers citizen citizens resident residents \
    patient patients pupil pupils fhir interoperability museum festival parish donor donors fundraising youth supporter supporters \
    charity refugee refugees congregation ngo humanitarian municipality municipal trustee trustees alumni beneficiaries \
    superintendent curriculum grantees nonprofit non-profit parishioners scouts";

/// Words of those who build what others build on, where an image is a container and a proposal a text.
const ENGINEERING: &str = "api apis node nodes repo repository browser browsers parser compiler runtime docker kubernetes k8s backend cli daemon \
    upstream rfc rfcs schema endpoint endpoints protocol ci e2e dweb sdk codebase linter debugger unsigned cluster clusters \
    container containers";

/// Those of whom only who sells something speaks.
const BUYERS: &str = "prospects leads buyers shoppers";

/// Words of trade that are words of engineering as well.
const EITHER: &str = "pipeline lead account accounts field store stores cart basket repeat";

/// What only who sells something counts.
const SOLD: &str = "win deal deals revenue pipeline leads buy buys opportunity opportunities purchase purchases paying seller sellers items";

/// Those to whom only who has an audience speaks.
const AUDIENCE: &str = "visitors followers viewers listeners reached";

/// People of whom a work speaks in general; those of the objective are meant where it names some.
const ANYBODY: [&str; 13] = [
    "users", "customers", "readers", "visitors", "people", "viewers", "participants", "new users", "employees",
    "trained employees", "learners", "active users", "people who use it",
];

/// People inside a house, of whom the metrics of work for others do not speak.
const INSIDE: [&str; 5] = ["employees", "trained employees", "new hires", "staff", "teams"];

/// Whether the people of a work are those of the own house.
pub fn is_inside(people: &str) -> bool {
    INSIDE.contains(&people)
}

/// What the words around a work tell of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Setting {
    trade: Option<Trade>,
    /// Whether nothing is sold.
    is_community: bool,
    /// Whether somebody buys something.
    is_bought: bool,
    /// Whether it is about what developers build on.
    is_engineering: bool,
    people: Option<String>,
    is_inside: bool,
}

impl Setting {
    /// Looks through a statement and its objective.
    pub fn of(statement: &Statement<'_>) -> Self {
        let mut words = term::words(statement.text);
        words.extend(statement.objective.map(term::words).unwrap_or_default());
        let is_engineering = words.iter().any(|word| term::is_in(ENGINEERING, &word.lower));
        let has = |list: &str| {
            let counts = |word: &&term::Word| !is_engineering || !term::is_in(EITHER, &word.lower);
            words.iter().filter(counts).any(|word| term::is_in(list, &word.lower))
        };
        let trade = match (has(CONSUMER), has(BUSINESS)) {
            (false, true) => Some(Trade::Business),
            (true, false) => Some(Trade::Consumer),
            _ => None,
        };
        let is_community = trade.is_none() && !has(CONSUMER) && has(COMMUNITY);
        // "in order to" orders nothing.
        let is_order = |two: &[term::Word]| two[1].lower == "order" && two[0].lower != "in";
        let is_bought = has("buy buys reorder repurchase") || words.windows(2).any(is_order);
        let is_engineering = trade.is_none() && is_engineering;
        let people = people_in(statement.text).or_else(|| statement.objective.and_then(people_of));
        let inside =
            ["colleagues", "employees", "team members", "staff", "teams", "new hires", "managers", "new colleagues"];
        let is_inside = people.as_ref().is_some_and(|people| inside.iter().any(|inside| people.ends_with(inside)));
        Self { trade, is_community, is_bought, is_engineering, people, is_inside }
    }

    /// Whether the metric makes sense in the trade.
    pub fn suits(&self, metric: &Metric) -> bool {
        let is_inside = self.people.is_some() && !self.is_inside && INSIDE.contains(&metric.subject);
        let sells_nothing = self.is_community || self.is_engineering;
        let is_sold = term::is_in(BUYERS, metric.subject.rsplit(' ').next().unwrap_or_default())
            || metric.name.split([' ', '-']).any(|word| term::is_in(SOLD, word));
        if sells_nothing && (is_sold || metric.trade.is_some()) {
            return false;
        }
        let is_trade = metric.trade.is_none_or(|trade| !self.is_community && self.trade.is_none_or(|own| own == trade));
        !is_inside && is_trade
    }

    /// Whether an ambiguous word that leads to this metric means something else here.
    pub fn is_foreign(&self, metric: &Metric) -> bool {
        let last = metric.subject.rsplit(' ').next().unwrap_or_default();
        !self.suits(metric) || self.is_engineering && term::is_in(AUDIENCE, last)
    }

    /// Whether the metric is one of the shop counter, and nothing says that those who read or watch buy at one.
    pub fn is_far(&self, people: &str, metric: &Metric) -> bool {
        const READERS: [&str; 5] = ["readers", "followers", "viewers", "listeners", "subscribers"];
        let is_open = self.trade.is_none() && !self.is_bought;
        metric.trade == Some(Trade::Consumer) && is_open && READERS.contains(&people)
    }

    /// The people in question: those of the objective where a work speaks of anybody.
    pub fn people(&self, of_work: &str) -> String {
        let own = self.people.as_ref().filter(|_| ANYBODY.contains(&of_work));
        // Who sells nothing has no customers.
        let of_work =
            if of_work == "customers" && (self.is_community || self.is_engineering) { "users" } else { of_work };
        own.cloned().unwrap_or_else(|| of_work.to_owned())
    }
}

/// The people to whom something is given: "training to managers".
fn people_in(text: &str) -> Option<String> {
    let words = term::words(text);
    let is_people = |word: &term::Word| {
        let classes = Lexicon::default().entry(&word.lower).classes;
        classes.any(&[Class::Outside, Class::Inside]) && word.lower.ends_with('s') && !classes.has(Class::Product)
    };
    (0..words.len()).find_map(|at| {
        let is_led = ["to", "for"].contains(&words[at].lower.as_str());
        let first = at
            + 1
            + usize::from(
                words.get(at + 1).is_some_and(|it| ["our", "all", "the", "new"].contains(&it.lower.as_str())),
            );
        let ends = (first..words.len().min(first + 2)).find(|&end| is_people(&words[end]) && !words[end].is_parted)?;
        is_led.then(|| text.get(words[first].range.start..words[ends].range.end).map(str::to_owned))?
    })
}

/// The people with whom an objective begins: "Clinics find a free bed", "Dental labs trust us".
pub fn people_of(objective: &str) -> Option<String> {
    let words = term::words(objective);
    let entry = |at: usize| words.get(at).map(|word| Lexicon::default().entry(&word.lower));
    let ends = (0..words.len().min(3)).find(|&at| {
        let is_people = entry(at).is_some_and(|entry| entry.classes.any(&[Class::Outside, Class::Inside]));
        let is_several = words[at].lower.ends_with('s')
            || ["people", "women", "men", "children"].contains(&words[at].lower.as_str());
        is_people && is_several && words.get(at + 1).is_some_and(|next| !next.is_parted)
    })?;
    // "Help customers", "Our users": what stands before them may only say which ones.
    let says_which = |at: usize| {
        entry(at).is_some_and(|entry| {
            let verbs = [Class::Activity, Class::Change, Class::SoftChange, Class::Achieve, Class::Keep, Class::Ensure];
            !entry.classes.any(&verbs)
        })
    };
    let follows = objective.get(words[ends].range.end..)?.trim_start();
    let has_verb = follows.starts_with(|letter: char| letter.is_lowercase());
    let words = objective.get(..words[ends].range.end)?;
    ((0..ends).all(says_which) && has_verb && words.chars().all(|letter| letter.is_alphabetic() || letter == ' '))
        .then(|| lowered(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_people_of_an_objective_stand_at_its_beginning() {
        let check = |objective: &str, people: Option<&str>| {
            assert_eq!(people_of(objective).as_deref(), people, "{objective}");
        };
        check("Clinics find a free bed at once", Some("clinics"));
        check("Dental labs trust us with more of their work", Some("dental labs"));
        check("Help customers help themselves", None);
        check("Grow customers", None);
        check("Keep existing customers happy", None);
        check("Customers", None);
    }
}
