//! Fields whose value is out of bounds: confidence, weights.

use super::Seen;
use crate::rules::Limits;
use crate::rules::file::{Limit, Value, ValueOf};
use crate::rules::view::{ObjectiveView, Statement};

pub fn on_statement(value: &Value, statement: &Statement<'_>, limits: &Limits) -> Option<Seen> {
    let field = statement.fields.confidence.as_ref().filter(|_| value.of == ValueOf::Confidence)?;
    let confidence = share(field.as_str())?;
    let (low, high) = (limits.get(Limit::ConfidenceLow), limits.get(Limit::ConfidenceHigh));
    let direction = match confidence {
        confidence if confidence < low => "low",
        confidence if confidence > high => "high",
        _ => return None,
    };
    let seen = Seen::at(field.span()).with("confidence", field.as_str()).with("direction", direction);
    Some(seen.with("low", low).with("high", high))
}

pub fn on_objective(value: &Value, view: &ObjectiveView<'_>) -> Option<Seen> {
    if value.of != ValueOf::Weights {
        return None;
    }
    let fields: Vec<_> = view.statements().filter_map(|statement| statement.fields.weight.as_ref()).collect();
    let weights: Option<Vec<f64>> = fields.iter().map(|field| number(field.as_str())).collect();
    let sum: f64 = weights?.iter().sum();
    let (first, last) = (fields.first()?, fields.last()?);
    let fits = [1.0, 10.0, 100.0].iter().any(|whole| (sum - whole).abs() < 0.011 * whole);
    // Small whole weights (1, 2, 3) are ratios and need not sum to anything.
    let ratios = sum < 40.0 && fields.iter().all(|field| !field.as_str().contains(['%', '.', ',']));
    (fields.len() > 1 && !fits && !ratios).then(|| {
        Seen::at(last.span()).with("sum", (sum * 100.0).round() / 100.0).beside(first.span(), "the first weight")
    })
}

/// A confidence as a share of one: "0.6", "60%", "6/10", "7 of 10".
fn share(text: &str) -> Option<f64> {
    let value = number(text)?;
    let text = text.trim_start();
    let rest =
        text.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',').trim_start();
    let whole = rest.strip_prefix('/').or_else(|| rest.strip_prefix("of ")).and_then(number);
    let share = match whole {
        Some(whole) if whole > 0.0 => value / whole,
        _ if rest.starts_with('%') => value / 100.0,
        _ if value <= 1.0 => value,
        _ if value <= 10.0 => value / 10.0,
        _ => value / 100.0,
    };
    (0.0..=1.0).contains(&share).then_some(share)
}

/// The number that a field begins with, with a decimal point or comma and separators between thousands.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim_start_matches(|letter: char| letter.is_whitespace() || "€$£~≈<>=≤≥".contains(letter));
    let length =
        text.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ',')).unwrap_or(text.len());
    let digits = text[..length].trim_end_matches(['.', ',']);
    let parts: Vec<&str> = digits.split(['.', ',']).collect();
    let thousands = parts.len() > 1 && parts[1..].iter().all(|part| part.len() == 3) && parts[0] != "0";
    let plain = match parts.as_slice() {
        _ if thousands => parts.concat(),
        [whole] => (*whole).to_owned(),
        [whole @ .., fraction] => format!("{}.{fraction}", whole.concat()),
        [] => return None,
    };
    let scale = match text[length..].trim_start().chars().next() {
        Some('k' | 'K') => 1e3,
        Some('m' | 'M') => 1e6,
        _ => 1.0,
    };
    plain.parse::<f64>().ok().map(|value| value * scale)
}

#[cfg(test)]
mod tests {
    use super::{number, share};

    #[test]
    fn fields_begin_with_a_number() {
        assert_eq!(number("1,200"), Some(1200.0));
        assert_eq!(number("1.5 %"), Some(1.5));
        assert_eq!(number("€ 2,5m"), Some(2.5e6));
        assert_eq!(number("0.125"), Some(0.125));
        assert_eq!(number("soon"), None);
    }

    #[test]
    fn confidence_is_a_share() {
        assert_eq!(share("6/10"), Some(0.6));
        assert_eq!(share("60 %"), Some(0.6));
        assert_eq!(share("0.6"), Some(0.6));
        assert_eq!(share("high"), None);
    }
}
