//! Invented words, names and sentences, by a fixed sequence of numbers.

/// A linear congruential generator: enough disorder for text, and the same everywhere.
pub(crate) struct Dice(u64);

impl Default for Dice {
    fn default() -> Self {
        Self(0x2545_f491_4f6c_dd1d)
    }
}

impl Dice {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

const SYLLABLES: [&str; 24] = [
    "ba", "co", "der", "el", "fan", "gri", "hol", "ist", "jor", "kem", "lun", "mar", "nel", "or",
    "pet", "quin", "ros", "sal", "tam", "ul", "ver", "wen", "yar", "zo",
];

const HEBREW: [&str; 6] = ["הנמל", "אמר", "ביום", "שלישי", "מיליון", "העיר"];
const ARABIC: [&str; 6] = ["الميناء", "قال", "يوم", "الثلاثاء", "مليون", "المدينة"];

/// Different for each number below 24⁴.
pub(crate) fn name(number: usize) -> String {
    let part = |number: usize| SYLLABLES[number % SYLLABLES.len()];
    let capital = |word: String| word[..1].to_uppercase() + &word[1..];
    let first = capital(part(number).to_owned() + part(number / 24));
    let last =
        capital(part(number / 576).to_owned() + part(number * 5 + 3) + part(number / 13_824));
    format!("{first} {last}")
}

/// A sentence with a space after it; one in sixteen is Hebrew, one in sixteen Arabic.
pub(crate) fn sentence(dice: &mut Dice) -> String {
    let script = dice.below(16);
    let mut words = String::new();
    for index in 0..8 + dice.below(12) {
        if index > 0 {
            words.push(' ');
        }
        match script {
            0 => words.push_str(HEBREW[dice.below(6)]),
            1 => words.push_str(ARABIC[dice.below(6)]),
            _ => {
                for _ in 0..=dice.below(3) {
                    words.push_str(SYLLABLES[dice.below(24)]);
                }
            }
        }
    }
    if script > 1 {
        words[..1].make_ascii_uppercase();
    }
    words + ". "
}
