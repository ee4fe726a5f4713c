//! Whether a text is written in Markdown, when its name does not say so.

/// Signs of different kinds that make a text Markdown: one alone may be chance.
const ENOUGH: usize = 2;

/// Whether a text has signs of Markdown enough.
pub(super) fn are_enough(text: &str) -> bool {
    let mut headings = 0;
    let mut links = 0;
    let mut pictures = 0;
    let mut strong = 0;
    let mut fences = 0;
    for line in text.lines() {
        let line = line.trim_end();
        let level = line.len() - line.trim_start_matches('#').len();
        headings += usize::from(
            (1..=6).contains(&level) && line[level..].starts_with(' ') && line.len() > level + 2,
        );
        fences += usize::from(line.starts_with("```"));
        pictures += line.matches("![").count().min(line.matches("](").count());
        links += line.matches("](http").count();
        strong += usize::from(line.matches("**").count() > 1 || line.matches("__").count() > 1);
    }
    let front_matter =
        text.starts_with("---\n") && text[4..].contains("\n---") || text.starts_with("+++\n");
    // A heading of the first depth and others, or a fence closed, is enough alone.
    let kinds = [
        headings > 0,
        links > 0,
        pictures > 0,
        strong > 0,
        fences > 1,
        front_matter,
    ];
    headings > 2 || kinds.iter().filter(|has| **has).count() >= ENOUGH
}
