//! `article.json` of a draft: one ninjs 3.1 item.

use serde_json::{Value, json};

use super::super::draft::{Draft, Found};
use super::pictures::Pictures;
use crate::model::date::DAY_ALONE;

/// All that the file said of the article itself; of an agency's item, all that stands in it but for its
/// text and pictures, which are the draft's. Without a headline it is called by the name of its file.
pub(super) fn json(
    draft: &Draft,
    pictures: &Pictures,
    item: Option<&Value>,
    file_name: &str,
) -> Value {
    let value = |found: &Option<Found>| found.as_ref().map(|found| found.value.clone());
    let mut article = item.cloned().unwrap_or_else(|| json!({}));
    if let Some(article) = article.as_object_mut() {
        for name in ["bodies", "associations", "renditions", "standard"] {
            article.remove(name);
        }
        // A picture's own item would be one more picture, without a file.
        article.insert("type".to_owned(), json!("text"));
    }
    let mut set = |name: &str, value: Option<Value>| {
        // Lists of an item say more than the one value that was found in them.
        let is_said = article.get(name).is_some_and(Value::is_array);
        if let Some(value) = value.filter(|_| !is_said) {
            article[name] = value;
        }
    };
    set(
        "uri",
        value(&draft.url).filter(|url| is_web(url)).map(Value::from),
    );
    set(
        "headlines",
        value(&draft.headline).map(|value| json!([{ "role": "main", "value": value }])),
    );
    set(
        "descriptions",
        value(&draft.standfirst).map(|value| json!([{ "role": "summary", "value": value }])),
    );
    let is_called = ["title", "slugline"].map(|name| article_has(item, name));
    if draft.headline.is_none() && is_called == [false, false] && !file_name.trim().is_empty() {
        set("title", Some(json!(file_name)));
    }
    let names: Vec<&str> = draft.byline.iter().map(|one| one.value.as_str()).collect();
    set("by", (!names.is_empty()).then(|| names.join(", ").into()));
    set("language", value(&draft.language).map(Value::from));
    set(
        "firstCreated",
        value(&draft.published).and_then(moment).map(Value::from),
    );
    set(
        "versionCreated",
        value(&draft.modified).and_then(moment).map(Value::from),
    );
    set(
        "infoSources",
        value(&draft.site).map(|name| json!([{ "role": "publisher", "name": name }])),
    );
    set(
        "associations",
        (!pictures.associations.is_empty()).then(|| pictures.associations.clone().into()),
    );
    article
}

fn article_has(item: Option<&Value>, name: &str) -> bool {
    item.is_some_and(|item| item.get(name).is_some())
}

/// Whether it is an address of the web that a standard's reader takes.
pub(super) fn is_web(address: &str) -> bool {
    let is_clean = |byte: u8| byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte);
    let parsed = url::Url::parse(address);
    address.bytes().all(is_clean)
        && parsed.is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// A moment of RFC 3339, as the standard demands one. Of a day nobody knows the time: it stands as the
/// midnight of an unknown zone (RFC 3339, section 4.3), which is shown as a day.
fn moment(text: String) -> Option<String> {
    let day = text.get(..10)?;
    day.parse::<jiff::civil::Date>().ok()?;
    if text.len() == 10 {
        return Some(format!("{text}T{DAY_ALONE}"));
    }
    let known = text.parse::<jiff::Timestamp>().is_ok();
    known.then_some(text)
}
