//! Whether a text begins as a mail does, and whether that mail is a saved page.

use super::Kind;

/// A mail begins with headers; a page saved as one says so.
pub(super) fn in_mail(start: &str) -> Option<Kind> {
    // A mailbox of one mail begins with its own line.
    let start = start.strip_prefix("From ").map_or(start, |rest| {
        rest.split_once('\n').map_or("", |(_, rest)| rest)
    });
    let mut has_from = false;
    let mut has_mime = false;
    let mut others = 0;
    let mut is_page = false;
    // A page saved as a mail was sent to nobody.
    let mut was_sent = false;
    for line in start.lines().take(MOST_HEADER_LINES) {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t'])
            && others + usize::from(has_from) + usize::from(has_mime) > 0
        {
            is_page |= line.to_ascii_lowercase().contains("text/html");
            continue;
        }
        let (name, value) = line.split_once(':')?;
        let is_name = !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if !is_name {
            return None;
        }
        match name.to_ascii_lowercase().as_str() {
            "from" => has_from = true,
            "mime-version" => has_mime = true,
            "snapshot-content-location" => is_page = true,
            "content-type" => {
                is_page |= value.contains("multipart/related");
                others += 1;
            }
            "date" | "subject" => others += 1,
            "to" | "received" | "return-path" | "message-id" | "delivered-to"
            | "x-mozilla-status" => {
                others += 1;
                was_sent = true;
            }
            _ => {}
        }
    }
    if has_mime && is_page && !was_sent {
        return Some(Kind::WebMail);
    }
    // A letter pasted as text has "From", "To" and "Subject" too: only machines write the others.
    let by_machine = has_mime
        || start.lines().take(MOST_HEADER_LINES).any(|line| {
            let lower = line.to_ascii_lowercase();
            lower.starts_with("message-id:")
                || lower.starts_with("received:")
                || lower.starts_with("content-transfer-encoding:")
        });
    (by_machine && (has_from || has_mime) && others > 0).then_some(Kind::Mail)
}

/// Mails that went round the world have a hundred.
const MOST_HEADER_LINES: usize = 400;
