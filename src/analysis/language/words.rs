//! Words that tell a language: function words, and the verbs and nouns that every set of goals needs.
//!
//! Data alone. A word that is English too ("was", "an", "son") is no evidence for anything and left out, or
//! stands in the English list and is dropped when the table is built. Words that several languages share stand in
//! each list.

/// A language with the words that tell it.
pub(super) struct Language {
    /// Two-letter code.
    pub code: &'static str,
    /// What people write when they declare it.
    pub names: &'static [&'static str],
    /// In small letters, apart by spaces.
    pub words: &'static str,
    /// Letters that few other languages have.
    pub letters: &'static str,
}

/// English words that no other language here uses, or not often.
pub(super) const ENGLISH: &str = "the and of to for with from our we is are that than this be have has will who which \
    their them they without within by on at as or not it its an if into each every through before after during between \
    more less fewer new least most all do no so was were been can should must would how what when where why while \
    increase reduce improve build create deliver achieve grow get make become help ensure raise cut keep win double \
    launch run hire publish write reach hold customers people users sales growth rate time week month quarter year \
    over under about per up down out off only also both same one two three end any some my you your us me";

/// The languages that are told by their words.
pub(super) const LANGUAGES: &[Language] = &[
    Language {
        code: "de",
        names: &["german", "deutsch", "ger", "deu"],
        words: "der die das dem des ein eine einen einem einer eines und oder nicht mit von vom zu zum zur bei für auf aus \
            nach über durch ohne gegen im ist sind wird werden wir unser unsere unseren unserem unserer unseres mehr \
            weniger als bis jede jeder jeden neue neuen neuer kunden umsatz steigern erhöhen senken verbessern erreichen \
            reduzieren gewinnen mindestens quartal monat monate pro uns sich haben hat sowie zwischen wochen tage euro \
            ziel ziele anteil sollen können innerhalb statt dass wenn auch nur noch damit alle allen",
        letters: "äöüß",
    },
    Language {
        code: "nl",
        names: &["dutch", "nederlands", "nld", "dut"],
        words: "de het een die van voor met op te dat zijn onze ons wij aan bij naar uit niet meer elke om tot ook en \
            verhogen verlagen verbeteren klanten omzet nieuwe maand maanden binnen zonder bereiken kwartaal door worden \
            hebben wordt zodat minder jaar nog geen ten minste stijgt daalt behalen groeien",
        letters: "ĳ",
    },
    Language {
        code: "fr",
        names: &["french", "français", "francais", "fra", "fre"],
        words: "le la les de des une dans pour avec sur est sont nos notre nous du au aux et qui que chaque ainsi moins \
            être afin leur leurs cette ces sans sous entre mois jours augmenter réduire améliorer atteindre obtenir \
            développer taux nouveaux nouvelles ventes chiffre passer en un ne pas très dont ici trimestre par semaine \
            devenir faire avoir rendre gagner nombre",
        letters: "éèêëàâçùûîïôœ",
    },
    Language {
        code: "es",
        names: &["spanish", "español", "espanol", "castellano", "spa"],
        words: "el la los las de una un para con por que del al es en se su sus más como entre nuestro nuestra nuestros \
            nuestras cada desde hasta sobre este esta mejorar aumentar reducir lograr alcanzar conseguir clientes ventas \
            ingresos usuarios y nuevos nuevas mes meses equipo tasa trimestre menos ser lo les pasar número todos antes \
            porcentaje días",
        letters: "ñáéíóú",
    },
    Language {
        code: "pt",
        names: &["portuguese", "português", "portugues", "por"],
        words: "os um uma para com por que do da dos das na nos nas em ao aos mais como entre nosso nossa nossos nossas \
            cada desde até sobre este esta melhorar aumentar reduzir atingir alcançar obter clientes vendas receita \
            usuários novos novas mês meses equipe equipa taxa não são trimestre menos ser pelo pela número todos antes de \
            conquistar",
        letters: "ãõçáâêéíóôú",
    },
    Language {
        code: "it",
        names: &["italian", "italiano", "ita"],
        words: "il lo la gli le un una di da con del della dei delle degli dal dalla al alla nel nella che più come tra \
            fra nostro nostra nostri nostre ogni senza su sono è migliorare aumentare ridurre raggiungere ottenere \
            clienti vendite ricavi utenti nuovi nuove mese mesi squadra tasso entro almeno trimestre portare meno numero \
            ai agli sui non ci diventare crescere fino",
        letters: "àèéìòù",
    },
    Language {
        code: "pl",
        names: &["polish", "polski", "pol"],
        words: "na nie się że jest są dla od przez oraz jako który która które nasz nasze naszych naszej każdy bez przed \
            więcej mniej zwiększyć zmniejszyć poprawić osiągnąć klientów klienci sprzedaż sprzedaży nowych nowe miesiąc \
            miesięcy zespół końca po co tym tak jak lub ich kwartału kwartale zdobyć liczbę liczba ze we",
        letters: "łżśćńąęź",
    },
    Language {
        code: "cs",
        names: &["czech", "čeština", "cestina", "ces", "cze"],
        words: "na se že jsou je od přes nebo jako který která které náš naše našich našeho každý bez před více méně zvýšit \
            snížit zlepšit dosáhnout získat zákazníků zákazníci prodej prodeje nových nové měsíc měsíců měsíčně tým konce \
            ze ke po ve podíl aby alespoň čtvrtletí jejich nám",
        letters: "řěůčšžýáíé",
    },
    Language {
        code: "sk",
        names: &["slovak", "slovenčina", "slk", "slo"],
        words: "na sa že sú je od cez alebo ako ktorý ktorá ktoré náš naše našich každý bez pred viac menej zvýšiť znížiť \
            zlepšiť dosiahnuť získať zákazníkov zákazníci predaj nových nové mesiac mesiacov tím konca zo ku po vo podiel \
            aby aspoň štvrťrok ich",
        letters: "ľĺŕťďňôäčšžýáíé",
    },
    Language {
        code: "sv",
        names: &["swedish", "svenska", "swe"],
        words: "och att det som en ett för med av är på till från vi vår våra inte mer än varje alla vid genom utan nya \
            kunder kunderna öka minska förbättra uppnå nå försäljning månad månader hos eller minst den de kvartalet bli \
            fler färre andel under inom så våra ska får sänka höja",
        letters: "åäö",
    },
    Language {
        code: "da",
        names: &["danish", "dansk", "dan"],
        words: "og det som en et af er på til fra vi vores ikke mere hver alle med uden nye kunder kunderne øge mindske \
            forbedre opnå salg salget måned måneder hos eller mindst den de kvartal kvartalet blive flere færre andel \
            inden skal får sænke nå gennem",
        letters: "åæø",
    },
    Language {
        code: "no",
        names: &["norwegian", "norsk", "bokmål", "nob", "nor", "nb", "nn"],
        words: "og å det som en et av er på til fra vi vår våre ikke mer enn hver alle med uten nye kunder kundene øke \
            redusere forbedre oppnå salg salget måned måneder hos eller minst den de kvartal kvartalet bli flere færre \
            andel innen skal får senke nå gjennom",
        letters: "åæø",
    },
    Language {
        code: "fi",
        names: &["finnish", "suomi", "fin"],
        words: "ja ei että kun sekä joka jotka ovat mukaan kanssa myös vain tai yli alle ilman jokainen kaikki uusi uudet \
            uusia asiakkaat asiakkaiden asiakasta asiakkaamme kasvattaa kasvaa vähentää parantaa nostaa nousee laskea \
            laskee saavuttaa myynti myyntiä myynnin kuukausi kuukauden kuukaudessa mennessä vähintään prosenttia \
            prosenttiin meidän osuus enemmän vuoden loppuun",
        letters: "äöå",
    },
    Language {
        code: "tr",
        names: &["turkish", "türkçe", "turkce", "tur"],
        words: "ve bir bu için ile olarak daha çok kadar olan artırmak azaltmak iyileştirmek ulaşmak müşteri müşteriler \
            müşterilerin müşterilerimizin satış satışları satışlarını yeni sonuna oranını oranı yüzde değil göre az \
            çeyrek ayda her en çıkarmak düşürmek",
        letters: "ğışçöü",
    },
    Language {
        code: "hu",
        names: &["hungarian", "magyar", "hun"],
        words: "és az hogy nem van egy minden több kevesebb növelni növelése csökkenteni csökkentése javítani elérni \
            ügyfelek ügyfél ügyfeleink értékesítés új havi hónap végéig alatt felett között által nélkül legalább arányt \
            százalékra százalékról negyedév meg ki",
        letters: "őűáéíóöúü",
    },
    Language {
        code: "ro",
        names: &["romanian", "română", "romana", "ron", "rum"],
        words: "și cu pe nu este sunt pentru din care mai prin fără până între nostru noastră noștri noastre fiecare \
            creștem creșterea crește îmbunătăți clienți clienților clienții vânzări vânzările lună luni echipa la de \
            puțin trimestru rata numărul",
        letters: "ășțâî",
    },
    Language {
        code: "id",
        names: &["indonesian", "bahasa", "ind"],
        words: "dan yang untuk dengan dari pada ini itu tidak kami setiap lebih dalam akan meningkatkan mengurangi \
            menurunkan mencapai pelanggan penjualan baru bulan menjadi oleh kuartal jumlah",
        letters: "",
    },
    Language {
        code: "vi",
        names: &["vietnamese", "vie"],
        words: "và của cho với các là không tăng giảm khách hàng từ lên một những được trong đến tháng mới doanh thu tỷ lệ",
        letters: "đơưạảấầẩậắằặẹẻẽếềểệịọỏốồổộớờởợụủứừửựỳỷỹ",
    },
];
