use super::merge;
use crate::analysis::lexicon::Lexicon;
use crate::analysis::{Context, Direction, Features, KeyResultKind, Kind, QuantityKind, read_key_result};
use crate::model::{Fields, KeyResult};
use crate::text::{Span, Text};

fn text(words: &str) -> Text {
    Text::verbatim(words, Span::new(0, words.len()))
}

fn merged(statement: &str, fill: impl FnOnce(&mut Fields)) -> Features {
    let mut fields = Fields::default();
    fill(&mut fields);
    let lexicon = Lexicon::default();
    let mut reading = read_key_result(statement, &Context { objective: None, lexicon: &lexicon });
    let key_result = KeyResult { text: text(statement), fields, ..KeyResult::default() };
    merge(&mut reading, &key_result, &lexicon);
    reading
}

fn value(reading: &Features, index: Option<usize>) -> Option<f64> {
    reading.quantities[index?].value
}

#[test]
fn fields_fill_what_the_sentence_leaves_open() {
    let reading = merged("Improve trial activation", |fields| {
        fields.baseline = Some(text("14 %"));
        fields.target = Some(text("28"));
        fields.unit = Some(text("%"));
    });
    assert_eq!(value(&reading, reading.baseline), Some(14.0));
    assert_eq!(value(&reading, reading.target), Some(28.0));
    assert_eq!(reading.quantities[reading.target.expect("from the field")].kind, QuantityKind::Percent);
    assert_eq!(reading.kind, Some(Kind::KeyResult(KeyResultKind::Outcome)));
    assert!(reading.flags.has_baseline && reading.flags.has_target);
}

#[test]
fn a_number_in_the_name_leaves_the_target_to_its_field() {
    let reading = merged("Cancellation rate within 48h", |fields| {
        fields.baseline = Some(text("9%"));
        fields.target = Some(text("5%"));
    });
    assert_eq!((value(&reading, reading.baseline), value(&reading, reading.target)), (Some(9.0), Some(5.0)));
    assert_eq!((reading.metric, reading.unit.as_deref()), (Some(0..28), Some("%")));
    let reading = merged("Bookings of 2 or more nights", |fields| {
        fields.baseline = Some(text("31%"));
        fields.target = Some(text("45%"));
    });
    assert_eq!(reading.kind, Some(Kind::KeyResult(KeyResultKind::Outcome)));
    assert_eq!((value(&reading, reading.target), reading.direction), (Some(45.0), Some(Direction::Increase)));
}

#[test]
fn the_sentence_goes_before_its_fields() {
    let reading = merged("Raise trial activation from 14% to 28%", |fields| fields.baseline = Some(text("10%")));
    assert_eq!(value(&reading, reading.baseline), Some(14.0));
}

#[test]
fn work_with_a_target_field_stays_work() {
    let reading = merged("Launch the spring campaign", |fields| fields.target = Some(text("1")));
    assert_eq!(reading.kind, Some(Kind::KeyResult(KeyResultKind::Task)));
}

#[test]
fn directions_are_read_in_many_words() {
    let with = |words: &str| merged("Trial activation", |fields| fields.direction = Some(text(words)));
    assert_eq!(with("Lower is better").direction, Some(Direction::Decrease));
    assert_eq!(with("increase").direction, Some(Direction::Increase));
    assert_eq!(with("keep").direction, Some(Direction::Maintain));
}

#[test]
fn a_name_with_a_value_to_reach_is_a_metric() {
    let reading = merged("Store rating", |fields| fields.target = Some(text("4.4")));
    assert_eq!(reading.kind, Some(Kind::KeyResult(KeyResultKind::Outcome)));
}

#[test]
fn values_say_which_way_and_in_which_unit() {
    let reading = merged("Parcels that come back", |fields| {
        fields.baseline = Some(text("9%"));
        fields.target = Some(text("4%"));
    });
    assert_eq!((reading.direction, reading.unit.as_deref()), (Some(Direction::Decrease), Some("%")));
}

#[test]
fn a_metric_names_its_unit_in_brackets() {
    let unit = |statement: &str| {
        let reading = merged(statement, |fields| {
            fields.baseline = Some(text("14"));
            fields.target = Some(text("7"));
        });
        reading.unit
    };
    assert_eq!(unit("Time to value (days)").as_deref(), Some("days"));
    assert_eq!(unit("Basket value (in €)").as_deref(), Some("EUR"));
    assert_eq!(unit("Returns (%)").as_deref(), Some("%"));
    assert_eq!(unit("Returns (Austria)"), None);
}

#[test]
fn fields_come_to_one_unit() {
    let reading = merged("Time to first answer", |fields| {
        fields.baseline = Some(text("3 days"));
        fields.target = Some(text("12 hours"));
    });
    assert_eq!((value(&reading, reading.baseline), value(&reading, reading.target)), (Some(72.0), Some(12.0)));
    assert_eq!((reading.unit.as_deref(), reading.direction), (Some("hours"), Some(Direction::Decrease)));
    let reading = merged("Caterers who order again", |fields| {
        fields.baseline = Some(text("a quarter"));
        fields.target = Some(text("40%"));
    });
    assert_eq!(value(&reading, reading.baseline), Some(25.0));
}

#[test]
fn work_that_is_counted_in_fields_is_work() {
    for name in ["Training videos published", "In-app tours built"] {
        let reading = merged(name, |fields| {
            fields.baseline = Some(text("0"));
            fields.target = Some(text("12"));
        });
        assert_eq!(reading.kind, Some(Kind::KeyResult(KeyResultKind::OutputCount)), "{name}");
        assert!(reading.evidence.iter().all(|one| one.range.end <= name.len()));
    }
    let reading = merged("Repeat orders", |fields| {
        fields.baseline = Some(text("40"));
        fields.target = Some(text("90"));
    });
    assert_eq!(reading.kind, Some(Kind::KeyResult(KeyResultKind::Outcome)));
}

#[test]
fn work_with_a_number_of_things_to_reach_is_counted() {
    let reach = |statement: &str, target: &str| {
        merged(statement, |fields| {
            fields.baseline = Some(text("0"));
            fields.target = Some(text(target));
        })
        .kind
    };
    assert_eq!(reach("Publish baking guides", "12"), Some(Kind::KeyResult(KeyResultKind::OutputCount)));
    assert_eq!(reach("Launch the order page", "1"), Some(Kind::KeyResult(KeyResultKind::Task)));
}
