//! Currencies: their signs, their codes, and which one a name like "dollars" means in a text.
//!
//! Codes are ISO 4217. A sign or a name that several countries share is read as the currency that it
//! means unless said otherwise, and only while the text names no other country of the same family;
//! where that does not decide, the unit stays the word itself: nothing is guessed.

use std::collections::BTreeSet;

/// Money as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Money {
    /// ISO 4217, sure.
    Code(&'static str),
    /// A family of [`FAMILIES`], not yet decided.
    Family(&'static str),
    /// A hundredth, in its own word: cents, pence.
    Cents(&'static str),
}

/// Currencies that share a name.
struct Family {
    /// The name in the plural: the unit where nothing decides.
    name: &'static str,
    /// The country that is meant when none is named; `None` where there is no usual reading.
    usual: Option<&'static str>,
    /// Country (ISO 3166-1 alpha-2) and code.
    members: &'static [(&'static str, &'static str)],
}

/// The code of `family` in `country`.
pub(super) fn member(family: &str, country: &str) -> Option<&'static str> {
    let family = FAMILIES.iter().find(|known| known.name == family)?;
    let (_, code) = family.members.iter().find(|(home, _)| *home == country)?;
    Some(code)
}

/// Whether `code` is one of `family`.
pub(super) fn has_code(family: &str, code: &str) -> bool {
    FAMILIES
        .iter()
        .filter(|known| known.name == family)
        .any(|known| known.members.iter().any(|(_, member)| *member == code))
}

/// What the whole text says about its currencies.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// Codes that stand in the text beyond doubt.
    pub(super) codes: BTreeSet<&'static str>,
    /// Countries that the text names.
    pub(super) countries: BTreeSet<&'static str>,
}

impl Named {
    /// The unit of `money`: a code, or a word.
    pub(super) fn unit(&self, money: Money) -> &'static str {
        let name = match money {
            Money::Code(code) => return code,
            Money::Cents(word) => return word,
            Money::Family(name) => name,
        };
        let Some(family) = FAMILIES.iter().find(|known| known.name == name) else {
            return name;
        };
        if let [(_, code)] = family.members {
            return code;
        }
        let mut sure = family
            .members
            .iter()
            .map(|(_, code)| *code)
            .filter(|code| self.codes.contains(code));
        let usual = family.usual.and_then(|home| member(name, home));
        match (sure.next(), sure.next()) {
            // The text has said which one: "Canadian dollars", then "dollars".
            (Some(code), None) if usual.is_none_or(|usual| usual == code) => return code,
            (Some(_), _) => {
                return if self.codes.contains(usual.unwrap_or("")) {
                    usual.unwrap_or(name)
                } else {
                    name
                };
            }
            (None, _) => {}
        }
        // The dollar of news is that of the United States in every country's news; other names are
        // those of the country that the text is about.
        if name == "dollars" || name == "euros" {
            return usual.unwrap_or(name);
        }
        let mut homes = family
            .members
            .iter()
            .filter(|(home, _)| self.countries.contains(home))
            .map(|(_, code)| *code)
            .collect::<BTreeSet<_>>()
            .into_iter();
        match (homes.next(), homes.next()) {
            (Some(code), None) => code,
            (None, _) => usual.unwrap_or(name),
            (Some(_), Some(_)) => name,
        }
    }
}

