//! What a page says of itself in JSON-LD (schema.org), read leniently.
//!
//! Pages wrap it in comments and CDATA, leave commas before closing brackets and write line feeds into
//! strings; all that is mended before parsing. What still is no JSON is passed over.

use serde_json::Value;

use super::page::Page;

/// All nodes of all scripts of a page, graphs and lists unfolded.
#[derive(Default)]
pub(crate) struct JsonLd {
    nodes: Vec<Value>,
}

/// How many nodes are looked at: pages have dozens.
const MAX_NODES: usize = 5_000;
/// Names of people or organizations under one key.
const MAX_NAMES: usize = 500;

impl JsonLd {
    /// Reads the scripts of a page.
    pub(crate) fn read(page: &Page) -> Self {
        let mut found = Self::default();
        for at in page.named("script") {
            let kind = page.attribute(at, "type").to_ascii_lowercase();
            if kind.trim().starts_with("application/ld+json") {
                found.add(&page.raw_text(at));
            }
        }
        found
    }

    fn add(&mut self, script: &str) {
        let mended = mend(script);
        // Several values one after the other occur.
        let stream = serde_json::Deserializer::from_str(&mended).into_iter::<Value>();
        for value in stream {
            let Ok(value) = value else {
                break;
            };
            self.unfold(value);
        }
    }

    fn unfold(&mut self, value: Value) {
        let mut waiting = vec![value];
        while let Some(value) = waiting.pop() {
            if self.nodes.len() >= MAX_NODES {
                return;
            }
            match value {
                Value::Array(values) => waiting.extend(values.into_iter().rev()),
                Value::Object(mut object) => {
                    if let Some(graph) = object.remove("@graph") {
                        waiting.push(graph);
                    }
                    for key in ["mainEntity", "mainEntityOfPage", "hasPart"] {
                        let nested = object
                            .get(key)
                            .filter(|value| value.get("headline").is_some() || value.is_array());
                        if let Some(nested) = nested.cloned() {
                            waiting.push(nested);
                        }
                    }
                    self.nodes.push(Value::Object(object));
                }
                _ => {}
            }
        }
    }

    /// The node that describes the article, if one does.
    pub(crate) fn article(&self) -> Option<&Value> {
        self.nodes.iter().find(|node| {
            types(node).any(|kind| {
                let kind = kind.rsplit(['/', '#', ':']).next().unwrap_or(kind);
                kind.ends_with("Article")
                    || kind.ends_with("Posting")
                    || matches!(kind, "Report" | "Review" | "Recipe")
            })
        })
    }

    /// Nodes of a type.
    pub(crate) fn of_type<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Value> {
        self.nodes
            .iter()
            .filter(move |node| types(node).any(|own| own == kind))
    }

    /// A value, or the node that it refers to by `@id`.
    pub(crate) fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        let (Some(id), true) = (
            value.get("@id").and_then(Value::as_str),
            value.get("name").is_none(),
        ) else {
            return value;
        };
        let named = |node: &&Value| {
            node.get("@id").and_then(Value::as_str) == Some(id) && node.get("name").is_some()
        };
        self.nodes.iter().find(named).unwrap_or(value)
    }

    /// The names of the people or organizations under a key.
    pub(crate) fn names(&self, node: &Value, key: &str) -> Vec<String> {
        let Some(value) = node.get(key) else {
            return Vec::new();
        };
        let values: Vec<&Value> = value
            .as_array()
            .map_or_else(|| vec![value], |values| values.iter().collect());
        values
            .into_iter()
            .take(MAX_NAMES)
            .flat_map(|value| {
                let name = self.resolve(value).get("name").unwrap_or(value);
                match name {
                    Value::Array(names) => names.iter().take(MAX_NAMES).collect(),
                    name => vec![name],
                }
            })
            .filter_map(Value::as_str)
            .map(plain)
            .filter(|name| !name.is_empty())
            .take(MAX_NAMES)
            .collect()
    }
}

fn types(node: &Value) -> impl Iterator<Item = &str> {
    let value = node.get("@type");
    let one = value.and_then(Value::as_str);
    let many = value
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    one.into_iter().chain(many)
}

/// A text of a node: a string, or the first of several.
pub(crate) fn text(node: &Value, key: &str) -> Option<String> {
    let value = node.get(key)?;
    let text = value
        .as_str()
        .or_else(|| value.get(0)?.as_str())
        .or_else(|| value.get("@value")?.as_str())
        .or_else(|| value.get("@id")?.as_str())
        .or_else(|| value.get("url")?.as_str())?;
    let text = plain(text);
    (!text.is_empty()).then_some(text)
}

