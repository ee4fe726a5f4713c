//! Mails and web pages saved as one (MHTML): headers, the part with the article, pictures that came along.
//!
//! The parts are decoded by `mail-parser`, which bounds how deep they nest. A picture that the page speaks of by
//! `cid:` or by its address becomes inline; one that nothing speaks of stands at the end, so none is lost.

use std::collections::HashMap;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use super::draft::{Draft, DraftPicture, Found, PictureBytes};
use super::picture_budget::PictureBudget;
use super::{html, text};
use crate::container::limits::{MAX_MAIL_BYTES, bytes_in_words};
use crate::problem::{Problem, Problems};

const SUBJECT: &str = "the subject of the mail";
const SENDER: &str = "the sender of the mail";
const SENT: &str = "the date of the mail";

/// A mail inside is read instead when the one around it says less than this: a note above a forward.
const NOTE_CHARS: usize = 300;

/// Reads a mail; a page saved as one when `is_page`.
pub(super) fn read(
    bytes: &[u8],
    name: &str,
    is_page: bool,
    watch: &dyn Fn(f32) -> bool,
) -> Result<(Draft, Problems), Problem> {
    if bytes.len() as u64 > MAX_MAIL_BYTES {
        return Err(Problem::new(
            "E-LIMIT",
            name,
            format!(
                "The mail has {}, more than the {} that are read",
                bytes_in_words(bytes.len() as u64),
                bytes_in_words(MAX_MAIL_BYTES)
            ),
            "Save it without its attachments",
        ));
    }
    let unreadable = || {
        Problem::new(
            "E-MAIL",
            name,
            "This begins as a mail does, but has no part that can be read",
            "Save the message again, or copy its text and paste it",
        )
    };
    // A mailbox begins each mail with a line of its own.
    let bytes = match bytes.strip_prefix(b"From ") {
        Some(rest) => rest
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(rest, |end| &rest[end + 1..]),
        None => bytes,
    };
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(unreadable)?;
    let mut problems = Problems::default();
    let mut draft = of_message(&message, is_page, watch, &mut problems)?.ok_or_else(unreadable)?;
    if !is_page {
        let inner = message.parts.iter().find_map(|part| match &part.body {
            PartType::Message(inner) => Some(inner),
            _ => None,
        });
        let said: usize = draft.blocks.iter().map(|block| block.text.len()).sum();
        if let Some(inner) = inner.filter(|_| said < NOTE_CHARS)
            && let Some(forwarded) = of_message(inner, false, watch, &mut problems)?
        {
            // What was written above it is kept as left out.
            let note = std::mem::replace(&mut draft, forwarded);
            for block in note.blocks {
                draft.left_out.push(super::draft::LeftOut {
                    block,
                    after: None,
                    why: "a note above a forwarded mail",
                });
            }
            draft.pictures.extend(note.pictures);
        }
    }
    Ok((draft, problems))
}

fn of_message(
    message: &Message<'_>,
    is_page: bool,
    watch: &dyn Fn(f32) -> bool,
    problems: &mut Problems,
) -> Result<Option<Draft>, Problem> {
    let page = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(page) => Some((part, page)),
        _ => None,
    });
    // Pages saved as one may name no main part.
    let page = page.or_else(|| {
        message.parts.iter().find_map(|part| match &part.body {
            PartType::Html(page) => Some((part, page)),
            _ => None,
        })
    });
    let plain = message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    });
    let mut location = None;
    let mut draft = match (page, plain) {
        (Some((part, page)), plain) => {
            location = address_of(message, part);
            match (html::read_text(page, location.as_deref(), watch), plain) {
                (Ok(draft), _) => draft,
                // Some send the page empty and the words beside it.
                (Err(problem), Some(_)) if problem.code == "E-CANCELLED" => return Err(problem),
                (Err(_), Some(text)) => text::read(text, &|| watch(0.5))?,
                (Err(problem), None) => return Err(problem),
            }
        }
        (None, Some(text)) => text::read(text, &|| watch(0.5))?,
        (None, None) => return Ok(None),
    };
    bring_pictures(message, location.as_deref(), &mut draft, problems);
    if !is_page {
        take_headers(message, &mut draft);
    }
    Ok(Some(draft))
}

/// Where the page of a part came from.
fn address_of(message: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
    let snapshot = message
        .header_raw("Snapshot-Content-Location")
        .map(|value| value.split_whitespace().collect::<String>());
    snapshot
        .or_else(|| part.content_location().map(str::to_owned))
        .filter(|address| !address.is_empty())
}