#[rustfmt::skip]
const FAMILIES: &[Family] = &[
    Family {
        name: "dollars",
        usual: Some("US"),
        members: &[
            ("US", "USD"), ("AU", "AUD"), ("CA", "CAD"), ("NZ", "NZD"), ("HK", "HKD"), ("TW", "TWD"),
            ("SG", "SGD"), ("ZW", "ZWL"), ("JM", "JMD"), ("TT", "TTD"), ("FJ", "FJD"), ("NA", "NAD"),
            ("LR", "LRD"), ("BB", "BBD"), ("BS", "BSD"), ("BZ", "BZD"), ("GY", "GYD"), ("SR", "SRD"),
            ("BN", "BND"), ("KY", "KYD"), ("BM", "BMD"), ("SB", "SBD"), ("XC", "XCD"),
        ],
    },
    Family { name: "euros", usual: Some("EU"), members: &[("EU", "EUR")] },
    Family {
        name: "pounds",
        usual: Some("GB"),
        members: &[
            ("GB", "GBP"), ("EG", "EGP"), ("LB", "LBP"), ("SY", "SYP"), ("SD", "SDG"), ("SS", "SSP"),
            ("GI", "GIP"), ("FK", "FKP"),
        ],
    },
    Family {
        name: "rupees",
        usual: Some("IN"),
        members: &[
            ("IN", "INR"), ("PK", "PKR"), ("LK", "LKR"), ("NP", "NPR"), ("MU", "MUR"), ("SC", "SCR"),
        ],
    },
    Family {
        name: "pesos",
        usual: None,
        members: &[
            ("MX", "MXN"), ("PH", "PHP"), ("AR", "ARS"), ("CL", "CLP"), ("CO", "COP"), ("CU", "CUP"),
            ("DO", "DOP"), ("UY", "UYU"),
        ],
    },
    Family {
        name: "francs",
        usual: None,
        members: &[
            ("CH", "CHF"), ("FR", "FRF"), ("BE", "BEF"), ("RW", "RWF"), ("BI", "BIF"), ("CD", "CDF"),
            ("DJ", "DJF"), ("GN", "GNF"), ("KM", "KMF"), ("CM", "XAF"), ("TD", "XAF"), ("GA", "XAF"),
            ("SN", "XOF"), ("CI", "XOF"), ("ML", "XOF"), ("BF", "XOF"), ("NE", "XOF"), ("TG", "XOF"),
            ("BJ", "XOF"),
        ],
    },
    Family {
        name: "dinars",
        usual: None,
        members: &[
            ("KW", "KWD"), ("BH", "BHD"), ("IQ", "IQD"), ("JO", "JOD"), ("LY", "LYD"), ("TN", "TND"),
            ("DZ", "DZD"), ("RS", "RSD"),
        ],
    },
    Family {
        name: "riyals",
        usual: None,
        members: &[
            ("SA", "SAR"), ("QA", "QAR"), ("OM", "OMR"), ("YE", "YER"), ("IR", "IRR"),
        ],
    },
    Family { name: "rials", usual: Some("IR"), members: &[("IR", "IRR"), ("OM", "OMR"), ("YE", "YER"), ("QA", "QAR"), ("SA", "SAR")] },
    Family { name: "tomans", usual: None, members: &[] },
    Family { name: "dirhams", usual: Some("AE"), members: &[("AE", "AED"), ("MA", "MAD")] },
    Family {
        name: "kronor",
        usual: None,
        members: &[
            ("SE", "SEK"), ("NO", "NOK"), ("DK", "DKK"), ("IS", "ISK"), ("EE", "EEK"), ("CZ", "CZK"), ("SK", "SKK"),
        ],
    },
    Family { name: "koruna", usual: Some("CZ"), members: &[("CZ", "CZK"), ("SK", "SKK")] },
    Family { name: "lira", usual: Some("TR"), members: &[("TR", "TRY"), ("LB", "LBP"), ("SY", "SYP"), ("IT", "ITL")] },
    Family {
        name: "shillings",
        usual: None,
        members: &[("KE", "KES"), ("UG", "UGX"), ("TZ", "TZS"), ("SO", "SOS")],
    },
    Family { name: "yen", usual: Some("JP"), members: &[("JP", "JPY")] },
    Family { name: "yuan", usual: Some("CN"), members: &[("CN", "CNY")] },
    Family { name: "won", usual: Some("KR"), members: &[("KR", "KRW"), ("KP", "KPW")] },
    Family { name: "roubles", usual: Some("RU"), members: &[("RU", "RUB"), ("BY", "BYN")] },
    Family { name: "shekels", usual: Some("IL"), members: &[("IL", "ILS")] },
    Family { name: "hryvnias", usual: Some("UA"), members: &[("UA", "UAH")] },
    Family { name: "reais", usual: Some("BR"), members: &[("BR", "BRL")] },
    Family { name: "rand", usual: Some("ZA"), members: &[("ZA", "ZAR")] },
    Family { name: "taka", usual: Some("BD"), members: &[("BD", "BDT")] },
    Family { name: "naira", usual: Some("NG"), members: &[("NG", "NGN")] },
    Family { name: "cedis", usual: Some("GH"), members: &[("GH", "GHS")] },
    Family { name: "baht", usual: Some("TH"), members: &[("TH", "THB")] },
    Family { name: "ringgit", usual: Some("MY"), members: &[("MY", "MYR")] },
    Family { name: "rupiah", usual: Some("ID"), members: &[("ID", "IDR")] },
    Family { name: "dong", usual: Some("VN"), members: &[("VN", "VND")] },
    Family { name: "kyat", usual: Some("MM"), members: &[("MM", "MMK")] },
    Family { name: "riel", usual: Some("KH"), members: &[("KH", "KHR")] },
    Family { name: "kip", usual: Some("LA"), members: &[("LA", "LAK")] },
    Family { name: "tugrik", usual: Some("MN"), members: &[("MN", "MNT")] },
    Family { name: "tenge", usual: Some("KZ"), members: &[("KZ", "KZT")] },
    Family { name: "soms", usual: Some("KG"), members: &[("KG", "KGS"), ("UZ", "UZS")] },
    Family { name: "sums", usual: Some("UZ"), members: &[("UZ", "UZS"), ("KG", "KGS")] },
    Family { name: "manats", usual: Some("AZ"), members: &[("AZ", "AZN"), ("TM", "TMT")] },
    Family { name: "lari", usual: Some("GE"), members: &[("GE", "GEL")] },
    Family { name: "drams", usual: Some("AM"), members: &[("AM", "AMD")] },
    Family { name: "zlotys", usual: Some("PL"), members: &[("PL", "PLN")] },
    Family { name: "forints", usual: Some("HU"), members: &[("HU", "HUF")] },
    Family { name: "lei", usual: Some("RO"), members: &[("RO", "RON"), ("MD", "MDL")] },
    Family { name: "leva", usual: Some("BG"), members: &[("BG", "BGN")] },
    Family { name: "birr", usual: Some("ET"), members: &[("ET", "ETB")] },
    Family { name: "kwacha", usual: None, members: &[("ZM", "ZMW"), ("MW", "MWK")] },
    Family { name: "pula", usual: Some("BW"), members: &[("BW", "BWP")] },
    Family { name: "kina", usual: Some("PG"), members: &[("PG", "PGK")] },
    Family { name: "afghanis", usual: Some("AF"), members: &[("AF", "AFN")] },
    Family { name: "soles", usual: Some("PE"), members: &[("PE", "PEN")] },
    Family { name: "bolivars", usual: Some("VE"), members: &[("VE", "VES")] },
    Family { name: "bolivianos", usual: Some("BO"), members: &[("BO", "BOB")] },
    Family { name: "guaranies", usual: Some("PY"), members: &[("PY", "PYG")] },
    Family { name: "quetzals", usual: Some("GT"), members: &[("GT", "GTQ")] },
    Family { name: "colones", usual: Some("CR"), members: &[("CR", "CRC"), ("SV", "SVC")] },
    Family { name: "markka", usual: Some("FI"), members: &[("FI", "FIM")] },
    Family { name: "marks", usual: Some("DE"), members: &[("DE", "DEM"), ("FI", "FIM"), ("BA", "BAM")] },
    Family { name: "pesetas", usual: Some("ES"), members: &[("ES", "ESP")] },
    Family { name: "guilders", usual: Some("NL"), members: &[("NL", "NLG")] },
    Family { name: "escudos", usual: Some("PT"), members: &[("PT", "PTE")] },
    Family { name: "drachmas", usual: Some("GR"), members: &[("GR", "GRD")] },
    Family { name: "bitcoins", usual: None, members: &[] },
];

