//! Drafts and lines in many languages, and English ones that look like none.

use super::*;

#[track_caller]
fn check(code: &str, samples: &[&str]) {
    for sample in samples {
        assert_eq!(language(None, sample), code, "{sample}");
    }
}

#[test]
fn terse_english_is_english() {
    check(
        "en",
        &[
            "",
            "NPS 31 -> 45",
            "CAC < €85; LTV:CAC 3.2; churn ≤ 2 %",
            "O1: SEO\nKR1: DA 40\nKR2: 1,200 MQLs\nKR3: CTR 3.5 %",
            "HubSpot live, GA4 live, Looker live",
            "Trial-to-paid 8% to 12%",
            "Win Le Monde and El País as press partners",
            "Launch in São Paulo, Malmö, Łódź and Zürich",
            "Die Zeit campaign: 1m impressions",
            "La Roche-Posay Instagram: 40k followers",
            "Double demo bookings",
            "Customer reviews 4.2 -> 4.6 on Google, Trustpilot, G2",
            "Los Angeles, San Diego, Las Vegas, El Paso: 40 stores",
            "De-dupe CRM contacts 12 % -> 2 %",
            "Kafka, Grafana, Terraform, Airflow, Snowflake rollout",
            "Objective: Be the café that Montréal talks about\nKR: 4.6 stars",
            "MIT partnership signed",
            "Van rental bookings 300 -> 450",
            "Pro plan ARR €1.2m",
            "Sign 3 resellers: Müller GmbH, Société Générale, Banco do Brasil",
            "Sitemap XML errors 420 -> 0",
            "Brand lift +6 pp (Kantar)",
            "Weekly active teams 900 -> 1,400",
            "Pipeline €4m | Win rate 22 % | ACV €18k",
            "Alle Menschen campaign with Aktion Mensch",
        ],
    );
}

#[test]
fn words_tell_latin_languages() {
    check(
        "de",
        &[
            "Umsatz von 10 auf 20 Mio. € steigern",
            "Ziel: Unsere Kunden empfehlen uns weiter\n- Anteil der Empfehlungen von 8 % auf 15 %\n- Weniger Beschwerden pro Monat",
            "Launch der neuen Landing Page bis Ende Juni mit dem Team",
            "Wir gewinnen mehr Neukunden über die Webseite",
        ],
    );
    check(
        "nl",
        &[
            "Verhogen van het aantal klanten van 40 naar 90",
            "Onze klanten raden ons aan bij vrienden\n- Minder klachten per maand\n- Omzet uit nieuwe klanten verdubbelen",
            "Een website die bezoekers niet laat wachten",
        ],
    );
    check(
        "fr",
        &[
            "Augmenter le taux de conversion de 3 % à 5 %",
            "Devenir la marque que nos clients recommandent\n- Passer de 20 à 45 avis par mois\n- Réduire les délais de réponse",
            "Les visiteurs trouvent une réponse sans nous appeler",
        ],
    );
    check(
        "es",
        &[
            "Aumentar las ventas en línea de 100 a 250",
            "Nuestros clientes nos recomiendan\n- Reducir el tiempo de respuesta\n- Conseguir 40 reseñas cada mes",
            "Lograr que los usuarios vuelvan cada semana",
        ],
    );
    check(
        "pt",
        &[
            "Aumentar a taxa de conversão de 3 % para 5 %",
            "Nossos clientes recomendam a marca\n- Reduzir o tempo de resposta\n- Obter 40 avaliações por mês com a equipe",
            "Fazer com que os usuários não desistam do cadastro",
        ],
    );
    check(
        "it",
        &[
            "Aumentare il tasso di conversione dal 3 al 5 %",
            "I nostri clienti ci consigliano agli amici\n- Ridurre i tempi di risposta\n- Ottenere 40 recensioni ogni mese",
            "Diventare il marchio che gli utenti cercano",
        ],
    );
    check(
        "pl",
        &[
            "Zwiększyć sprzedaż z 10 do 25 sztuk na miesiąc",
            "Klienci polecają nas znajomym\n- Poprawić ocenę z 4,1 na 4,6\n- Zmniejszyć liczbę skarg o połowę",
            "Każdy nowy klient kupuje bez pomocy",
        ],
    );
    check(
        "cs",
        &[
            "Zvýšit podíl nových zákazníků na 30 %",
            "Zákazníci se k nám vracejí\n- Snížit počet stížností ze 40 na 10\n- Získat více recenzí za měsíc",
        ],
    );
    check(
        "sk",
        &[
            "Zvýšiť podiel nových zákazníkov na 30 %",
            "Zákazníci sa k nám vracajú\n- Znížiť počet sťažností zo 40 na 10",
        ],
    );
    check(
        "sv",
        &[
            "Öka andelen nöjda kunder från 60 till 80 %",
            "Våra kunder rekommenderar oss\n- Minska antalet klagomål\n- Få fler recensioner varje månad",
            "Alla nya kunder ska komma igång utan hjälp",
        ],
    );
    check(
        "da",
        &[
            "Øge salget fra 100 til 250 om måneden",
            "Vores kunder anbefaler os\n- Mindske antallet af klager\n- Få flere anmeldelser hver måned uden rabat",
        ],
    );
    check(
        "no",
        &[
            "Øke salget fra 100 til 250 i måneden uten rabatt",
            "Kundene våre anbefaler oss\n- Redusere antall klager\n- Få flere omtaler hver måned gjennom butikken",
        ],
    );
    check(
        "fi",
        &[
            "Kasvattaa myyntiä 20 prosenttia vuoden loppuun mennessä",
            "Asiakkaat suosittelevat meitä\n- Vähentää valituksia\n- Saavuttaa 40 arvostelua kuukaudessa",
        ],
    );
    check(
        "tr",
        &[
            "Satışları yüzde 20 artırmak ve daha çok müşteri kazanmak",
            "Müşteriler bizi tavsiye eder\n- Şikayet oranını azaltmak\n- Her ay 40 yeni yorum almak için ekip kurmak",
        ],
    );
    check(
        "hu",
        &[
            "Az új ügyfelek arányának növelése 20 százalékról 30 százalékra",
            "Elérni hogy minden ügyfél legalább havi egy rendelést adjon",
        ],
    );
    check(
        "ro",
        &[
            "Creșterea ratei de conversie de la 3 la 5 % până în iunie",
            "Clienții noștri ne recomandă și cumpără mai des fără reduceri",
        ],
    );
    check(
        "id",
        &[
            "Meningkatkan penjualan dari 100 menjadi 250 setiap bulan",
            "Pelanggan kami lebih puas dengan layanan yang baru",
        ],
    );
    check("vi", &["Tăng doanh thu từ khách hàng mới lên 20 %"]);
}

