//! XML of documents and news items, read under limits.
//!
//! A document type is passed over when it only names a file elsewhere, which is never fetched, and refused when
//! it declares anything itself. Nodes are limited by [`MAX_DOCUMENT_NODES`]; depth costs nothing, for nothing
//! here walks by recursion.

use roxmltree::{Document, Node, ParsingOptions};

use super::encoding;
use crate::container::limits::{MAX_DOCUMENT_NODES, MAX_JSON_BYTES, bytes_in_words};
use crate::problem::Problem;

/// The text of an XML file, decoded, without a document type that only names a file.
pub(super) fn text(bytes: &[u8], name: &str) -> Result<String, Problem> {
    if bytes.len() as u64 > MAX_JSON_BYTES {
        return Err(Problem::new(
            "E-LIMIT",
            name,
            format!(
                "The file has {}, more than the {} that are read",
                bytes_in_words(bytes.len() as u64),
                bytes_in_words(MAX_JSON_BYTES)
            ),
            "Split the document",
        ));
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let declared = head
        .starts_with("<?xml")
        .then(|| attribute(&head, "encoding"))
        .flatten();
    let text = encoding::decode(bytes, declared).text;
    without_document_type(text, name)
}

/// Parses a text that [`text`] has given.
pub(super) fn parse<'a>(text: &'a str, name: &str) -> Result<Document<'a>, Problem> {
    parse_within(text, name, MAX_DOCUMENT_NODES)
}

fn parse_within<'a>(text: &'a str, name: &str, nodes: u32) -> Result<Document<'a>, Problem> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: nodes,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => document_type(name),
        roxmltree::Error::NodesLimitReached => Problem::new(
            "E-LIMIT",
            name,
            format!("The document has more than the {nodes} elements and texts allowed"),
            "Split the document",
        ),
        other => {
            let at = other.pos();
            Problem::new(
                "E-XML",
                format!("{name} line {} column {}", at.row, at.col),
                format!("This is no sound XML: {other}"),
                "Ask for the file again, or let the program that made it check it",
            )
        }
    })
}

fn document_type(name: &str) -> Problem {
    Problem::new(
        "E-XML",
        name,
        "The file declares entities of its own, which are not read: they can blow up a short file",
        "Ask for the file without a document type (DOCTYPE)",
    )
}

/// Takes `<!DOCTYPE nitf SYSTEM "nitf.dtd">` out, and refuses one that declares anything.
fn without_document_type(mut text: String, name: &str) -> Result<String, Problem> {
    let Some(start) = prolog(&text).find("<!DOCTYPE") else {
        return Ok(text);
    };
    let rest = &text[start..];
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '[') => return Err(document_type(name)),
            (None, '>') => {
                // Blanks keep lines and columns as they were.
                let blank: String = rest[..=at]
                    .chars()
                    .map(|c| if c == '\n' { '\n' } else { ' ' })
                    .collect();
                text.replace_range(start..=start + at, &blank);
                return Ok(text);
            }
            _ => {}
        }
    }
    Ok(text)
}

/// What stands before the first element.
fn prolog(text: &str) -> &str {
    let mut from = 0;
    while let Some(at) = text[from..].find('<') {
        let at = from + at;
        let rest = &text[at..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|end| end + 2)
        } else if rest.starts_with("<!") {
            rest.find('>').map(|end| end + 1)
        } else {
            return &text[..at];
        };
        let Some(end) = end else {
            return text;
        };
        from = at + end;
    }
    text
}

/// The name of the first element of a text, through declarations, comments and document types.
pub(super) fn first_element(text: &str) -> Option<&str> {
    let rest = text[prolog(text).len()..].strip_prefix('<')?;
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    let name = &rest[..end];
    let sound = name.starts_with(char::is_alphabetic)
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ':' | '-' | '_' | '.'));
    (sound && end < 80).then_some(name)
}

/// The value of an attribute in a tag or declaration.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = tag[tag.find(name)? + name.len()..]
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest[1..].split(quote).next()
}

/// All words in an element, blanks made one.
pub(super) fn words(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    for text in node.descendants().filter(Node::is_text) {
        words.push_str(text.text().unwrap_or_default());
    }
    squeeze(&words)
}

/// Blanks made one.
pub(super) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first element of a local name below a node, whatever its namespace.
pub(super) fn find<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.descendants()
        .find(|node| node.tag_name().name() == name)
}

/// The words of the first element of a name, unless there are none.
pub(super) fn find_words(node: Node<'_, '_>, name: &str) -> Option<String> {
    find(node, name)
        .map(words)
        .filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_type_is_passed_over_or_refused() {
        let good = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<!DOCTYPE nitf SYSTEM \"a>b.dtd\">\n<nitf>\u{416}</nitf>";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(good);
        let text = text(&bytes, "a").unwrap();
        let document = parse(&text, "a").unwrap();
        assert_eq!(words(document.root_element()), "Ж");
        let bad = "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>";
        assert_eq!(super::text(bad.as_bytes(), "a").unwrap_err().code, "E-XML");
    }

    #[test]
    fn nodes_are_limited_at_the_limit_and_one_past_it() {
        assert!(parse_within("<a><b/><b/></a>", "a", 4).is_ok());
        assert_eq!(
            parse_within("<a><b/><b/><b/></a>", "a", 4)
                .unwrap_err()
                .code,
            "E-LIMIT"
        );
    }

    #[test]
    fn depth_is_no_danger() {
        for count in [1_000, 100_000] {
            let deep = format!("{}{}", "<a>".repeat(count), "</a>".repeat(count));
            if let Ok(document) = parse(&deep, "a") {
                assert_eq!(document.root_element().descendants().count(), count);
            }
        }
    }

    #[test]
    fn the_first_element_is_found() {
        for (text, name) in [
            (
                "<?xml version='1.0'?><!-- <b> --><a:html x='1'>",
                Some("a:html"),
            ),
            ("<!DOCTYPE html>\n<HTML>", Some("HTML")),
            ("<3 hearts", None),
            ("<ann@example.org> wrote", None),
            ("<", None),
            ("<!--", None),
        ] {
            assert_eq!(first_element(text), name, "{text}");
        }
    }
}