/// Single capitals in one with a large number.
pub(super) const LETTERS: &[(&str, &str)] =
    &[("N", "NGN"), ("R", "ZAR"), ("P", "pesos"), ("K", "kwacha")];

/// Names that are also other words.
pub(super) const ALSO_OTHER_WORDS: &[&str] = &[
    "won", "reais", "marks", "kronor", "sums", "soms", "rand", "lei", "leva", "kip", "pula",
    "drams", "dong", "colones", "soles",
];

/// Names that are written before numbers and are no other word of the language.
pub(super) const BEFORE_NUMBERS: &[&str] = &[
    "dollars", "euros", "ringgit", "rupees", "rupiah", "taka", "naira", "yuan", "pesos", "birr",
];

/// Signs and what they stand for: a code, or a family that the text decides.
#[rustfmt::skip]
pub(super) const SIGNS: &[(&str, &str)] = &[
    ("$", "dollars"), ("＄", "dollars"), ("US$", "USD"), ("US $", "USD"), ("U.S.$", "USD"), ("us $", "USD"), ("$US", "USD"),
    ("A$", "AUD"), ("AU$", "AUD"), ("Au$", "AUD"), ("$A", "AUD"), ("C$", "CAD"), ("CA$", "CAD"), ("Can$", "CAD"),
    ("C $", "CAD"), ("c $", "CAD"), ("NZ$", "NZD"), ("$NZ", "NZD"), ("HK$", "HKD"), ("HK $", "HKD"), ("hk $", "HKD"),
    ("NT$", "TWD"), ("NT $", "TWD"), ("S$", "SGD"), ("R$", "BRL"), ("R $", "BRL"), ("Z$", "ZWL"), ("J$", "JMD"), ("TT$", "TTD"),
    ("FJ$", "FJD"), ("F$", "FJD"), ("N$", "NAD"), ("L$", "LRD"), ("Bds$", "BBD"), ("B$", "BSD"), ("BZ$", "BZD"),
    ("G$", "GYD"), ("EC$", "XCD"), ("MX$", "MXN"), ("Mex$", "MXN"), ("RD$", "DOP"),
    ("€", "EUR"), ("£", "pounds"), ("￡", "pounds"), ("E£", "EGP"), ("LE", "EGP"), ("L.E", "EGP"), ("L.E.", "EGP"), ("L£", "LBP"),
    ("¥", "JPY"), ("￥", "JPY"), ("元", "CNY"), ("円", "JPY"), ("₹", "INR"), ("Rs", "rupees"), ("Rs.", "rupees"), ("Re", "rupees"),
    ("₨", "rupees"), ("ரூ", "LKR"), ("₽", "RUB"), ("₴", "UAH"), ("₪", "ILS"), ("₺", "TRY"), ("₩", "KRW"), ("￦", "KRW"), ("₦", "NGN"),
    ("₱", "PHP"), ("Php", "PHP"), ("₫", "VND"), ("฿", "THB"), ("₸", "KZT"), ("₼", "AZN"), ("₾", "GEL"), ("֏", "AMD"), ("₡", "CRC"),
    ("₲", "PYG"), ("₵", "GHS"), ("GH₵", "GHS"), ("GH¢", "GHS"), ("₭", "LAK"), ("₮", "MNT"), ("₿", "bitcoins"), ("៛", "KHR"),
    ("৳", "BDT"), ("﷼", "riyals"), ("Tk", "BDT"), ("Tk.", "BDT"), ("RM", "MYR"), ("Rp", "IDR"), ("Rp.", "IDR"), ("RMB", "CNY"),
    ("Dh", "AED"), ("Dhs", "AED"), ("Dh.", "AED"), ("Dhs.", "AED"), ("SFr", "CHF"), ("SFr.", "CHF"), ("Sfr", "CHF"), ("Fr.", "CHF"),
    ("Ksh", "KES"), ("KSh", "KES"), ("Kshs", "KES"), ("Ksh.", "KES"), ("Ush", "UGX"), ("Shs", "shillings"), ("Sh", "shillings"),
    ("Tsh", "TZS"), ("FCFA", "francs CFA"), ("CFA", "francs CFA"), ("F CFA", "francs CFA"), ("CFA francs", "francs CFA"),
    ("CFA franc", "francs CFA"), ("zł", "PLN"), ("Kč", "CZK"), ("Ft", "HUF"), ("лв", "BGN"), ("Bs.", "VES"), ("Nu.", "BTN"),
    ("kr", "kronor"), ("kr.", "kronor"), ("Kr", "kronor"), ("NIS", "ILS"), ("DM", "DEM"), ("GEL", "GEL"),
];

