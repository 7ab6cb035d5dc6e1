//! How an author sets objectives and key results apart without labels.
//!
//! In go the nodes of a draft, out comes its [`Habit`]: check boxes under headings, bullets under bullets, bullets
//! under plain lines, lines in groups, or one flat list. It is taken from the whole draft, because one place
//! alone seldom tells: a bullet under "Partners" is an objective where other bullets have bullets of their own,
//! and a key result where headings are what is to be reached.

use super::field::ends_with_status;
use super::label::Label;
use super::nodes::{Node, ROOT};
use super::outline::{Marker, Shape};
use super::sentence::{is_area, is_empty_slot, is_prose, is_time, names_okrs, starts_with_verb, words};
use super::title::is_title;

/// An item behind a tick: in a list of boxes it is one of them.
const TICKED: Shape = Shape::Item(Marker::Bullet('☐'));

/// What an unlabelled line is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unlabelled {
    Objective,
    KeyResult,
    Group,
    Description,
    Skip(&'static str),
}

/// What a line stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    Objective,
    KeyResult,
    Group,
}

/// What the whole draft shows.
#[derive(Debug, Default)]
pub(super) struct Habit {
    /// Labels say what is what.
    pub(super) is_labelled: bool,
    /// It speaks of OKRs somewhere.
    names_okrs: bool,
    /// It speaks of goals or objectives and never of key results.
    only_goals: bool,
    /// Most items stand in check boxes.
    has_boxes: bool,
    /// Many items have items of their own.
    is_nested: bool,
    /// Items go four levels deep: a tree of objectives.
    is_tree: bool,
    /// Plain lines lead lists.
    leads: usize,
    /// There are lines in groups and no lists.
    is_grouped: bool,
    /// Most lines say how far something is: a list of work.
    is_work: bool,
    /// Prose that only happens to have lists.
    is_prose: bool,
    /// Only what stands under headings about OKRs is read: first and one past the last node of each.
    regions: Vec<(usize, usize)>,
}

impl Habit {
    /// Looks at all nodes once.
    pub(super) fn of(nodes: &[Node]) -> Self {
        let mut habit = Self::default();
        let (mut top, mut boxes, mut nested, mut prose, mut items, mut lines) =
            (0usize, 0usize, 0usize, 0usize, 0usize, 0usize);
        let (mut reports, mut changes) = (0, 0);
        let mut names_results = false;
        let mut names_goals = false;
        for (at, node) in nodes.iter().enumerate() {
            let text = node.text.as_str();
            let is_statement_label = matches!(
                node.label.label,
                Some(Label::Objective | Label::KeyResult | Label::KeyResults | Label::Objectives)
            );
            habit.is_labelled |= is_statement_label && !node.is_jump;
            if node.level().is_some() || at < 6 {
                let lower = text.get(..text.len().min(400)).unwrap_or("").to_ascii_lowercase();
                habit.names_okrs |= lower.contains("okr");
                names_results |= lower.contains("key result") || lower.contains("okr");
                names_goals |= lower.contains("objectives") || lower.contains("goals");
            }
            if node.is_jump {
                continue;
            }
            if node.is_item() {
                items += 1;
                changes += usize::from(holds_change(text));
                let is_top = node.parent == ROOT || !nodes[node.parent as usize].is_item();
                if is_top {
                    top += 1;
                    boxes += usize::from(node.block.has_box);
                    nested += usize::from(node.items > 0);
                    habit.is_tree |= node.height >= 3;
                }
            } else if node.is_line() {
                lines += 1;
                reports += usize::from(ends_with_status(text));
                prose += usize::from(is_prose(text));
                habit.leads += usize::from(node.items > 0 && !text.trim_end().ends_with(':'));
            }
        }
        habit.names_okrs |= names_results;
        // "2027 goals" over "Visits: 120 -> 150" are numbers to reach, whatever the title calls them.
        habit.only_goals = names_goals && !names_results && changes * 2 < items.max(1);
        habit.has_boxes = boxes * 2 > top;
        habit.is_nested = nested * 3 >= top && nested > 0 && !habit.has_boxes;
        habit.is_tree &= !habit.has_boxes;
        habit.is_grouped = items == 0 && lines >= 2 && prose * 3 <= lines;
        habit.is_work = reports >= 2 && reports * 4 >= lines * 3;
        habit.is_prose = !habit.names_okrs && !names_goals && prose >= 3 && prose * 3 > items + lines - prose
            || !habit.is_labelled && is_minutes(nodes);
        if !habit.is_labelled {
            habit.regions = regions(nodes);
        }
        habit
    }

