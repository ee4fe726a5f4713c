//! Associated items → pictures of the gallery, with caption and credit from wherever they stand.
//!
//! Nothing is decoded here, and nothing is fetched.

use std::collections::{HashMap, HashSet};

use super::article::{given, headline, with_role};
use crate::bundle::schema::article::{Item, Rendition};
use crate::bundle::schema::whole;
use crate::container::limits::Limits;
use crate::model::picture::Picture;
use crate::problem::{Problem, Problems};

/// Where pictures may be: the path of each resource that is there, by its name.
pub(crate) type Files<'a> = HashMap<&'a str, &'a str>;

/// Whether a file is meant as a picture, by media type if given, else by its name.
pub(crate) fn is_picture_file(mediatype: Option<&str>, path: &str) -> bool {
    if let Some(mediatype) = mediatype {
        return mediatype.starts_with("image/") && !mediatype.starts_with("image/svg");
    }
    let extension = path
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    let known = ["png", "jpg", "jpeg", "webp", "gif", "avif", "tif", "tiff"];
    extension.is_some_and(|extension| known.contains(&extension.as_str()))
}

/// Pictures in the order of the article, then picture files that it does not mention.
///
/// `listed` are the picture resources in file order; `explained` are names whose missing file has
/// been reported already. More pictures than the limit allows leave the gallery empty.
pub(crate) fn read(
    article: &Item,
    article_file: &str,
    files: &Files<'_>,
    listed: &[&str],
    explained: &[&str],
    limits: &Limits,
    problems: &mut Problems,
) -> Vec<Picture> {
    let is_listed: HashSet<&str> = listed.iter().copied().collect();
    let is_explained: HashSet<&str> = explained.iter().copied().collect();
    let mut pictures: Vec<Picture> = Vec::new();
    let mut named: HashSet<&str> = HashSet::new();
    let is_picture = |item: &Item| matches!(item.kind.as_deref(), Some("picture" | "graphic"));
    if is_picture(article) {
        pictures.push(picture(article, files));
    }
    for (index, item) in article.associations.iter().flatten().enumerate() {
        let name = item.name.as_deref().unwrap_or_default();
        let is_untyped_picture = item.kind.is_none() && is_listed.contains(name);
        if !is_picture(item) && !is_untyped_picture {
            continue;
        }
        if pictures.len() == limits.pictures {
            return too_many(article_file, limits, problems);
        }
        if !name.is_empty() && !named.insert(name) {
            problems.push(Problem::new(
                "W-PICTURE-TWICE",
                format!("{article_file} at associations[{index}].name"),
                format!("Two pictures have the name `{name}`, so both show one file"),
                "Give one of them another name, and its file too",
            ));
        }
        let picture = picture(item, files);
        if picture.file.is_none() && !is_explained.contains(name) {
            problems.push(Problem::new(
                "W-PICTURE-MISSING",
                format!("{article_file} at associations[{index}]"),
                format!("There is no picture file named `{name}`"),
                "Add the picture to the bundle and list it under that name",
            ));
        }
        pictures.push(picture);
    }
    let mentioned: HashSet<String> = pictures.iter().map(|one| one.name.clone()).collect();
    for name in listed.iter().filter(|name| !mentioned.contains(**name)) {
        if pictures.len() == limits.pictures {
            return too_many(article_file, limits, problems);
        }
        pictures.push(Picture {
            name: (*name).to_owned(),
            file: files.get(name).map(|&path| path.to_owned()),
            ..Picture::default()
        });
    }
    pictures
}

fn too_many(article_file: &str, limits: &Limits, problems: &mut Problems) -> Vec<Picture> {
    problems.push(Problem::new(
        "E-LIMIT",
        article_file,
        format!(
            "There are more than the {} pictures allowed",
            limits.pictures
        ),
        "Split the article, or leave out pictures",
    ));
    Vec::new()
}

fn picture(item: &Item, files: &Files<'_>) -> Picture {
    let name = item.name.clone().unwrap_or_default();
    let headline = headline(item);
    let descriptions = item.descriptions.as_ref();
    let caption = with_role(descriptions, &["caption", "", "text"]).or_else(|| headline.clone());
    let credit = with_role(descriptions, &["creditline", "credit"]).or_else(|| {
        let by = given(item.by.as_ref());
        let holder =
            given(item.copyright_holder.as_ref()).filter(|holder| Some(holder) != by.as_ref());
        match (by, holder) {
            (Some(by), Some(holder)) => Some(format!("{by} / {holder}")),
            (by, holder) => by.or(holder),
        }
    });
    let largest = largest(item.renditions.as_ref());
    Picture {
        file: files.get(name.as_str()).map(|&path| path.to_owned()),
        uri: given(item.uri.as_ref()).unwrap_or_default(),
        alt: with_role(descriptions, &["alttext"]).or_else(|| caption.clone()),
        caption,
        credit,
        headline,
        rights: rights(item),
        size_hint: largest.and_then(size),
        link: largest.and_then(|rendition| given(rendition.href.as_ref())),
        name,
    }
}