/// Codes written in lower case that are no words.
#[rustfmt::skip]
pub(super) const LOWER_CASE_CODES: &[(&str, &str)] = &[
    ("usd", "USD"), ("eur", "EUR"), ("gbp", "GBP"), ("rmb", "CNY"), ("aud", "AUD"), ("jpy", "JPY"), ("inr", "INR"),
    ("chf", "CHF"), ("cny", "CNY"), ("rs", "rupees"), ("tk", "BDT"),
];

/// Codes that are also words, in capitals in headlines: they count after a number only.
#[rustfmt::skip]
pub(super) const ALSO_WORDS: &[&str] = &[
    "ALL", "AMD", "BAM", "COP", "CUP", "GEL", "LAK", "MAD", "MOP", "PEN", "RON", "SOS", "TOP", "TRY", "WON", "BOB", "ANG",
];

/// ISO 4217 codes in use, and those of currencies that the euro replaced.
#[rustfmt::skip]
pub(super) const CODES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF", "BMD",
    "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUP",
    "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP",
    "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HRK", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD",
    "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL",
    "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD",
    "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD",
    "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "SYP", "SZL", "THB",
    "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND", "VUV",
    "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWL", "ATS", "BEF", "DEM", "ESP", "FIM", "FRF", "GRD",
    "ITL", "NLG", "PTE",
];