/// Puts the bytes of the parts into the pictures that speak of them; what is left stands at the end.
fn bring_pictures(
    message: &Message<'_>,
    location: Option<&str>,
    draft: &mut Draft,
    problems: &mut Problems,
) {
    let mut budget = PictureBudget::default();
    let base = location.and_then(|location| url::Url::parse(location).ok());
    let names = PartNames::of(message);
    let mut used = vec![false; message.parts.len()];
    for picture in &mut draft.pictures {
        let target = match &picture.bytes {
            PictureBytes::Beside(target) | PictureBytes::Remote(target) => target.clone(),
            PictureBytes::Inline(_) | PictureBytes::Absent => continue,
        };
        let absolute = base
            .as_ref()
            .and_then(|base| base.join(&target).ok())
            .map(String::from);
        let place = names.find(&target, absolute.as_deref());
        if let Some(place) = place
            && let Some(bytes) = picture_of(&message.parts[place])
        {
            used[place] = true;
            match budget.inline(bytes, &target) {
                Ok(bytes) => picture.bytes = bytes,
                Err(problem) => problems.push(problem),
            }
        }
    }
    // Parts that a page does not show are its buttons and blanks; what a person attached is shown.
    if location.is_some() {
        return;
    }
    let after = draft.blocks.len().checked_sub(1);
    for (part, used) in message.parts.iter().zip(used) {
        let Some(bytes) = picture_of(part).filter(|_| !used) else {
            continue;
        };
        match budget.inline(bytes, part.attachment_name().unwrap_or_default()) {
            Err(problem) => problems.push(problem),
            Ok(bytes) => draft.pictures.push(DraftPicture {
                after,
                bytes,
                alt: part.attachment_name().map(str::to_owned),
                caption: None,
                credit: None,
                credited: Vec::new(),
                line: None,
            }),
        }
    }
}

/// The parts by what a page calls them.
struct PartNames<'a> {
    by_id: HashMap<&'a str, usize>,
    by_location: HashMap<&'a str, usize>,
}

impl<'a> PartNames<'a> {
    fn of(message: &'a Message<'_>) -> Self {
        let mut names = Self {
            by_id: HashMap::new(),
            by_location: HashMap::new(),
        };
        for (place, part) in message.parts.iter().enumerate() {
            if let Some(id) = part.content_id() {
                names
                    .by_id
                    .entry(id.trim_matches(['<', '>']))
                    .or_insert(place);
            }
            if let Some(location) = part.content_location() {
                names.by_location.entry(location).or_insert(place);
            }
        }
        names
    }

    fn find(&self, target: &str, absolute: Option<&str>) -> Option<usize> {
        if target
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("cid:"))
        {
            return self.by_id.get(&target[4..]).copied();
        }
        self.by_location
            .get(target)
            .or_else(|| self.by_location.get(absolute?))
            .copied()
    }
}

/// The bytes of a part that is a picture, by what it says or by how it begins.
fn picture_of<'a>(part: &'a MessagePart<'_>) -> Option<&'a [u8]> {
    let bytes = match &part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.as_ref(),
        _ => return None,
    };
    let said = part
        .content_type()
        .is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"));
    (said || crate::bundle::recognise(bytes) == crate::bundle::Content::Picture)
        .then_some(bytes)
        .filter(|bytes| !bytes.is_empty())
}

/// Subject, sender and date, where the words of the mail say nothing themselves.
fn take_headers(message: &Message<'_>, draft: &mut Draft) {
    let subject = message.subject().map(str::trim).unwrap_or_default();
    let bare = text::without_reply(subject);
    // Who sends on somebody's article is not its author, and not when it appeared.
    let is_forwarded = bare.len() < subject.len();
    if draft.headline.is_none() && !bare.is_empty() {
        draft.headline = Some(Found {
            value: bare.to_owned(),
            source: SUBJECT,
        });
    }
    if is_forwarded {
        return;
    }
    if draft.byline.is_empty()
        && let Some(name) = message
            .from()
            .and_then(|from| from.first())
            .and_then(|sender| sender.name())
        && !name.trim().is_empty()
    {
        draft.byline.push(Found {
            value: name.trim().to_owned(),
            source: SENDER,
        });
    }
    if draft.published.is_none()
        && let Some(date) = message.date().filter(|date| date.is_valid())
    {
        draft.published = Some(Found {
            value: date.to_rfc3339(),
            source: SENT,
        });
    }
}
