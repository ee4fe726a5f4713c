//! The words that decide about a cut, by language; add to the lists, keep them sorted by subject.
//!
//! A word belongs here when a full stop after it usually does not end a sentence, in prose that
//! a news desk would print. Words that end sentences as often as not (`etc.`) do not.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// When a sentence goes on after an abbreviation's full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goes {
    /// A title or the like: what it belongs to always follows.
    Always,
    /// It counts something: goes on when a number follows.
    BeforeNumber,
    /// It may close a sentence: goes on unless a typical first word follows.
    UnlessStarter,
}

impl Goes {
    /// The rule for `word`, written without its last full stop.
    pub(super) fn after(word: &str) -> Option<Self> {
        static RULES: LazyLock<HashMap<&str, Goes>> = LazyLock::new(|| {
            ABBREVIATIONS
                .iter()
                .flat_map(|(rule, list)| list.split_whitespace().map(|word| (word, *rule)))
                .collect()
        });
        if let Some(rule) = RULES.get(word) {
            return Some(*rule);
        }
        // A headline in capitals: `GEN.` is `Gen.`
        let capitals = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        if !capitals {
            return None;
        }
        let title = format!("{}{}", &word[..1], word[1..].to_ascii_lowercase());
        RULES.get(title.as_str()).copied()
    }

    pub(super) fn holds(self, next: Next) -> bool {
        match self {
            Self::Always => true,
            Self::BeforeNumber => next == Next::Number,
            Self::UnlessStarter => next != Next::Starter,
        }
    }
}

/// What comes after a full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Number,
    /// A word that typically opens a sentence.
    Starter,
    Other,
}

/// Case counts: `No.` is a number, `no.` an answer.
const ABBREVIATIONS: &[(Goes, &str)] = &[
    // English: titles and ranks
    (
        Goes::Always,
        "Mr Mrs Ms Mx Messrs Dr Drs Prof Gen Maj Col Lt Capt Cmdr Cpl Sgt Pvt Adm Brig Sen Sens \
         Rep Reps Gov Govs Pres Rev Fr Hon Supt Insp Det Amb Mme Mlle Msgr Lieut Atty Asst",
    ),
    // English and Latin: words that lead on
    (Goes::Always, "v vs cf viz e.g i.e eg ie resp ca approx Vs"),
    // English: what is counted
    (
        Goes::BeforeNumber,
        "No Nos no nos Nr p pp pg Vol vol Vols Fig Figs fig figs Art Arts art Sec Secs sec Sect \
         Ch ch Chap Eq eq Eqs Tab Ex ex Op op al Para para Pt pt Jan Feb Mar Apr Jun Jul Aug Sep \
         Sept Oct Nov Dec Rs",
    ),
    // English: companies, places, degrees, units
    (
        Goes::UnlessStarter,
        "Inc Ltd Corp Co Cos Bros Jr Sr Esq Ave Blvd Rd Hwy St Ste Mt Ft Dept Univ Assn Ass'n \
         Intl Natl Ph.D M.D B.A M.A a.m p.m b c d",
    ),
    // English: states as the agencies write them
    (
        Goes::UnlessStarter,
        "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont \
         Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo",
    ),
    // German
    (
        Goes::Always,
        "z.B bzw Hr Hrn Fr Dipl Ing St sog vgl u.a d.h i.d.R z.T z Bd ggf inkl",
    ),
    (Goes::BeforeNumber, "Abs Nr Str S Kap Abb"),
    (Goes::UnlessStarter, "Mio Mrd Tsd Jh Jhdt"),
    // French, Spanish, Italian, Portuguese
    (
        Goes::Always,
        "M MM Mgr Sr Sra Srta Sres Dra Ud Uds Dn Sig Sigg Dott Avv Exmo Exma p.ej",
    ),
    (Goes::BeforeNumber, "art núm pág págs"),
    // Russian and Ukrainian
    (
        Goes::Always,
        "т.е т.к т.н т.ч им ул пр просп пер пл д обл р-н см ср проф акад доц ген полк кап св гр \
         зам нач напр о с вул м",
    ),
    (Goes::BeforeNumber, "стр рис табл гл ст п пп ч кв корп тел"),
    (
        Goes::UnlessStarter,
        "г гг в вв тыс млн млрд трлн руб коп долл чел кг км",
    ),
    // Arabic and Persian
    (Goes::Always, "د أ م"),
];

