//! The mail around an article: headers, "Forwarded message", a signature, all lines quoted.
//!
//! What is taken away is kept as left out. Only headers in a block count, never a lone "From:" in a text.

use super::paragraphs::Line;
use crate::import::draft::{Block, BlockKind, LeftOut};

/// A text without the mail around it.
#[derive(Debug, Default)]
pub(super) struct Letter {
    pub(super) lines: Vec<Line>,
    /// The subject of the innermost mail, without "Re:" and "Fwd:".
    pub(super) subject: Option<String>,
    /// With the number of the line that each began in.
    pub(super) left_out: Vec<(usize, LeftOut)>,
}

/// Names of headers before a colon, small letters: who, to whom, when, about what.
const HEADERS: &[&str] = &[
    "from",
    "to",
    "cc",
    "bcc",
    "date",
    "sent",
    "subject",
    "reply-to",
    "received",
    "message-id",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "importance",
    "attachments",
    "x-mailer",
    "return-path",
    "von",
    "an",
    "gesendet",
    "datum",
    "betreff",
    "de",
    "à",
    "envoyé",
    "objet",
    "date",
    "para",
    "enviado",
    "asunto",
    "fecha",
    "от",
    "кому",
    "копия",
    "отправлено",
    "дата",
    "тема",
    "מאת",
    "אל",
    "נשלח",
    "תאריך",
    "נושא",
    "من",
    "إلى",
    "الموضوع",
    "تاريخ",
    "da",
    "a",
    "oggetto",
    "inviato",
    "data",
];

const SUBJECTS: &[&str] = &[
    "subject",
    "betreff",
    "objet",
    "asunto",
    "тема",
    "נושא",
    "الموضوع",
    "oggetto",
];

/// Lines that announce a mail inside, without their dashes, small letters.
const FORWARDS: &[&str] = &[
    "forwarded message",
    "original message",
    "begin forwarded message",
    "weitergeleitete nachricht",
    "ursprüngliche nachricht",
    "originalnachricht",
    "anfang der weitergeleiteten nachricht",
    "message transféré",
    "message d'origine",
    "mensaje reenviado",
    "mensaje original",
    "пересылаемое сообщение",
    "исходное сообщение",
    "пересланное сообщение",
    "הודעה שהועברה",
    "הודעה מקורית",
    "رسالة معاد توجيهها",
    "messaggio inoltrato",
];

/// Lines that a telephone adds.
const SENT_FROM: &[&str] = &[
    "sent from my ",
    "sent via ",
    "get outlook for ",
    "von meinem ",
    "gesendet mit ",
    "gesendet von ",
    "envoyé de mon ",
    "enviado desde mi ",
    "отправлено с ",
    "נשלח מה",
    "אפשר לקבל את outlook",
    "inviato da ",
];

/// A longer note is an article with a mail below it.
const MOST_NOTE_CHARS: usize = 400;
/// A signature has few lines.
const MOST_SIGNATURE_LINES: usize = 15;
/// Mails shown to a person have a dozen; asking further at every line would be quadratic.
const MOST_HEADER_LINES: usize = 100;
/// A block of fewer lines is not the head of a mail.
const LEAST_HEADERS: usize = 2;

/// Takes the mail away.
pub(super) fn open(mut lines: Vec<Line>) -> Letter {
    unquote(&mut lines);
    let mut letter = Letter::default();
    let mut at = 0;
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut only_blanks = true;
    let signature = signature_start(&lines);
    while at < lines.len() {
        let line = &lines[at];
        // Asked in this order: a block of headers is looked through only where a mail may begin.
        let headers = if only_blanks || announces(&kept) {
            header_block(&lines[at..])
        } else {
            0
        };
        if headers > 0 {
            for line in &lines[at..at + headers] {
                if let Some(subject) = subject(&line.text) {
                    letter.subject = Some(subject);
                }
            }
            letter.leave_out_note(&mut kept);
            letter.leave_out(&lines[at..at + headers], "the head of the mail");
            at += headers;
            continue;
        }
        if is_forward(&line.text) {
            letter.leave_out_note(&mut kept);
            letter.leave_out(&lines[at..=at], "the head of the mail");
            kept.push(blank(line.number));
        } else if signature.is_some_and(|start| at >= start) || ends_in_telephone(&lines[at..]) {
            letter.leave_out(&lines[at..], "the sender's signature");
            break;
        } else {
            only_blanks &= line.is_blank();
            kept.push(line.clone());
        }
        at += 1;
    }
    letter.lines = kept;
    letter
}