#[test]
fn scripts_tell_the_others() {
    check("ru", &["Увеличить продажи с 10 до 20 в месяц", "Клиенты рекомендуют нас\n- NPS с 30 до 45"]);
    check("uk", &["Збільшити продажі та кількість клієнтів"]);
    check(
        "bg",
        &[
            "Увеличаване на продажбите с 20 % до края на месеца, без отстъпки, така че клиентът да е доволен във всеки град; всъщност бързо",
        ],
    );
    check("el", &["Αύξηση των πωλήσεων από 10 σε 20"]);
    check("he", &["הגדלת המכירות מ-10 ל-20"]);
    check("ar", &["زيادة المبيعات من 10 إلى 20"]);
    check("hi", &["बिक्री को 10 से 20 तक बढ़ाना"]);
    check("th", &["เพิ่มยอดขายจาก 10 เป็น 20"]);
    check("zh", &["将转化率从3%提高到5%", "NPS 从 30 提高到 45"]);
    check("ja", &["コンバージョン率を3%から5%に上げる", "NPSを30から45にする"]);
    check("ko", &["전환율을 3%에서 5%로 높이기"]);
    check("en", &["Open the 東京 store", "Reach 40 % of buyers in Αθήνα with the new shop"]);
}

#[test]
fn what_is_declared_wins() {
    let english = "We keep the customers that we have";
    for (declared, code) in
        [("de", "de"), ("de-AT", "de"), ("German", "de"), ("français", "fr"), ("EN-gb", "en"), ("lv", "lv")]
    {
        assert_eq!(language(Some(declared), english), code, "{declared}");
    }
    assert_eq!(language(Some(""), english), "en");
    assert_eq!(language(Some("plain and simple"), english), "en");
    assert_eq!(language(Some("English"), "Umsatz von 10 auf 20 Mio. € steigern"), "en");
}

#[test]
fn a_statement_may_be_foreign_in_an_english_draft() {
    assert!(is_foreign("Wir wollen die Kosten für jeden neuen Kunden senken"));
    assert!(!is_foreign("Grow the share of customers who come back"));
    assert!(!is_foreign("Kosten senken"));
}

#[test]
fn english_with_some_foreign_lines_is_english() {
    check(
        "en",
        &["Be the shop that people in Munich name first\n\
        - Raise the share of visits from search from 12 % to 20 %\n\
        - Aktion „Von uns für euch“ seen by 40 % of the city\n\
        - Cut the time to the first answer to two hours"],
    );
}

#[test]
fn the_sample_is_bounded() {
    let long = "Umsatz mit den Kunden und für die Kunden ".repeat(100_000) + "é";
    assert_eq!(language(None, &long), "de");
    assert_eq!(language(None, &"é".repeat(100_000)), "en");
}
