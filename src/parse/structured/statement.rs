//! Key results, initiatives and the fields that stand around statements.

use super::value::{declared, items, label, names};
use super::{Draft, Entry, NodeId, Value};
use crate::model::{Declared, DeclaredKind, FieldName, Fields, Form, Initiative, KeyResult};
use crate::parse::slot::{Slot, normal};
use crate::text::Text;

impl Draft<'_> {
    /// Every entry of a list of key results; a mapping is one key result, or several under their ids.
    pub(super) fn key_results(&mut self, id: NodeId, into: &mut Vec<KeyResult>) {
        if !self.visit(id) {
            return;
        }
        let tree = self.tree;
        match &tree.node(id).value {
            Value::Empty => {}
            Value::Scalar(_) => self.key_result(id, None, into),
            Value::Sequence(items) => items.iter().for_each(|&item| self.key_result(item, None, into)),
            Value::Mapping(entries) if self.is_keyed(entries) => {
                for entry in entries {
                    let name = tree.name(self.source, entry.key).into_owned();
                    self.key_result(entry.value, Some(name), into);
                }
            }
            Value::Mapping(_) => self.key_result(id, None, into),
        }
    }

    /// A list of key results whose key says that they are guardrails.
    pub(super) fn guardrails(&mut self, entry: Entry, into: &mut Vec<KeyResult>) {
        let (before, span) = (into.len(), self.tree.node(entry.key).span);
        self.key_results(entry.value, into);
        for key_result in &mut into[before..] {
            key_result.fields.kind.get_or_insert(Declared { kind: DeclaredKind::Guardrail, span });
        }
    }

    /// Whether the keys are ids or sentences of statements rather than the names of fields.
    pub(super) fn is_keyed(&self, entries: &[Entry]) -> bool {
        !entries.is_empty()
            && entries.iter().all(|entry| {
                let name = self.tree.name(self.source, entry.key);
                is_id(&name) || Slot::of(&name).is_none() && is_nested(&self.tree.node(entry.value).value)
            })
    }

    /// One key result. An entry without any words is kept with an empty text.
    pub(super) fn key_result(&mut self, id: NodeId, key: Option<String>, into: &mut Vec<KeyResult>) {
        if !self.visit_statement(id) {
            return;
        }
        let mut read = KeyResult { id: key, form: Form::Stated, ..KeyResult::default() };
        let mut below = Vec::new();
        let tree = self.tree;
        match &tree.node(id).value {
            Value::Empty => {}
            Value::Scalar(_) => {
                let (label, text) = label(&tree.text(self.source, id).unwrap_or_default());
                read.text = text;
                read.id = read.id.or(label);
            }
            Value::Sequence(items) => {
                items.iter().for_each(|&item| self.deeper(|draft| draft.key_result(item, None, into)));
                return;
            }
            Value::Mapping(_) => {
                let entries = self.entries(id);
                self.key_result_entries(&entries, &mut read, &mut below);
            }
        }
        if read.text.is_empty() {
            // A metric or target without a sentence is still what the author wants to see moved.
            match read.fields.metric.clone() {
                Some(metric) => read.text = metric,
                None => read.text.set_span(tree.node(id).span),
            }
        }
        into.push(read);
        into.append(&mut below);
    }

    fn key_result_entries(&mut self, entries: &[Entry], read: &mut KeyResult, below: &mut Vec<KeyResult>) {
        if let Some((own, text)) = self.lone_sentence(entries) {
            read.id = own.or(read.id.take());
            read.text = text;
            return;
        }
        let mut description = None;
        for &entry in entries {
            let name = self.tree.name(self.source, entry.key).into_owned();
            let slot = self.slot(entry);
            if slot.is_some() && Slot::of(&name).is_none() {
                self.tell_unknown(entry);
            }
            match slot {
                Some(Slot::KeyResult | Slot::Text | Slot::Objective) if read.text.is_empty() => {
                    if normal(&name) == "goal" {
                        self.field(FieldName::Target, entry, &mut read.fields);
                        continue;
                    }
                    if matches!(self.tree.node(entry.value).value, Value::Mapping(_)) {
                        let inner = self.entries(entry.value);
                        self.deeper(|draft| draft.key_result_entries(&inner, read, below));
                    } else {
                        read.text = self.single(entry.value).unwrap_or_default();
                    }
                }
                Some(Slot::Objective) if normal(&name) == "goal" => {
                    self.field(FieldName::Target, entry, &mut read.fields);
                }
                Some(Slot::Description) => description = Some(entry),
                Some(Slot::KeyResults) if !is_nested(&self.tree.node(entry.value).value) => {
                    self.field(FieldName::Metric, entry, &mut read.fields);
                }
                Some(Slot::KeyResults) => self.deeper(|draft| draft.key_results(entry.value, below)),
                Some(Slot::Initiatives | Slot::Initiative) => self.initiatives(entry, read),
                Some(Slot::Id) => read.id = self.single(entry.value).map(|text| text.as_str().to_owned()),
                Some(Slot::Cycle) => self.field(FieldName::Due, entry, &mut read.fields),
                Some(Slot::Field(field)) => self.field(field, entry, &mut read.fields),
                Some(Slot::Remark) => self.skip(entry, "note"),
                Some(_) => self.skip(entry, "no field of a key result"),
                None => self.unknown(entry),
            }
        }
        match description {
            Some(entry) if read.text.is_empty() => read.text = self.single(entry.value).unwrap_or_default(),
            Some(entry) => self.skip(entry, "description"),
            None => {}
        }
    }

    fn initiatives(&mut self, entry: Entry, read: &mut KeyResult) {
        if matches!(self.tree.node(entry.value).value, Value::Empty) {
            read.fields.empty.push(FieldName::Initiatives);
        }
        let mut found = Vec::new();
        self.initiative_list(entry.value, &mut found);
        read.initiatives.append(&mut found);
    }

    /// Every entry of a list of initiatives.
    pub(super) fn initiative_list(&mut self, id: NodeId, into: &mut Vec<Initiative>) {
        if !self.visit(id) {
            return;
        }
        let tree = self.tree;
        match &tree.node(id).value {
            Value::Empty => {}
            Value::Scalar(_) => self.initiative(id, None, into),
            Value::Sequence(items) => items.iter().for_each(|&item| self.initiative(item, None, into)),
            Value::Mapping(entries) if self.is_keyed(entries) => {
                for entry in entries {
                    let name = tree.name(self.source, entry.key).into_owned();
                    self.initiative(entry.value, Some(name), into);
                }
            }
            Value::Mapping(_) => self.initiative(id, None, into),
        }
    }

    fn initiative(&mut self, id: NodeId, key: Option<String>, into: &mut Vec<Initiative>) {
        if !self.visit_statement(id) {
            return;
        }
        let mut read = Initiative { id: key, ..Initiative::default() };
        let tree = self.tree;
        match &tree.node(id).value {
            Value::Empty => {}
            Value::Scalar(_) => read.text = tree.text(self.source, id).unwrap_or_default(),
            Value::Sequence(items) => {
                items.iter().for_each(|&item| self.deeper(|draft| draft.initiative(item, None, into)));
                return;
            }
            Value::Mapping(_) => {
                let entries = self.entries(id);
                self.initiative_entries(&entries, &mut read);
            }
        }
        if read.text.is_empty() {
            read.text.set_span(tree.node(id).span);
        }
        into.push(read);
    }

    fn initiative_entries(&mut self, entries: &[Entry], read: &mut Initiative) {
        if let Some((own, text)) = self.lone_sentence(entries) {
            read.id = own.or(read.id.take());
            read.text = text;
            return;
        }
        for &entry in entries {
            let name = self.tree.name(self.source, entry.key).into_owned();
            match Slot::of(&name) {
                Some(Slot::Initiative | Slot::Text | Slot::Description) if read.text.is_empty() => {
                    read.text = self.single(entry.value).unwrap_or_default();
                }
                Some(Slot::Id) => read.id = self.single(entry.value).map(|text| text.as_str().to_owned()),
                Some(Slot::Field(field)) => self.field(field, entry, &mut read.fields),
                Some(Slot::Description) => self.skip(entry, "description"),
                Some(Slot::Remark) => self.skip(entry, "note"),
                Some(_) => self.skip(entry, "no field of an initiative"),
                None => self.unknown(entry),
            }
        }
    }

    /// `- KR1: sentence`, and `- Raise visits: from 3 to 5`, where the colon belongs to the sentence.
    pub(super) fn lone_sentence(&mut self, entries: &[Entry]) -> Option<(Option<String>, Text)> {
        let [entry] = entries else { return None };
        let name = self.tree.name(self.source, entry.key).into_owned();
        if is_id(&name) {
            return self.tree.text(self.source, entry.value).map(|text| (Some(name), text));
        }
        Slot::of(&name).is_none().then(|| self.whole(*entry)).flatten().map(|text| (None, text))
    }

    /// Takes the value of a field. What is there already stays; a wrong shape is skipped.
    pub(super) fn field(&mut self, name: FieldName, entry: Entry, fields: &mut Fields) {
        if matches!(self.tree.node(entry.value).value, Value::Empty) {
            return fields.empty.push(name);
        }
        match name {
            FieldName::Owner => {
                let texts = self.texts(entry.value);
                return fields.owners.extend(texts.iter().flat_map(names));
            }
            FieldName::Supports => {
                let texts = self.texts(entry.value);
                return fields.supports.extend(texts.iter().flat_map(items));
            }
            _ => {}
        }
        let Some(text) = self.single(entry.value) else { return self.skip(entry, "expected a single value") };
        if text.is_empty() {
            return fields.empty.push(name);
        }
        if let Err(why) = set(name, text, fields) {
            self.skip(entry, why);
        }
    }
}