    /// What the node is, in this draft.
    pub(super) fn read(&self, nodes: &[Node], at: usize, under: Under) -> Unlabelled {
        let node = &nodes[at];
        if self.is_prose || !self.is_in_region(at) {
            return if node.level().is_some() { Unlabelled::Group } else { Unlabelled::Skip("text") };
        }
        if node.level().is_some() {
            return self.heading(nodes, at);
        }
        if node.is_item() {
            return self.item(nodes, at, under);
        }
        self.line(nodes, at, under)
    }

    fn is_in_region(&self, at: usize) -> bool {
        self.regions.is_empty() || {
            let index = self.regions.partition_point(|&(start, _)| start <= at);
            index > 0 && at < self.regions[index - 1].1
        }
    }

    fn heading(&self, nodes: &[Node], at: usize) -> Unlabelled {
        let node = &nodes[at];
        let text = node.text.as_str();
        if names_okrs(text) || is_time(text) || is_plan(text) || is_title(text) {
            return Unlabelled::Group;
        }
        if node.items > 0 {
            if self.has_boxes {
                return Unlabelled::Objective;
            }
            // "# Objectives" over "## Dealers enjoy selling us": the title names what the headings below it are.
            let is_below = node.parent != ROOT && nodes[node.parent as usize].level().is_some();
            let is_gerund = text.split_whitespace().next().is_some_and(|word| word.ends_with("ing"));
            let is_stated = is_below && (is_sentence(text) && leads_figures(nodes, at) || !is_area(text) && !is_gerund);
            let leads_objectives = node.nested * 3 >= node.items && node.nested > 0 || self.only_goals && !is_stated;
            let is_name = is_area(text) && !(is_sentence(text) && leads_figures(nodes, at));
            return if leads_objectives || is_name { Unlabelled::Group } else { Unlabelled::Objective };
        }
        let next = nodes.get(at + 1).filter(|next| next.parent as usize == at && next.is_line());
        let leads_lines = self.is_grouped && node.lines >= 2 && next.is_some_and(|next| !is_prose(next.text.as_str()));
        if leads_lines && !is_area(text) { Unlabelled::Objective } else { Unlabelled::Group }
    }

    fn item(&self, nodes: &[Node], at: usize, under: Under) -> Unlabelled {
        let node = &nodes[at];
        let parent = (node.parent != ROOT).then(|| &nodes[node.parent as usize]);
        let text = node.text.as_str();
        if text.is_empty() {
            return Unlabelled::Skip("empty");
        }
        match under {
            Under::KeyResult => Unlabelled::Skip("part of a key result"),
            Under::Objective if self.is_tree && node.items > 0 => Unlabelled::Objective,
            Under::Objective => Unlabelled::KeyResult,
            Under::Group => {
                let beside = parent.is_some_and(|parent| parent.nested * 3 >= parent.items && parent.nested > 0);
                let is_objective = node.items > 0
                    || beside
                    || self.only_goals
                    || self.is_nested && parent.is_none_or(|parent| !parent.is_item());
                if is_objective && !is_empty_slot(text) {
                    // A bullet that only names a team over its bullets groups them; a sentence over figures is no team.
                    let is_name = node.items > 0
                        && node.height >= 2
                        && words(text, 5) <= 3
                        && !starts_with_verb(text)
                        && !(is_sentence(text) && figures(nodes, at).0 > 0)
                        && !self.is_tree;
                    if is_name { Unlabelled::Group } else { Unlabelled::Objective }
                } else if self.has_boxes && !node.block.has_box && node.block.shape != TICKED {
                    Unlabelled::Skip("text")
                } else {
                    Unlabelled::KeyResult
                }
            }
        }
    }

