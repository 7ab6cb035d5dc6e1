//! JUnit XML for CI servers: a suite a draft, a test case a finding. Notes pass, and so does a draft without findings.

use quick_junit::{NonSuccessKind, Report as Junit, TestCase, TestCaseStatus, TestSuite};

use super::words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Report;
use crate::text::Source;

/// The whole XML document.
pub fn render(reports: &[Report]) -> String {
    let mut junit = Junit::new("okrlint");
    junit.add_test_suites(reports.iter().map(suite));
    junit.to_string().expect("writing to memory cannot fail")
}

fn suite(report: &Report) -> TestSuite {
    let mut suite = TestSuite::new(report.source.name.as_str());
    if report.diagnostics.is_empty() {
        suite.add_test_case(case("okrlint", &report.source, TestCaseStatus::success()));
    }
    for diagnostic in &report.diagnostics {
        suite.add_test_case(finding(diagnostic, &report.source));
    }
    suite
}

fn finding(diagnostic: &Diagnostic, source: &Source) -> TestCase {
    let (line, column) = source.position(diagnostic.span.start);
    let place = format!("{}:{line}:{column}: {}\n{}", source.name, diagnostic.message, diagnostic.help);
    if diagnostic.severity == Severity::Note {
        let mut case = case(&diagnostic.rule, source, TestCaseStatus::success());
        case.set_system_out(place);
        return case;
    }
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(diagnostic.message.as_str());
    status.set_type(words::level(diagnostic.severity));
    status.set_description(place);
    case(&diagnostic.rule, source, status)
}

fn case(name: &str, source: &Source, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(name, status);
    case.set_classname(source.name.as_str());
    case
}
