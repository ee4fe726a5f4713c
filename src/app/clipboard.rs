//! An article on the clipboard: HTML where there is some, for it has headings and links, else the text.
//!
//! The toolkit hands over text alone, so the system's clipboard is asked here. It is asked only when a
//! reader pastes, and never written to.

use arboard::Clipboard;

use crate::session::Outcome;
use crate::session::command::Source;

/// What is said when there is no article to be had.
pub(super) const NOTHING_PASTED: &str = "Nothing was pasted";

/// Reads the clipboard; blocks while another program is slow to hand it over, so it runs in a job.
pub(super) fn article() -> Outcome {
    let read = Clipboard::new().and_then(|mut clipboard| {
        // Programs that copy a page offer its text as well; those that copy a text often no HTML.
        let html = clipboard.get().html().ok();
        let html = html.filter(|html| !html.trim().is_empty());
        html.map_or_else(|| clipboard.get_text(), Ok)
    });
    match read {
        Ok(text) if !text.trim().is_empty() => Outcome::FileChosen(Source::Pasted(text.into())),
        Ok(_) | Err(arboard::Error::ContentNotAvailable) => failed(
            "There is no text on the clipboard. Copy the article in the program that shows it, and paste again",
        ),
        Err(error) => failed(&format!(
            "The clipboard cannot be read: {error}. Try Ctrl+V, which pastes the text alone"
        )),
    }
}

fn failed(detail: &str) -> Outcome {
    Outcome::Failed {
        title: NOTHING_PASTED.to_owned(),
        detail: detail.to_owned(),
    }
}