    fn line(&self, nodes: &[Node], at: usize, under: Under) -> Unlabelled {
        let node = &nodes[at];
        let text = node.text.as_str();
        let stands_above = stands_above(text);
        if under == Under::Objective {
            let is_key_result = self.is_grouped && !is_prose(text);
            return if is_key_result && nodes[node.parent as usize].level().is_some() {
                Unlabelled::KeyResult
            } else {
                Unlabelled::Description
            };
        }
        if is_prose(text) || stands_above {
            return Unlabelled::Group;
        }
        if node.items > 0 {
            let is_name = is_area(text) && node.nested * 2 > node.items;
            return if is_name { Unlabelled::Group } else { Unlabelled::Objective };
        }
        if self.is_grouped {
            return self.grouped(nodes, at);
        }
        // A title that the first objective follows at once, or of a few words above all.
        let is_title = nodes.get(at + 1).is_some_and(|next| next.is_line() && !next.block.after_blank)
            || at < 3 && words(text, 4) <= 3 && !starts_with_verb(text);
        let is_bare = self.leads >= 2
            && !is_title
            && words(text, 17) <= 16
            && !text.trim_end().ends_with(['.', ':', ';', ','])
            && !text.starts_with("http");
        if is_bare { Unlabelled::Objective } else { Unlabelled::Skip("text") }
    }

    /// In a draft of lines alone the first line of each group is the objective.
    fn grouped(&self, nodes: &[Node], at: usize) -> Unlabelled {
        let node = &nodes[at];
        // Fields of the line itself do not part it from the next one.
        let goes_on = nodes[at + 1..]
            .iter()
            .take(8)
            .find(|next| next.parent as usize != at)
            .is_some_and(|next| next.is_line() && !next.block.after_blank && next.parent == node.parent);
        let before = at.checked_sub(1).map(|before| &nodes[before]).filter(|before| before.is_line());
        let is_titled = before.is_some_and(|before| stands_above(before.text.as_str()));
        // "Projects for Q2:" leads the lines that follow it, and none of them is what the others are for.
        let is_listed = is_titled && before.is_some_and(|before| is_intro(before.text.as_str()));
        let begins = node.block.after_blank || is_titled;
        if self.is_work {
            return if ends_with_status(node.text.as_str()) { Unlabelled::KeyResult } else { Unlabelled::Skip("text") };
        }
        if begins && goes_on && !is_listed && !holds_change(node.text.as_str()) && !begins_jottings(nodes, at) {
            Unlabelled::Objective
        } else if before.is_some() && (!begins || is_titled) || begins && goes_on && begins_jottings(nodes, at) {
            Unlabelled::KeyResult
        } else {
            Unlabelled::Skip("text")
        }
    }
}

/// "more leads", "better conversion", "new website": words jotted down one under the other, of which none leads the others.
fn begins_jottings(nodes: &[Node], at: usize) -> bool {
    const FEW: usize = 3;
    let is_jotted = |node: &Node| {
        let text = node.text.as_str();
        node.is_line() && text.starts_with(char::is_lowercase) && words(text, FEW + 1) <= FEW
    };
    let next = nodes.get(at + 1);
    is_jotted(&nodes[at]) && !starts_with_verb(nodes[at].text.as_str()) && next.is_some_and(is_jotted)
}

/// Whether a line is the title of what follows it and nothing to reach.
fn stands_above(text: &str) -> bool {
    names_okrs(text) || is_time(text) || is_intro(text) || is_plan(text) || is_title(text)
}

/// Whether a line goes from one figure to another: then it is a key result, whatever stands before it.
fn holds_change(text: &str) -> bool {
    const MARKS: [&str; 6] = [" to ", "→", "->", "➡", "=>", "➜"];
    let has_figure = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    // "Leads: 4,000" is a measure with its value.
    let is_valued = text.split_once(':').is_some_and(|(name, value)| {
        let value = value.trim_start_matches([' ', '<', '>', '~', '≥', '≤', '€', '$', '£', '+']);
        value.starts_with(|c: char| c.is_ascii_digit()) && words(name, 6) <= 5
    });
    is_valued
        || MARKS.iter().any(|mark| text.split_once(mark).is_some_and(|(from, to)| has_figure(from) && has_figure(to)))
}