fn rights(item: &Item) -> Vec<String> {
    let source_type = item
        .digital_source_type
        .as_ref()
        .and_then(|kind| given(kind.name.as_ref()).or_else(|| given(kind.uri.as_ref())));
    [
        given(item.copyright_notice.as_ref()),
        given(item.usage_terms.as_ref()),
        source_type,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The rendition with the most pixels; the first when none says its size.
fn largest(renditions: Option<&Vec<Rendition>>) -> Option<&Rendition> {
    let area = |rendition: &Rendition| {
        size(rendition).map_or(0, |(width, height)| u64::from(width) * u64::from(height))
    };
    // The first of equals, because the main rendition stands first.
    renditions?
        .iter()
        .rev()
        .max_by_key(|rendition| area(rendition))
}

fn size(rendition: &Rendition) -> Option<(u32, u32)> {
    let side = |raw| {
        whole(raw)
            .and_then(|side| u32::try_from(side).ok())
            .filter(|side| *side > 0)
    };
    Some((
        side(rendition.width.as_deref())?,
        side(rendition.height.as_deref())?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::json;

    #[test]
    fn caption_credit_and_alt_come_from_the_first_place_that_has_them() {
        let article: Item = json::parse(
            r#"{"associations":[
              {"name":"a","uri":"urn:a","type":"picture","by":"Ana","copyrightHolder":"Wire",
               "descriptions":[{"role":"creditLine","value":"Credit"},{"role":"caption","value":"Cap"}],
               "renditions":[{"name":"s","width":1,"height":1},{"name":"l","width":"9","height":9.0,"href":"https://e.org/l"}]},
              {"name":"b","uri":"urn:b","type":"graphic","by":"Ana","copyrightHolder":"Wire","headlines":[{"value":"Head"}]},
              {"name":"v","uri":"urn:v","type":"video"},
              {"name":"c","uri":"urn:c","type":"picture","by":"Ana","copyrightHolder":"Ana"}]}"#,
            "a",
        )
        .unwrap();
        let files = Files::from([("a", "images/a.png"), ("x", "x.png")]);
        let mut problems = Problems::default();
        let pictures = read(
            &article,
            "article.json",
            &files,
            &["a", "x"],
            &["c"],
            &Limits::default(),
            &mut problems,
        );
        let said: Vec<String> = pictures
            .iter()
            .map(|p| {
                format!(
                    "{}|{:?}|{:?}|{:?}|{:?}",
                    p.name, p.caption, p.credit, p.alt, p.file
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                r#"a|Some("Cap")|Some("Credit")|Some("Cap")|Some("images/a.png")"#,
                r#"b|Some("Head")|Some("Ana / Wire")|Some("Head")|None"#,
                r#"c|None|Some("Ana")|None|None"#,
                r#"x|None|None|None|Some("x.png")"#,
            ]
        );
        assert_eq!(pictures[0].size_hint, Some((9, 9)));
        assert_eq!(pictures[0].link.as_deref(), Some("https://e.org/l"));
        let places: Vec<&str> = problems
            .iter()
            .map(|problem| problem.place.as_str())
            .collect();
        assert_eq!(places, ["article.json at associations[1]"]);
    }

    #[test]
    fn the_limit_holds_at_the_limit_and_one_past_it() {
        let article: Item = json::parse(
            r#"{"associations":[{"name":"a","type":"picture"},{"name":"v","type":"video"}]}"#,
            "a",
        )
        .unwrap();
        let files = Files::from([("a", "a.png"), ("b", "b.png")]);
        for (pictures, listed, count) in [
            (2, &["a", "b"][..], 2),
            (1, &["a", "b"], 0),
            (1, &["a"], 1),
            (0, &["a"], 0),
        ] {
            let limits = Limits {
                pictures,
                ..Limits::default()
            };
            let mut problems = Problems::default();
            let read = read(&article, "a", &files, listed, &[], &limits, &mut problems);
            assert_eq!(read.len(), count, "{pictures} {listed:?}");
            let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
            let said = if count == 0 { &["E-LIMIT"][..] } else { &[] };
            assert_eq!(codes, said, "{pictures} {listed:?}");
        }
    }
}
