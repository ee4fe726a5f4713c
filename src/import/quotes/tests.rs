//! Quotations with the speakers that a reader would name. Own words, invented people.

use proptest::prelude::*;

use super::super::listed_names::{Sample, sample};
use super::*;

fn found(sample: &Sample, language: &str) -> Vec<SuggestedQuote> {
    find(
        &sample.text,
        &sample.blocks,
        &sample.sentences,
        &sample.entities,
        language,
    )
}

/// The speakers of the direct quotations, or of the reported ones, parted by a comma.
fn speakers(text: &str, names: &str, language: &str, direct: bool) -> String {
    let sample = sample(text, names).with_roles(language);
    let quotes = found(&sample, language);
    let names: Vec<&str> = quotes
        .iter()
        .filter(|quote| quote.direct == direct)
        .map(|quote| sample.name(quote.speaker))
        .collect();
    names.join(", ")
}

/// Text, names, speakers of its quotations in order.
const ENGLISH: &[(&str, &str, &str)] = &[
    // The name beside the verb
    (
        "“We will build it,” Dana Whitlock said.",
        "Dana Whitlock",
        "Dana Whitlock",
    ),
    (
        "“We will build it,” said Dana Whitlock.",
        "Dana Whitlock",
        "Dana Whitlock",
    ),
    (
        "\"We will build it\", Whitlock said.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Whitlock said: “We will build it.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Whitlock told reporters on Monday, “We will build it.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "“We will build it,” Whitlock told Marcus Bell of the Courier.",
        "Dana Whitlock|Whitlock; Marcus Bell; #Courier",
        "Dana Whitlock",
    ),
    (
        "“Why now?” Whitlock asked.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "“Never!” shouted Ruben Okafor from the gallery.",
        "Ruben Okafor",
        "Ruben Okafor",
    ),
    (
        "“It is a slow process,” Okafor tweeted late Sunday.",
        "Ruben Okafor|Okafor",
        "Ruben Okafor",
    ),
    (
        "“I would rather walk,” Okafor deadpanned.",
        "Ruben Okafor|Okafor",
        "Ruben Okafor",
    ),
    (
        "“It is time,” Okafor volunteered.",
        "Ruben Okafor|Okafor",
        "Ruben Okafor",
    ),
    // The verb between the parts
    (
        "“The bridge,” Whitlock said, “was never safe.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock, Dana Whitlock",
    ),
    (
        "“The bridge was never safe,” said Whitlock. “We warned them in spring. Nobody came.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock, Dana Whitlock",
    ),
    (
        "“They knew. They all knew,” said Whitlock. “And,” she added, “they did nothing.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock, Dana Whitlock, Dana Whitlock",
    ),
    // What stands between subject and verb
    (
        "“It was dark,” Priya Raman, a nurse from Leeds, said on Tuesday.",
        "Priya Raman; @Leeds",
        "Priya Raman",
    ),
    (
        "“It was dark,” said Priya Raman, who was on duty that night.",
        "Priya Raman",
        "Priya Raman",
    ),
    (
        "Raman, who was on duty that night, said: “It was dark.”",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    (
        "“It was dark,” Raman, 45, later told Joel Stern, her lawyer.",
        "Priya Raman|Raman; Joel Stern",
        "Priya Raman",
    ),
    (
        "“It was dark,” Raman has since repeatedly said.",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    (
        "Priya Raman, a friend of Joel Stern, the actor, said the night was “very dark.”",
        "Priya Raman; Joel Stern",
        "Priya Raman",
    ),
    (
        "“We are ready,” said union president Carla Mendes.",
        "Carla Mendes",
        "Carla Mendes",
    ),
    (
        "“We are ready,” said Whitlock campaign manager Carla Mendes.",
        "Dana Whitlock|Whitlock; Carla Mendes",
        "Carla Mendes",
    ),
    (
        "“We are ready,” said Whitlock’s lawyer, Carla Mendes.",
        "Dana Whitlock|Whitlock; Carla Mendes",
        "Carla Mendes",
    ),
    (
        "“We are ready,” said Sen. Carla Mendes (D-Ohio).",
        "Carla Mendes; @Ohio",
        "Carla Mendes",
    ),
    (
        "“We are ready,” said the governor, Carla Mendes.",
        "Carla Mendes",
        "Carla Mendes",
    ),
    (
        "“We are ready,” Whitlock’s campaign chairman, Carla Mendes, said.",
        "Dana Whitlock|Whitlock; Carla Mendes",
        "Carla Mendes",
    ),
    (
        "Victor Hale’s speech was long. “Very long,” he said.",
        "Victor Hale",
        "Victor Hale",
    ),
    // Nobody with a name
    (
        "“We are ready,” said a spokesman for Whitlock.",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "“We are ready,” a Whitlock aide said.",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "“We are ready,” one official told Whitlock.",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "“We are ready,” said supporters of Whitlock.",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "“Lock the gates,” the crowd chanted as Whitlock left.",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "“We are ready,” said Whitlock and Mendes.",
        "Dana Whitlock|Whitlock; Carla Mendes|Mendes",
        "-",
    ),
    (
        "Critics of Whitlock have called the plan “a disaster.”",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "Democrats say Whitlock has “no plan.”",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "The plan is known as “the long march.”",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "The museum sold “The Old Man at the Window” in May.",
        "Dana Whitlock",
        "-",
    ),
    // Words inside a sentence
    (
        "Whitlock called the report “a joke” and left.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Whitlock has described Mendes as “a decent man.”",
        "Dana Whitlock|Whitlock; Ivo Mendes|Mendes",
        "Dana Whitlock",
    ),
    (
        "Mendes, whom Whitlock called “a decent man,” did not answer.",
        "Dana Whitlock|Whitlock; Ivo Mendes|Mendes",
        "Dana Whitlock",
    ),
    (
        "Whitlock dismissed the report, calling it “a joke.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Whitlock, calling the report “a joke,” left the room.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Whitlock praised the crew, adding that “nobody slept.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "It is vital to “listen closely” to patients, Raman said.",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    (
        "“The people of this town” do not want a mall, Whitlock said at a rally on Friday.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "As Whitlock put it in her speech: “We will build it.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Whitlock spoke in Leeds and promised “a fair deal.”",
        "Dana Whitlock|Whitlock; @Leeds",
        "Dana Whitlock",
    ),
    (
        "Whitlock said Mendes had “lied to everyone” about the bridge.",
        "Dana Whitlock|Whitlock; Ivo Mendes|Mendes",
        "Dana Whitlock",
    ),
    // According to
    (
        "According to Raman, “nobody slept.”",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    (
        "The night was “very long,” according to Priya Raman, a nurse.",
        "Priya Raman",
        "Priya Raman",
    ),
    (
        "Nobody slept, according to the nurse. “Nobody,” Raman said.",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    // Pronouns
    (
        "Dana Whitlock came late. “The train,” she said.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Ivo Mendes met Dana Whitlock on Monday. “It went well,” she said.",
        "Ivo Mendes; Dana Whitlock",
        "Dana Whitlock",
    ),
    (
        "Mr. Mendes met Ms. Whitlock on Monday. “It went well,” he said.",
        "Mendes; Whitlock",
        "Mendes",
    ),
    (
        "When Mendes arrived, he said the room was “a mess.”",
        "Ivo Mendes|Mendes",
        "Ivo Mendes",
    ),
    (
        "“I know him,” Victor Hale said of Mendes. “He is honest,” he added.",
        "Victor Hale; Ivo Mendes|Mendes",
        "Victor Hale, Victor Hale",
    ),
    (
        "Victor Hale spoke. According to him, “Ivo Mendes left.”",
        "Victor Hale; Ivo Mendes",
        "Victor Hale",
    ),
    ("“We won,” they said.", "Dana Whitlock", "-"),
    // Definite phrases
    (
        "Britain’s envoy to Norway, Helen Marsh, arrived on Monday.\n“I am glad to be here,” the envoy said.",
        "Helen Marsh; @Britain; @Norway",
        "Helen Marsh",
    ),
    (
        "Prime Minister Olaf Brandt and Foreign Minister Nils Holm met.\n“We agree,” the foreign minister said. “Mostly,” the prime minister added.",
        "Olaf Brandt; Nils Holm",
        "Nils Holm, Olaf Brandt",
    ),
    (
        "Actor Joel Stern arrived. “I am tired,” said the actor.",
        "Joel Stern",
        "Joel Stern",
    ),
    (
        "Whitlock spoke first.\n“I am tired,” the 45-year-old said.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Ivo Mendes and Dana Whitlock spoke. Mendes left. Whitlock stayed.\n“I am tired,” the candidate said.",
        "Ivo Mendes|Mendes; Dana Whitlock|Whitlock",
        "-",
    ),
    // Paragraphs
    (
        "“We will build it,” Whitlock said.\n“It will take ten years.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock, Dana Whitlock",
    ),
    (
        "“Nobody came,” said Raman.\n“Nobody at all. We waited.\n“Then it was morning.”",
        "Priya Raman|Raman",
        "Priya Raman, Priya Raman, Priya Raman",
    ),
    (
        "Raman was less impressed. “A waste of money.”",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    (
        "“A waste of money.” Raman was angry. “All of it,” she said.",
        "Priya Raman|Raman",
        "Priya Raman, Priya Raman",
    ),
    (
        "“We agree,” said Hale.\n“We do not,” said Mendes.\n“Then let us talk.”",
        "Victor Hale|Hale; Ivo Mendes|Mendes",
        "Victor Hale, Ivo Mendes, Ivo Mendes",
    ),
    (
        "Raman had this to say:\n“A waste of money.” She then left.",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    (
        "“We agree,” said Hale. There is a line of Mendes — “nobody agrees.”",
        "Victor Hale|Hale; Ivo Mendes|Mendes",
        "Victor Hale, -",
    ),
    (
        "Even if I’m not Victor Hale, people come and say, “Hello.”",
        "Victor Hale",
        "-",
    ),
    (
        "According to the coach, Priya Raman, the robot was named “Better Idea”.",
        "Priya Raman",
        "-",
    ),
    (
        "Raman came late.\n3 View gallery Joel Stern ( photo: Ann Bell )\n“The train,” she said.",
        "Priya Raman|Raman; Joel Stern; Ann Bell",
        "Priya Raman",
    ),
    (
        "“It is over,” Joel Stern, a fellow at Leeds University, has written.",
        "Joel Stern; #Leeds University",
        "Joel Stern",
    ),
    (
        "Nordrail paid. It is hard to call that “investing for growth.”",
        "#Nordrail",
        "-",
    ),
    // Organizations
    (
        "“The line is closed,” Nordrail said in a statement.",
        "#Nordrail",
        "Nordrail",
    ),
    (
        "The Transport Ministry closed the line. “It is unsafe,” the ministry said.",
        "#Transport Ministry",
        "Transport Ministry",
    ),
    // Marks
    (
        "‘We will build it,’ Whitlock said. ‘The players’ union agrees.’",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock, Dana Whitlock",
    ),
    (
        "'We will build it,' Whitlock said.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Tony “Sparks” Novak said: “He told me ‘no’ twice.”",
        "Tony “Sparks” Novak",
        "Tony “Sparks” Novak",
    ),
];

#[test]
fn english_quotations_have_the_speaker_that_a_reader_names() {
    let mut wrong = Vec::new();
    for (text, names, expected) in ENGLISH {
        let got = speakers(text, names, "en", true);
        if got != *expected {
            wrong.push(format!("{text}\n  expected {expected}\n  got      {got}"));
        }
    }
    assert!(ENGLISH.len() >= 60);
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Language, text, names, speakers of its quotations.
const OTHERS: &[(&str, &str, &str, &str)] = &[
    (
        "ru",
        "«Мы готовы», — сказал Иван Соколов.",
        "Иван Соколов",
        "Иван Соколов",
    ),
    (
        "ru",
        "Соколов заявил: «Мы готовы».",
        "Иван Соколов|Соколов",
        "Иван Соколов",
    ),
    (
        "ru",
        "«Мы готовы», — добавил он. Соколов улыбнулся.",
        "Иван Соколов|Соколов",
        "-",
    ),
    (
        "ru",
        "Приехала Анна Лебедева. «Мы готовы», — отметила она.",
        "Анна Лебедева",
        "Анна Лебедева",
    ),
    (
        "ru",
        "По словам Соколова, это «долгий путь».",
        "Иван Соколов|Соколова",
        "Иван Соколов",
    ),
    (
        "ru",
        "«Мы готовы», — сообщил пресс-секретарь президента Дмитрий Волков.",
        "Дмитрий Волков",
        "Дмитрий Волков",
    ),
    (
        "de",
        "„Wir sind bereit“, sagte Karin Vogt.",
        "Karin Vogt",
        "Karin Vogt",
    ),
    (
        "de",
        "Vogt sagte: „Wir sind bereit.“",
        "Karin Vogt|Vogt",
        "Karin Vogt",
    ),
    (
        "de",
        "„Wir sind bereit“, sagte der Sprecher des Ministeriums, Jens Adler, am Montag.",
        "Jens Adler",
        "Jens Adler",
    ),
    (
        "de",
        "Laut Vogt ist das „ein langer Weg“.",
        "Karin Vogt|Vogt",
        "Karin Vogt",
    ),
    (
        "de",
        "Karin Vogt kam spät. „Wir sind bereit“, sagte sie.",
        "Karin Vogt",
        "Karin Vogt",
    ),
    (
        "fr",
        "« Nous sommes prêts », a déclaré Luc Morel.",
        "Luc Morel",
        "Luc Morel",
    ),
    (
        "fr",
        "« Nous sommes prêts », explique Mme Morel.",
        "Morel",
        "Morel",
    ),
    (
        "fr",
        "Luc Morel est venu tard. « Nous sommes prêts », a-t-il ajouté.",
        "Luc Morel",
        "Luc Morel",
    ),
    (
        "fr",
        "Luc Morel est venu tard. « Nous sommes prêts », dit-il.",
        "Luc Morel",
        "Luc Morel",
    ),
    (
        "fr",
        "Selon Luc Morel, c’est « un long chemin ».",
        "Luc Morel",
        "Luc Morel",
    ),
    (
        "es",
        "«Estamos listos», dijo Ana Robles.",
        "Ana Robles",
        "Ana Robles",
    ),
    (
        "es",
        "Robles afirmó: “Estamos listos”.",
        "Ana Robles|Robles",
        "Ana Robles",
    ),
    (
        "es",
        "Según Robles, es “un camino largo”.",
        "Ana Robles|Robles",
        "Ana Robles",
    ),
    (
        "es",
        "Ana Robles llegó tarde. “Estamos listos”, añadió.",
        "Ana Robles",
        "Ana Robles",
    ),
    ("he", "\"אנחנו מוכנים\", אמר דן לביא.", "דן לביא", "דן לביא"),
    (
        "he",
        "לביא אמר: \"אנחנו מוכנים\".",
        "דן לביא|לביא",
        "דן לביא",
    ),
    (
        "he",
        "לדברי לביא, זו \"דרך ארוכה\".",
        "דן לביא|לביא",
        "דן לביא",
    ),
    (
        "he",
        "דן לביא הגיע. לדבריו, \"אנחנו מוכנים\".",
        "דן לביא",
        "דן לביא",
    ),
    (
        "he",
        "\"אנחנו מוכנים\", הוסיפה נועה ברק.",
        "נועה ברק",
        "נועה ברק",
    ),
    (
        "ar",
        "قال سامي حداد: \"نحن مستعدون\".",
        "سامي حداد",
        "سامي حداد",
    ),
    (
        "ar",
        "وأضاف حداد: «نحن مستعدون».",
        "سامي حداد|حداد",
        "سامي حداد",
    ),
    (
        "ar",
        "بحسب حداد، هذا \"طريق طويل\".",
        "سامي حداد|حداد",
        "سامي حداد",
    ),
    (
        "fa",
        "رضا امینی گفت: «ما آماده‌ایم».",
        "رضا امینی",
        "رضا امینی",
    ),
    (
        "fa",
        "به گفته امینی، این «راهی طولانی» است.",
        "رضا امینی|امینی",
        "رضا امینی",
    ),
    ("tlh", "“nuqneH,” said Dana Whitlock.", "Dana Whitlock", "-"),
];

#[test]
fn quotations_of_other_languages_have_their_speakers() {
    let mut wrong = Vec::new();
    for (language, text, names, expected) in OTHERS {
        let got = speakers(text, names, language, true);
        if got != *expected {
            wrong.push(format!(
                "{language} {text}\n  expected {expected}\n  got      {got}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Language, text, names, what is reported, by whom.
type Report = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const REPORTED: &[Report] = &[
    (
        "en",
        "Whitlock said that the bridge was never safe.",
        "Dana Whitlock|Whitlock",
        &[("the bridge was never safe", "Dana Whitlock")],
    ),
    (
        "en",
        "Whitlock told reporters in Leeds on Monday that the bridge was unsafe.",
        "Dana Whitlock|Whitlock; @Leeds",
        &[("the bridge was unsafe", "Dana Whitlock")],
    ),
    (
        "en",
        "Whitlock said the bridge was never safe.",
        "Dana Whitlock|Whitlock",
        &[("the bridge was never safe", "Dana Whitlock")],
    ),
    (
        "en",
        "The bridge was never safe, Whitlock said on Friday.",
        "Dana Whitlock|Whitlock",
        &[("The bridge was never safe", "Dana Whitlock")],
    ),
    (
        "en",
        "The bridge was never safe, said Dana Whitlock.",
        "Dana Whitlock",
        &[("The bridge was never safe", "Dana Whitlock")],
    ),
    (
        "en",
        "According to Whitlock, the bridge was never safe.",
        "Dana Whitlock|Whitlock",
        &[("the bridge was never safe", "Dana Whitlock")],
    ),
    (
        "en",
        "Dana Whitlock came. According to her, the bridge was never safe.",
        "Dana Whitlock",
        &[("the bridge was never safe", "Dana Whitlock")],
    ),
    (
        "en",
        "The bridge was never safe, according to Whitlock.",
        "Dana Whitlock|Whitlock",
        &[("The bridge was never safe", "Dana Whitlock")],
    ),
    (
        "en",
        "According to Nordrail’s estimates, two lines are closed.",
        "#Nordrail",
        &[("two lines are closed", "Nordrail")],
    ),
    (
        "en",
        "Officials said that the bridge was never safe. Whitlock laughed.",
        "Dana Whitlock|Whitlock",
        &[],
    ),
    (
        "en",
        "Whitlock said on Monday.",
        "Dana Whitlock|Whitlock",
        &[],
    ),
    (
        "ru",
        "Соколов заявил, что мост давно опасен.",
        "Иван Соколов|Соколов",
        &[("мост давно опасен", "Иван Соколов")],
    ),
    (
        "ru",
        "По словам Соколова, мост давно опасен.",
        "Иван Соколов|Соколова",
        &[("мост давно опасен", "Иван Соколов")],
    ),
    (
        "de",
        "Vogt sagte, dass die Brücke unsicher sei.",
        "Karin Vogt|Vogt",
        &[("die Brücke unsicher sei", "Karin Vogt")],
    ),
    (
        "fr",
        "Luc Morel a affirmé que le pont était dangereux.",
        "Luc Morel",
        &[("le pont était dangereux", "Luc Morel")],
    ),
    (
        "es",
        "Robles dijo que el puente era inseguro.",
        "Ana Robles|Robles",
        &[("el puente era inseguro", "Ana Robles")],
    ),
    (
        "he",
        "לביא אמר כי הגשר מסוכן מאוד.",
        "דן לביא|לביא",
        &[("הגשר מסוכן מאוד", "דן לביא")],
    ),
    (
        "ar",
        "قال حداد إن الجسر خطير جدا.",
        "سامي حداد|حداد",
        &[("الجسر خطير جدا", "سامي حداد")],
    ),
    (
        "fa",
        "امینی گفت که این پل خطرناک است.",
        "رضا امینی|امینی",
        &[("این پل خطرناک است", "رضا امینی")],
    ),
];

#[test]
fn reported_speech_is_found_without_the_words_that_report_it() {
    let mut wrong = Vec::new();
    for (language, text, names, expected) in REPORTED {
        let sample = sample(text, names).with_roles(language);
        let quotes = found(&sample, language);
        let got: Vec<(&str, &str)> = quotes
            .iter()
            .filter(|quote| !quote.direct)
            .map(|quote| (&text[quote.range.clone()], sample.name(quote.speaker)))
            .collect();
        if got != *expected {
            wrong.push(format!(
                "{text}\n  expected {expected:?}\n  got      {got:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_cue_is_the_verb_with_its_subject() {
    for (text, expected) in [
        ("“Yes,” Dana Whitlock said.", "Dana Whitlock said"),
        ("“Yes,” said Dana Whitlock.", "said Dana Whitlock"),
        ("Dana Whitlock came. “Yes,” she added.", "she added"),
        (
            "According to Dana Whitlock, “yes” it is.",
            "According to Dana Whitlock",
        ),
    ] {
        let sample = sample(text, "Dana Whitlock");
        let quotes = found(&sample, "en");
        let cue = quotes
            .iter()
            .find(|quote| quote.direct)
            .and_then(|quote| quote.cue.clone());
        assert_eq!(cue.map(|cue| &text[cue]), Some(expected), "{text}");
    }
}

/// Pieces that the rules look for, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("“"),
        Just("”"),
        Just("\""),
        Just("«"),
        Just("»"),
        Just("‘"),
        Just("’"),
        Just("'"),
        Just(" said "),
        Just(", "),
        Just(". "),
        Just("\n"),
        Just("Kim Lee"),
        Just("Lee"),
        Just("'s "),
        Just(" according to "),
        Just("he "),
        Just("the ambassador to "),
        Just("and "),
        Just("who "),
        Just("("),
        Just(")"),
        Just(": "),
        Just("that "),
        Just("אמר"),
        Just("ארה\"ב "),
        Just("Россия "),
        Just("met with "),
        Just("in 2025 "),
        Just("é"),
        Just("—"),
        Just("said"),
        Just("a friend of "),
    ];
    prop::collection::vec(
        prop_oneof![4 => piece.prop_map(str::to_owned), 1 => ".{0,6}"],
        0..60,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_span_lies_outside_the_text_and_every_entity_is_there(
        text in pieces(),
        language in prop::sample::select(vec!["en", "ru", "he", "ar", "fa", "de", "fr", "es", "xx", ""]),
        stray in prop::collection::vec((0_usize..400, 0_usize..40), 0..4),
    ) {
        let mut sample = sample(&text, "Kim Lee|Lee; @Россия; #ambassador");
        // Mentions that nobody checked: off the text, off characters, over one another.
        for (start, length) in stray {
            let rule = sample.entities[0].rule;
            sample.entities[0].mentions.push(crate::import::suggestion::Mention {
                range: start..start + length,
                rule,
            });
        }
        let sample = sample.with_roles(language);
        let check = |range: &Range<usize>| !range.is_empty() && text.get(range.clone()).is_some();
        for role in sample.entities.iter().flat_map(|entity| &entity.roles) {
            prop_assert!(check(&role.range));
            prop_assert!(role.of.is_none_or(|of| of < sample.entities.len()));
        }
        let quotes = found(&sample, language);
        for quote in &quotes {
            prop_assert!(check(&quote.range));
            prop_assert!(quote.cue.as_ref().is_none_or(check));
            prop_assert!(quote.speaker.is_none_or(|speaker| speaker < sample.entities.len()));
            prop_assert!((0.0..=1.0).contains(&quote.rule.score));
        }
        let relations = crate::import::relations::find(
            &text, &sample.blocks, &sample.sentences, &sample.entities, &quotes, language,
        );
        for relation in relations {
            prop_assert!(check(&relation.range) && check(&relation.cue));
            prop_assert!(relation.range.start <= relation.cue.start && relation.cue.end <= relation.range.end);
            let count = sample.entities.len();
            prop_assert!(relation.source < count && relation.target < count);
            prop_assert!(relation.source != relation.target);
            prop_assert!(relation.said_by.is_none_or(|speaker| speaker < count));
        }
    }
}