/// Whether a short heading may be a sentence: three words or more, and no team's name at its end.
fn is_sentence(text: &str) -> bool {
    const TEAMS: [&str; 22] = [
        "team", "teams", "squad", "department", "group", "unit", "marketing", "sales", "success", "support",
        "operations", "ops", "engineering", "product", "people", "finance", "hr", "it", "content", "growth",
        "management", "design",
    ];
    let last = text.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()).unwrap_or_default();
    words(text, 3) == 3
        && !text.contains([':', '&', '/', '(', ','])
        && text.split_whitespace().skip(1).all(|word| word.starts_with(char::is_lowercase))
        && !TEAMS.iter().any(|team| team.eq_ignore_ascii_case(last))
}

/// Whether most of the items under a heading hold a figure, as key results do.
fn leads_figures(nodes: &[Node], at: usize) -> bool {
    let (figures, items) = figures(nodes, at);
    figures * 2 > items
}

/// How many of the first items right under a line hold a figure, and how many there are.
fn figures(nodes: &[Node], at: usize) -> (usize, usize) {
    let under = nodes[at + 1..].iter().take(24).filter(|node| node.parent as usize == at && node.is_item());
    under.fold((0, 0), |(figures, items), node| {
        (figures + usize::from(node.text.as_str().contains(|c: char| c.is_ascii_digit())), items + 1)
    })
}

/// Whether the draft calls itself the notes of a meeting, or says who was there: then only labels make statements.
fn is_minutes(nodes: &[Node]) -> bool {
    const TITLES: [&str; 10] = [
        "minutes", "meeting minutes", "meeting notes", "notes from", "notes of", "minutes of", "agenda", "protokoll",
        "compte rendu", "acta de",
    ];
    const PEOPLE: [&str; 6] = ["present:", "attendees:", "participants:", "apologies:", "teilnehmer:", "agenda:"];
    let begins = |text: &str, name: &str| {
        text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && !text[name.len()..].starts_with(char::is_alphanumeric)
    };
    let title = nodes.first().is_some_and(|node| TITLES.iter().any(|name| begins(node.text.as_str(), name)));
    title || nodes.iter().take(6).any(|node| PEOPLE.iter().any(|name| begins(node.text.as_str(), name)))
}

/// "Our plans for the quarter:" leads a list without being what it is for.
fn is_intro(text: &str) -> bool {
    let end = text.trim_end();
    if !end.ends_with(':') {
        return false;
    }
    let lower = end.to_ascii_lowercase();
    [
        "project", "task", "to do", "todo", "plan", "roadmap", "priorit", "initiative", "deliverable", "we will",
        "we want", "this quarter", "next quarter", "following", "ideas", "backlog", "list", "vorschlag", "entwurf",
        "anbei", "hier mein", "hier unser", "hier die", "voici", "ci-joint", "proposition", "propuesta", "aquí",
        "ecco", "proposta", "hierbij", "voorstel",
    ]
    .iter()
    .any(|word| lower.contains(word))
        || words(end, 3) <= 2 && !starts_with_verb(end)
}

/// "Marketing plan", "Q3 projects": a title over a list of work.
fn is_plan(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "plan", "plans", "roadmap", "projects", "tasks", "todo", "todos", "backlog", "priorities", "activities",
        "deliverables", "milestones", "topics", "themes",
    ];
    let begins = |lead: &str| text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead));
    // "What we work on in spring": a question that its list answers.
    if ["to do", "to-do", "what we ", "what i ", "what's ", "things we ", "things to ", "how we "]
        .into_iter()
        .any(begins)
    {
        return words(text, 12) <= 10;
    }
    words(text, 6) <= 5
        && !starts_with_verb(text)
        && text
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| NAMES.iter().any(|name| name.eq_ignore_ascii_case(word)))
}

/// Headings about OKRs inside a page on other things, with what stands under them.
fn regions(nodes: &[Node]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < nodes.len() {
        let Some(level) = nodes[at].level().filter(|_| {
            !nodes[at].is_jump && words(nodes[at].text.as_str(), 7) <= 6 && names_okrs(nodes[at].text.as_str())
        }) else {
            at += 1;
            continue;
        };
        let end = nodes[at + 1..]
            .iter()
            .position(|next| next.level().is_some_and(|other| other <= level))
            .map_or(nodes.len(), |length| at + 1 + length);
        let has_items = nodes[at..end].iter().any(|node| node.is_item() && !node.is_jump);
        if level == 1 && at == 0 || level == 1 && end == nodes.len() {
            return Vec::new();
        }
        if has_items {
            found.push((at, end));
        }
        at = end;
    }
    found
}