/// Whether a sign stands for a family and not for a code.
pub(super) fn money_of(sign: &'static str) -> Money {
    if sign.len() == 3 && sign.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Money::Code(sign)
    } else {
        Money::Family(sign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(codes: &[&'static str], countries: &[&'static str]) -> Named {
        Named {
            codes: codes.iter().copied().collect(),
            countries: countries.iter().copied().collect(),
        }
    }

    #[test]
    fn a_shared_name_is_a_code_only_where_nothing_speaks_against_it() {
        for (family, codes, countries, unit) in [
            ("dollars", &[][..], &[][..], "USD"),
            ("dollars", &["USD"][..], &[][..], "USD"),
            ("dollars", &["CAD"][..], &[][..], "dollars"),
            ("dollars", &["CAD", "USD"][..], &[][..], "USD"),
            ("dollars", &[][..], &["AU"][..], "USD"),
            ("rupees", &[][..], &[][..], "INR"),
            ("rupees", &[][..], &["PK"][..], "PKR"),
            ("rupees", &[][..], &["PK", "IN"][..], "rupees"),
            ("pesos", &[][..], &[][..], "pesos"),
            ("pesos", &[][..], &["PH"][..], "PHP"),
            ("pounds", &[][..], &["EG"][..], "EGP"),
            ("ringgit", &[][..], &["IN"][..], "MYR"),
            ("tomans", &[][..], &["IR"][..], "tomans"),
        ] {
            let unit_of = named(codes, countries).unit(Money::Family(family));
            assert_eq!(unit_of, unit, "{family} {codes:?} {countries:?}");
        }
    }

    #[test]
    fn every_code_is_three_capitals_and_stands_once() {
        let once: BTreeSet<_> = CODES.iter().collect();
        assert_eq!(once.len(), CODES.len());
        for code in CODES {
            assert_eq!(money_of(code), Money::Code(code));
        }
        for family in FAMILIES {
            for (_, code) in family.members {
                assert!(
                    CODES.contains(code) || ["EEK", "SKK", "SVC"].contains(code),
                    "{code}"
                );
            }
        }
    }
}