/// Values are meant to be plain, but are often written for HTML.
pub(crate) fn plain(text: &str) -> String {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.contains('&') {
        const NAMED: &[(&str, &str)] = &[
            ("&quot;", "\""),
            ("&#34;", "\""),
            ("&#39;", "'"),
            ("&#039;", "'"),
            ("&apos;", "'"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&nbsp;", " "),
            ("&#8217;", "’"),
            ("&#8216;", "‘"),
            ("&#8220;", "“"),
            ("&#8221;", "”"),
            ("&#8211;", "–"),
            ("&#8212;", "—"),
            ("&#8230;", "…"),
            ("&#x27;", "'"),
            ("&rsquo;", "’"),
            ("&lsquo;", "‘"),
            ("&ldquo;", "“"),
            ("&rdquo;", "”"),
            ("&ndash;", "–"),
            ("&mdash;", "—"),
            ("&auml;", "ä"),
            ("&ouml;", "ö"),
            ("&uuml;", "ü"),
            ("&szlig;", "ß"),
            ("&Auml;", "Ä"),
            ("&Ouml;", "Ö"),
            ("&Uuml;", "Ü"),
            ("&eacute;", "é"),
            ("&#038;", "&"),
            ("&#38;", "&"),
            ("&amp;", "&"),
        ];
        for (name, sign) in NAMED {
            text = text.replace(name, sign);
        }
    }
    text
}

/// Takes away wrappers, commas before brackets, and control characters inside strings.
fn mend(script: &str) -> String {
    let script = script.trim();
    let mut mended = String::with_capacity(script.len());
    let mut chars = script.char_indices().peekable();
    let mut in_string = false;
    // Where a comma stands in `mended` with nothing but blanks after it.
    let mut comma = None;
    // Looked for once: where one has no end, none after it has.
    let mut comments_end = true;
    while let Some((at, c)) = chars.next() {
        if in_string {
            match c {
                '\\' => {
                    mended.push(c);
                    match chars.next() {
                        Some((_, escaped)) if !escaped.is_control() => mended.push(escaped),
                        _ => {
                            mended.pop();
                        }
                    }
                }
                '"' => {
                    in_string = false;
                    mended.push(c);
                }
                c if c.is_control() => mended.push(' '),
                c => mended.push(c),
            }
            continue;
        }
        let rest = &script[at..];
        let skip = [
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "//<![CDATA[",
            "//]]>",
            "// <![CDATA[",
            "// ]]>",
        ]
        .iter()
        .find(|wrapper| rest.starts_with(**wrapper))
        .map(|wrapper| wrapper.len())
        .or_else(|| {
            if !comments_end || !rest.starts_with("/*") {
                return None;
            }
            let end = rest.find("*/");
            comments_end = end.is_some();
            end.map(|end| end + 2)
        });
        if let Some(skip) = skip {
            while chars.peek().is_some_and(|(next, _)| *next < at + skip) {
                chars.next();
            }
            continue;
        }
        match c {
            ']' | '}' => {
                if let Some(comma) = comma.take() {
                    mended.truncate(comma);
                }
                mended.push(c);
            }
            ',' => {
                if comma.is_none() {
                    comma = Some(mended.len());
                    mended.push(c);
                }
            }
            ';' => {}
            c if c.is_whitespace() => mended.push(' '),
            c => {
                comma = None;
                in_string = c == '"';
                mended.push(c);
            }
        }
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sloppy_scripts_are_read() {
        let cases = [
            r#"{"@type":"NewsArticle","headline":"A"}"#,
            r#"[{"@type":"Organization"},{"@type":["Article"],"headline":"A"}]"#,
            r#"{"@context":"x","@graph":[{"@type":"WebSite"},{"@type":"BlogPosting","headline":"A",},],}"#,
            "<!-- {\"@type\":\"Article\",\"headline\":\"A\n\"} -->",
            "//<![CDATA[\n{\"@type\":\"Article\", /* so */ \"headline\":\"A\"};\n//]]>",
            r#"{"@type":"WebPage"}{"@type":"http://schema.org/NewsArticle","headline":["A","B"]}"#,
        ];
        for case in cases {
            let mut found = JsonLd::default();
            found.add(case);
            let headline = found.article().and_then(|node| text(node, "headline"));
            assert_eq!(headline.as_deref(), Some("A"), "{case}");
        }
    }

    #[test]
    fn people_are_found_by_name_list_and_reference() {
        let mut found = JsonLd::default();
        found.add(
            r##"{"@graph":[{"@type":"Article","author":[{"@id":"#a"},{"name":"Bo Ek"},"Cy &amp; Co"]},{"@type":"Person","@id":"#a","name":"Ann Lee"}]}"##,
        );
        let article = found.article().unwrap();
        assert_eq!(
            found.names(article, "author"),
            ["Ann Lee", "Bo Ek", "Cy & Co"]
        );
    }

    #[test]
    fn no_script_is_too_odd() {
        for script in [
            "",
            "{",
            "\"",
            "\"\\",
            "[[[[",
            ",,,,]",
            "/*",
            "{\"@graph\":{\"@graph\":[]}}",
        ] {
            JsonLd::default().add(script);
        }
        JsonLd::default().add(&"[".repeat(100_000));
    }

    #[test]
    fn comments_without_an_end_are_looked_through_once() {
        let started = std::time::Instant::now();
        mend(&"/* ".repeat(400_000));
        assert!(started.elapsed().as_secs() < 10);
        assert_eq!(mend("1/* a */2/* b"), "12/* b");
    }

    #[test]
    fn authors_are_read_at_the_limit_and_not_one_past_it() {
        for many in [MAX_NAMES, MAX_NAMES + 1] {
            let names = vec!["\"Ann Lee\""; many].join(",");
            for author in [format!("[{names}]"), format!("[{{\"name\":[{names}]}}]")] {
                let mut found = JsonLd::default();
                found.add(&format!("{{\"@type\":\"Article\",\"author\":{author}}}"));
                let article = found.article().unwrap();
                assert_eq!(found.names(article, "author").len(), MAX_NAMES);
            }
        }
    }
}
