//! Associated items → pictures of the gallery, with caption and credit from wherever they stand.
//!
//! What the article says wins; the words in a picture's file fill the gaps. Nothing is decoded here,
//! and nothing is fetched.

use std::collections::{HashMap, HashSet};

use super::article::{given, headline, with_role};
use super::picture_words::Words;
use crate::bundle::schema::article::{Concept, Item, Rendition};
use crate::bundle::schema::whole;
use crate::container::limits::Limits;
use crate::model::item::EntityId;
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

/// What the gallery is made of.
pub(crate) struct Gallery<'a> {
    pub(crate) article: &'a Item,
    pub(crate) article_file: &'a str,
    pub(crate) files: &'a Files<'a>,
    /// The picture resources in file order.
    pub(crate) listed: &'a [&'a str],
    /// Names whose missing file has been reported already.
    pub(crate) explained: &'a [&'a str],
    pub(crate) limits: &'a Limits,
    /// Who among the entities a picture's `people` means, by id.
    pub(crate) identify: &'a dyn Fn(&Concept) -> Option<EntityId>,
}

/// Pictures in the order of the article, then picture files that it does not mention.
///
/// `words_in` finds the words in a picture's file. More pictures than the limit allows leave the
/// gallery empty.
pub(crate) fn read(
    gallery: &Gallery<'_>,
    words_in: &mut dyn FnMut(&str, &mut Problems) -> Words,
    problems: &mut Problems,
) -> Vec<Picture> {
    let Gallery {
        article,
        article_file,
        files,
        listed,
        explained,
        limits,
        identify,
    } = *gallery;
    let is_listed: HashSet<&str> = listed.iter().copied().collect();
    let is_explained: HashSet<&str> = explained.iter().copied().collect();
    let mut pictures: Vec<Picture> = Vec::new();
    let mut named: HashSet<&str> = HashSet::new();
    let is_picture = |item: &Item| matches!(item.kind.as_deref(), Some("picture" | "graphic"));
    let mut picture = |item: &Item, problems: &mut Problems| {
        let name = item.name.clone().unwrap_or_default();
        let file = files.get(name.as_str()).map(|&path| path.to_owned());
        let in_file = file
            .as_deref()
            .map_or_else(Words::default, |file| words_in(file, problems));
        let largest = largest(item.renditions.as_ref());
        Picture {
            name,
            file,
            uri: given(item.uri.as_ref()).unwrap_or_default(),
            size_hint: largest.and_then(size),
            link: largest.and_then(|rendition| given(rendition.href.as_ref())),
            pictured: item.people.iter().flatten().filter_map(identify).collect(),
            ..described(said(item), in_file)
        }
    };
    if is_picture(article) {
        pictures.push(picture(article, problems));
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
        let picture = picture(item, problems);
        // What calls itself partial says that the words about the picture are all there is.
        let is_partial = item.representation_type.as_deref() == Some("partial");
        if picture.file.is_none() && !is_partial && !is_explained.contains(name) {
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
        let unmentioned = Item {
            name: Some((*name).to_owned()),
            ..Item::default()
        };
        pictures.push(picture(&unmentioned, problems));
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

/// What the article says of a picture.
fn said(item: &Item) -> Words {
    let descriptions = item.descriptions.as_ref();
    let headline = headline(item);
    let by = given(item.by.as_ref());
    let holder = given(item.copyright_holder.as_ref()).filter(|one| Some(one) != by.as_ref());
    let names = |concepts: &Option<Vec<Concept>>| {
        let concepts = concepts.iter().flatten();
        concepts
            .filter_map(|one| given(one.name.as_ref()))
            .collect()
    };
    let created = item.content_created.as_ref();
    let created: Option<String> = created.and_then(|raw| serde_json::from_str(raw.get()).ok());
    Words {
        caption: with_role(descriptions, &["caption", "", "text"]).or_else(|| headline.clone()),
        headline,
        credit: with_role(descriptions, &["creditline", "credit"]).or_else(|| {
            match (by.clone(), holder) {
                (Some(by), Some(holder)) => Some(format!("{by} / {holder}")),
                (by, holder) => by.or(holder),
            }
        }),
        creators: by.into_iter().collect(),
        copyright: given(item.copyright_notice.as_ref()),
        usage_terms: given(item.usage_terms.as_ref()),
        sources: names(&item.info_sources),
        created: given(created.as_ref()),
        alt: with_role(descriptions, &["alttext"]),
        long_description: with_role(descriptions, &["extdescr"]),
        people: names(&item.people),
        organizations: names(&item.organisations),
        source_type: item
            .digital_source_type
            .as_ref()
            .and_then(|kind| given(kind.name.as_ref()).or_else(|| given(kind.uri.as_ref()))),
    }
}

/// A picture with the words of the article and, where it has none, those in the picture's file.
fn described(said: Words, in_file: Words) -> Picture {
    let mut from_file = Vec::new();
    let mut first = |name: &'static str, said: Option<String>, in_file: Option<String>| {
        if said.is_none() && in_file.is_some() && !from_file.contains(&name) {
            from_file.push(name);
        }
        said.or(in_file)
    };
    let listed = |list: Vec<String>| (!list.is_empty()).then(|| list.join(", "));
    // A headline would stand above the article's own caption wherever a picture is listed.
    let headline_in_file = in_file.headline.filter(|_| said.caption.is_none());
    let caption_in_file = in_file.caption.or_else(|| headline_in_file.clone());
    let caption = first("caption", said.caption, caption_in_file);
    let headline = first("headline", said.headline, headline_in_file);
    let maker_in_file = listed(in_file.creators);
    let credit_in_file = in_file.credit.or_else(|| maker_in_file.clone());
    let credit = first("credit", said.credit, credit_in_file);
    let by = first("maker", listed(said.creators), maker_in_file);
    let alt = first("alternative text", said.alt, in_file.alt);
    let long_description = first(
        "long description",
        said.long_description,
        in_file.long_description,
    );
    let created = first("date", said.created, in_file.created);
    let rights = [
        first("rights", said.copyright, in_file.copyright),
        first("rights", said.usage_terms, in_file.usage_terms),
        first("rights", said.source_type, in_file.source_type),
    ];
    let mut all = |name: &'static str, said: Vec<String>, in_file: Vec<String>| {
        if said.is_empty() && !in_file.is_empty() {
            from_file.push(name);
            return in_file;
        }
        said
    };
    let sources = all("source", said.sources, in_file.sources);
    let people = all("people", said.people, in_file.people);
    let organizations = all("organizations", said.organizations, in_file.organizations);
    Picture {
        alt: alt.or_else(|| caption.clone()),
        caption,
        credit,
        long_description,
        headline,
        by,
        created,
        sources,
        people,
        organizations,
        rights: rights.into_iter().flatten().collect(),
        from_file,
        ..Picture::default()
    }
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
              {"name":"p","uri":"urn:p","type":"picture","representationType":"partial"},
              {"name":"v","uri":"urn:v","type":"video"},
              {"name":"c","uri":"urn:c","type":"picture","by":"Ana","copyrightHolder":"Ana"}]}"#,
            "a",
        )
        .unwrap();
        let files = Files::from([("a", "images/a.png"), ("x", "x.png")]);
        let mut problems = Problems::default();
        let gallery = Gallery {
            article: &article,
            article_file: "article.json",
            files: &files,
            listed: &["a", "x"],
            explained: &["c"],
            limits: &Limits::default(),
            identify: &|_| None,
        };
        let pictures = read(&gallery, &mut |_, _| Words::default(), &mut problems);
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
                "p|None|None|None|None",
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
    fn the_article_wins_and_the_words_in_the_file_fill_its_gaps() {
        let some = |text: &str| Some(text.to_owned());
        let list = |text: &str| vec![text.to_owned()];
        let in_file = Words {
            caption: some("file caption"),
            headline: some("file headline"),
            credit: some("file credit"),
            creators: vec!["Ana".to_owned(), "Bo".to_owned()],
            copyright: some("file notice"),
            usage_terms: some("file terms"),
            sources: list("file source"),
            created: some("2025"),
            alt: some("file alt"),
            long_description: some("file long"),
            people: list("Cy"),
            organizations: list("Quay Co"),
            source_type: some("file type"),
        };
        let picture = |json: &str, in_file: &Words| {
            described(said(&json::parse(json, "a").unwrap()), in_file.clone())
        };
        let all = Picture {
            caption: some("file caption"),
            headline: some("file headline"),
            credit: some("file credit"),
            by: some("Ana, Bo"),
            alt: some("file alt"),
            long_description: some("file long"),
            created: some("2025"),
            sources: list("file source"),
            people: list("Cy"),
            organizations: list("Quay Co"),
            rights: ["file notice", "file terms", "file type"]
                .map(str::to_owned)
                .to_vec(),
            from_file: vec![
                "caption",
                "headline",
                "credit",
                "maker",
                "alternative text",
                "long description",
                "date",
                "rights",
                "source",
                "people",
                "organizations",
            ],
            ..Picture::default()
        };
        assert_eq!(picture("{}", &in_file), all);
        let own = r#"{"descriptions":[{"role":"caption","value":"c"},{"role":"alttext","value":"a"},
            {"role":"extdescr","value":"l"}],"headlines":[{"value":"h"}],"by":"b","copyrightNotice":"n",
            "usageTerms":"u","digitalSourceType":{"name":"t"},"infoSources":[{"name":"s"}],
            "contentCreated":"2024","people":[{"name":"p"}],"organisations":[{"name":"o"}]}"#;
        let told = picture(own, &in_file);
        assert_eq!(told, picture(own, &Words::default()), "nothing is taken");
        assert_eq!(told.credit, some("b"));
        assert_eq!(told.rights, ["n", "u", "t"]);
        assert!(told.from_file.is_empty());

        let caption = r#"{"descriptions":[{"role":"caption","value":"c"}],"usageTerms":"u"}"#;
        let mixed = picture(caption, &in_file);
        assert_eq!(
            mixed.title(),
            "c",
            "no headline above the article's caption"
        );
        assert_eq!(mixed.rights, ["file notice", "u", "file type"]);
        let fewer = Words {
            headline: some("file headline"),
            creators: list("Ana"),
            ..Words::default()
        };
        let fewer = picture(r#"{"contentCreated":7}"#, &fewer);
        assert_eq!(fewer.caption, some("file headline"));
        assert_eq!(fewer.alt, some("file headline"));
        assert_eq!(fewer.credit, some("Ana"));
        assert_eq!(fewer.from_file, ["caption", "headline", "credit", "maker"]);
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
            let gallery = Gallery {
                article: &article,
                article_file: "a",
                files: &files,
                listed,
                explained: &[],
                limits: &limits,
                identify: &|_| None,
            };
            let read = read(&gallery, &mut |_, _| Words::default(), &mut problems);
            assert_eq!(read.len(), count, "{pictures} {listed:?}");
            let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
            let said = if count == 0 { &["E-LIMIT"][..] } else { &[] };
            assert_eq!(codes, said, "{pictures} {listed:?}");
        }
    }
}
