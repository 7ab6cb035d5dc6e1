use okrlint::parse::parse;
fn main() {
    for f in std::env::args().skip(1) {
        let s = std::fs::read_to_string(&f).unwrap();
        let d = parse(&s, None, &f);
        println!("=== {f} {:?} {:?} team={:?} cycle={:?} lang={:?}", d.format, d.shape, d.team.as_ref().map(|t| t.as_str()), d.cycle.as_ref().map(|t| (t.text.as_str(), t.period)), d.language.as_ref().map(|t| t.as_str()));
        for c in &d.context { println!("  context: {}", c.as_str()); }
        if let Some(n) = &d.non_goals { for c in n { println!("  non-goal: {}", c.as_str()); } }
        let fields = |f: &okrlint::model::Fields| {
            let mut s = String::new();
            if !f.owners.is_empty() { s += &format!(" owners={:?}", f.owners.iter().map(|o| o.as_str()).collect::<Vec<_>>()); }
            for (n, v) in [("due", &f.due), ("conf", &f.confidence), ("score", &f.score), ("prog", &f.progress), ("status", &f.status), ("prio", &f.priority), ("weight", &f.weight), ("metric", &f.metric), ("base", &f.baseline), ("cur", &f.current), ("target", &f.target), ("unit", &f.unit), ("dir", &f.direction), ("src", &f.data_source), ("dep", &f.depends), ("why", &f.reason)] {
                if let Some(v) = v { s += &format!(" {n}={:?}", v.as_str()); }
            }
            if !f.supports.is_empty() { s += &format!(" supports={:?}", f.supports.iter().map(|o| o.as_str()).collect::<Vec<_>>()); }
            if let Some(k) = f.kind { s += &format!(" kind={:?}", k.kind); }
            if !f.empty.is_empty() { s += &format!(" empty={:?}", f.empty); }
            s
        };
        for o in &d.objectives {
            println!("  O {:?} {:?} {}{} {}", o.id, o.form, o.text.as_ref().map_or("-", |t| t.as_str()), fields(&o.fields), o.team.as_ref().map_or(String::new(), |t| format!("team={}", t.as_str())) + &o.cycle.as_ref().map_or(String::new(), |t| format!(" cycle={}", t.text.as_str())));
            for t in &o.description { println!("      desc: {}", t.as_str()); }
            for i in &o.initiatives { println!("      I {}{}", i.text.as_str(), fields(&i.fields)); }
            for k in &o.key_results {
                println!("    K {:?} {:?} {}{}", k.id, k.form, k.text.as_str(), fields(&k.fields));
                for i in &k.initiatives { println!("        I {}{}", i.text.as_str(), fields(&i.fields)); }
            }
        }
        for i in &d.initiatives { println!("  I {}", i.text.as_str()); }
        for p in &d.problems { println!("  problem {:?} {:?}", p.kind, &s[p.span.range()]); }
        for k in &d.skipped { println!("  skipped {}: {:?}", k.why, s[k.span.range()].chars().take(70).collect::<String>()); }
        for c in &d.comments { println!("  comment {:?}", c.as_str()); }
    }
}