/// Whether `word`, with its capital, typically opens a sentence.
pub(super) fn is_starter(word: &str) -> bool {
    static STARTERS: LazyLock<HashSet<&str>> = LazyLock::new(|| words(STARTERS_BY_LANGUAGE));
    STARTERS.contains(word)
}

const STARTERS_BY_LANGUAGE: &[&str] = &[
    "The This That These Those There They Then Their He She It Its His Her We Our You Your I My \
     In On At As By For From With To After Before When While Where What Who Why How If But And Or \
     So Yet Not No Yes Now Here However Although Though Because Since During Under Over Among \
     Another Other Some Many Most More All Both Each Every Such According Also Today Yesterday \
     Meanwhile Instead Still Only Even Once A An Is Are Was Were Do Does Did Can Could Will Would \
     Should May Let Please Thus Therefore Moreover Furthermore Later Soon Until Upon Within \
     Without Despite Between Through Nor Several One Two Three Well Oh Just",
    "Der Die Das Den Dem Des Ein Eine Einen Er Sie Es Wir Ihr Im Am Zum Auf Aus Bei Mit Nach Von \
     Vor Für Und Aber Oder Doch Auch Dies Diese Dieser Dieses Wenn Als Wie Was Wer Nun Nur So Da",
    "Le Les L Un Une Des Il Elle Ils Elles Ce Cette Ces Mais Et Ou Dans En Sur Pour Par Avec Selon \
     El Los Las Una Uno Pero Según Con Por Para Gli Lo Ma Nel Nella Os Uma Mas Não Na No",
    "В На Во По Но И А Он Она Они Оно Это Эти Этот Эта Как Когда Если Мы Вы Я Ты С Со К Из За От \
     До Для При После Также Однако Так Тем Все Всё Его Её Их Наш У О Об Не Что Кто Там Тогда Где \
     Сейчас Сегодня Затем Потом Поэтому",
];

/// What is counted with an ordinal's full stop in German and its neighbours: months, centuries.
pub(super) fn is_numbered(word: &str) -> bool {
    static NUMBERED: LazyLock<HashSet<&str>> = LazyLock::new(|| words(NUMBERED_BY_LANGUAGE));
    NUMBERED.contains(word)
}

const NUMBERED_BY_LANGUAGE: &[&str] = &[
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember \
     Jahrhundert Jahrhunderts Jahrestag Geburtstag Auflage Klasse Platz Runde Spieltag Minute \
     Mal Bezirk Weltkrieg Weltkriegs Armee Bundestag",
];

/// Words of saying that come after a speaker's name.
pub(super) fn is_reporting(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "asked"
            | "asks"
            | "wondered"
            | "replied"
            | "answered"
            | "shouted"
            | "exclaimed"
            | "cried"
            | "wrote"
            | "added"
            | "recalled"
            | "quipped"
            | "demanded"
    )
}

/// What a caption's number belongs to.
pub(super) fn is_label(word: &str) -> bool {
    matches!(
        word,
        "Figure"
            | "Fig."
            | "Table"
            | "Listing"
            | "Chart"
            | "Graph"
            | "Box"
            | "Map"
            | "Photo"
            | "Picture"
            | "Exhibit"
            | "Abbildung"
            | "Tabelle"
            | "Рисунок"
            | "Таблица"
    )
}

fn words(lists: &[&'static str]) -> HashSet<&'static str> {
    lists
        .iter()
        .flat_map(|list| list.split_whitespace())
        .collect()
}