/// Puts a text into its field, the first one given.
pub(in crate::parse) fn set(name: FieldName, text: Text, fields: &mut Fields) -> Result<(), &'static str> {
    match name {
        FieldName::Owner => fields.owners.extend(names(&text)),
        FieldName::Supports => fields.supports.extend(items(&text)),
        FieldName::Kind => {
            let kind = declared(text.as_str()).ok_or("unknown type")?;
            fields.kind.get_or_insert(Declared { kind, span: text.span() });
        }
        _ => {
            let slot = fields.slot_mut(name).ok_or("initiatives have a place of their own")?;
            if slot.is_some() {
                return Err("repeated key");
            }
            *slot = Some(text);
        }
    }
    Ok(())
}

/// `O1`, `KR-2.1`, `1`, `A`: a label rather than a name.
pub(super) fn is_id(name: &str) -> bool {
    let plain = name.trim();
    let letters = plain.chars().take_while(|c| c.is_alphabetic()).count();
    let has_digit = plain.bytes().any(|byte| byte.is_ascii_digit());
    let prefix: String = plain.chars().take(letters).flat_map(char::to_lowercase).collect();
    let rest = normal(plain);
    let tail = rest.trim_start_matches(char::is_alphabetic);
    has_digit
        && plain.len() <= 24
        && tail.bytes().all(|byte| byte.is_ascii_digit())
        && !matches!(prefix.as_str(), "q" | "h" | "fy" | "cycle" | "quarter")
        && (letters <= 4
            || matches!(prefix.as_str(), "objective" | "goal" | "key" | "keyresult" | "result" | "initiative"))
}

/// Whether the value is a list or a mapping.
pub(super) fn is_nested(value: &Value) -> bool {
    matches!(value, Value::Sequence(_) | Value::Mapping(_))
}