impl Letter {
    /// What stands above a mail inside is a note to whom it was sent on, when it is short.
    fn leave_out_note(&mut self, kept: &mut Vec<Line>) {
        if kept.len() > MOST_NOTE_CHARS {
            return;
        }
        let chars: usize = kept.iter().map(|line| line.text.chars().count()).sum();
        if chars <= MOST_NOTE_CHARS {
            self.leave_out(kept, "a note above a forwarded mail");
            kept.clear();
        }
    }

    fn leave_out(&mut self, lines: &[Line], why: &'static str) {
        for line in lines.iter().filter(|line| !line.is_blank()) {
            self.left_out.push((
                line.number,
                LeftOut {
                    block: Block {
                        kind: BlockKind::Paragraph,
                        text: line.text.clone(),
                        marks: Vec::new(),
                    },
                    after: None,
                    why,
                },
            ));
        }
    }
}

fn blank(number: usize) -> Line {
    Line {
        number,
        text: String::new(),
        indent: 0,
        quoted: 0,
    }
}

/// An article that came as a quotation is no quotation.
fn unquote(lines: &mut [Line]) {
    let shown = lines.iter().filter(|line| !line.is_blank()).count();
    let quoted = lines
        .iter()
        .filter(|line| !line.is_blank() && line.quoted > 0)
        .count();
    if quoted * 10 > shown * 7 {
        for line in lines {
            line.quoted = line.quoted.saturating_sub(1);
        }
    }
}

/// How many lines the block of headers has that the lines begin with, 0 for none.
fn header_block(lines: &[Line]) -> usize {
    let mut headers = 0;
    let mut end = 0;
    // "By" and "date" stand above articles too; a subject or an address only in a mail.
    let mut is_mail = false;
    for (at, line) in lines.iter().take(MOST_HEADER_LINES).enumerate() {
        if let Some((name, value)) = header(&line.text) {
            headers += 1;
            is_mail |= SUBJECTS.contains(&name.as_str()) || value.contains('@');
        } else if line.is_blank() || headers == 0 || line.indent == 0 {
            // A header that goes on is indented.
            break;
        }
        end = at + 1;
    }
    if is_mail && headers >= LEAST_HEADERS {
        end
    } else {
        0
    }
}

/// Name and value of a header.
fn header(text: &str) -> Option<(String, &str)> {
    let (name, value) = text.split_once(':')?;
    // Outlook sets them in stars.
    let name = name.trim_matches(['*', ' ']).to_lowercase();
    let known = HEADERS.contains(&name.as_str()) && !value.trim().is_empty();
    known.then_some((name, value.trim_start_matches('*').trim()))
}

fn subject(text: &str) -> Option<String> {
    let (name, value) = header(text)?;
    SUBJECTS
        .contains(&name.as_str())
        .then(|| without_reply(value).to_owned())
}

/// "Re: Fwd: AW: Words" → "Words".
pub(crate) fn without_reply(subject: &str) -> &str {
    let mut rest = subject.trim();
    loop {
        let Some((mark, after)) = rest.split_once(':') else {
            return rest;
        };
        let mark = mark.trim().to_lowercase();
        if !matches!(
            mark.as_str(),
            "re" | "fw" | "fwd" | "aw" | "wg" | "tr" | "rv" | "i" | "пер" | "отв" | "השב" | "הועבר"
        ) {
            return rest;
        }
        rest = after.trim();
    }
}

/// Whether the lines so far end in the announcement of a mail, or are nothing but greetings before one.
fn announces(kept: &[Line]) -> bool {
    let last = kept
        .iter()
        .rev()
        .take(MOST_HEADER_LINES)
        .find(|line| !line.is_blank());
    last.is_some_and(|line| is_forward(&line.text)) || kept.iter().rev().take(2).any(Line::is_blank)
}

fn is_forward(text: &str) -> bool {
    let bare = text
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | ':' | '*' | '>'))
        .to_lowercase();
    FORWARDS.contains(&bare.as_str())
}

/// Whether nothing follows but what a telephone adds.
fn ends_in_telephone(lines: &[Line]) -> bool {
    lines.len() <= MOST_SIGNATURE_LINES
        && lines.first().is_some_and(|line| is_sent_from(&line.text))
        && lines
            .iter()
            .all(|line| line.is_blank() || is_sent_from(&line.text))
}

fn is_sent_from(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.chars().count() < 80 && SENT_FROM.iter().any(|start| lower.starts_with(start))
}

/// The line of two dashes that RFC 3676 sets before a signature, near the end.
fn signature_start(lines: &[Line]) -> Option<usize> {
    let start = lines
        .iter()
        .rposition(|line| line.text == "--" && line.quoted == 0)?;
    let after = lines[start + 1..]
        .iter()
        .filter(|line| !line.is_blank())
        .count();
    (start > 0 && after <= MOST_SIGNATURE_LINES).then_some(start)
}
