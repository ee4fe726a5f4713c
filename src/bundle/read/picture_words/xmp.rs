//! A packet of XMP → the words that photographers and agencies write into their files (IPTC PMD).
//!
//! XMP is RDF in XML: a property is an attribute or an element of a description, its values stand in
//! a list, and texts may be given in several languages. A document type is refused, whatever it
//! declares. What is not one of our properties is passed over; further packets (`HasExtendedXMP`)
//! are not read, because only what is too large for the first one goes there: thumbnails, histories.

use roxmltree::{Document, Node, ParsingOptions};

use super::Words;
use crate::container::limits::{MAX_XMP_BYTES, MAX_XMP_NODES, bytes_in_words};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
const IPTC_CORE: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
const IPTC_EXTENSION: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

/// Reads a packet; texts are taken in `language` where there is a choice.
pub(super) fn read(packet: &[u8], language: Option<&str>) -> Result<Words, String> {
    if packet.len() > MAX_XMP_BYTES {
        return Err(format!(
            "They have {}, more than the {} allowed",
            bytes_in_words(packet.len() as u64),
            bytes_in_words(MAX_XMP_BYTES as u64)
        ));
    }
    let text = std::str::from_utf8(packet).map_err(|_not_utf8| "They are not in UTF-8")?;
    // The packet is padded, so that it can be changed in its place.
    let text = text.trim_matches(['\u{feff}', '\0', ' ', '\t', '\r', '\n']);
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MAX_XMP_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => {
            "They declare a document type, which could stand for anything".to_owned()
        }
        roxmltree::Error::NodesLimitReached => {
            format!("They have more than the {MAX_XMP_NODES} elements and texts allowed")
        }
        other => format!("They are broken: {other}"),
    })?;
    Ok(Packet { document, language }.words())
}

struct Packet<'a> {
    document: Document<'a>,
    language: Option<&'a str>,
}

impl<'a> Packet<'a> {
    fn words(&self) -> Words {
        Words {
            caption: self.text(DC, "description"),
            headline: self.text(PHOTOSHOP, "Headline"),
            credit: self.text(PHOTOSHOP, "Credit"),
            creators: self.list(DC, "creator"),
            copyright: self.text(DC, "rights"),
            usage_terms: self.text(RIGHTS, "UsageTerms"),
            sources: self.text(PHOTOSHOP, "Source").into_iter().collect(),
            created: self.text(PHOTOSHOP, "DateCreated"),
            alt: self.text(IPTC_CORE, "AltTextAccessibility"),
            long_description: self.text(IPTC_CORE, "ExtDescrAccessibility"),
            people: self.list(IPTC_EXTENSION, "PersonInImage"),
            organizations: self.list(IPTC_EXTENSION, "OrganisationInImageName"),
            source_type: self.text(IPTC_EXTENSION, "DigitalSourceType"),
        }
    }

    /// The descriptions of the picture; those inside a property describe something else.
    fn descriptions(&self) -> impl Iterator<Item = Node<'_, 'a>> {
        let is_root = |node: &Node<'_, '_>| node.has_tag_name((RDF, "RDF"));
        let root = self.document.descendants().find(is_root);
        root.into_iter()
            .flat_map(|root| root.children().filter(Node::is_element))
    }

    /// The first value that says something, in the wanted language if there is one.
    fn text(&self, namespace: &str, name: &str) -> Option<String> {
        self.descriptions().find_map(|description| {
            let written_short = description.attribute((namespace, name)).and_then(given);
            written_short.or_else(|| {
                let properties = description.children();
                let mut properties = properties.filter(|one| one.has_tag_name((namespace, name)));
                properties.find_map(|property| self.in_language(&values(property)))
            })
        })
    }

    /// All values that say something.
    fn list(&self, namespace: &str, name: &str) -> Vec<String> {
        let mut list: Vec<String> = Vec::new();
        for description in self.descriptions() {
            list.extend(description.attribute((namespace, name)).and_then(given));
            let properties = description.children();
            for property in properties.filter(|one| one.has_tag_name((namespace, name))) {
                list.extend(values(property).into_iter().map(|(_, value)| value));
            }
        }
        list
    }

    /// The article's language, else one of its kin, else the default, else the first.
    fn in_language(&self, values: &[(Option<&str>, String)]) -> Option<String> {
        let tagged = |is_wanted: &dyn Fn(&str) -> bool| {
            let mut values = values.iter();
            values.find(|(tag, _)| tag.is_some_and(is_wanted))
        };
        let wanted = self.language.unwrap_or_default();
        let same = tagged(&|tag| tag.eq_ignore_ascii_case(wanted));
        same.or_else(|| tagged(&|tag| primary(tag).eq_ignore_ascii_case(primary(wanted))))
            .or_else(|| tagged(&|tag| tag.eq_ignore_ascii_case("x-default")))
            .or(values.first())
            .map(|(_, value)| value.clone())
    }
}

/// The language itself, without country or script.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The values of a property with their languages: of a list, or the only one.
fn values<'a>(property: Node<'a, '_>) -> Vec<(Option<&'a str>, String)> {
    let is_list = |node: &Node<'_, '_>| {
        ["Alt", "Bag", "Seq"]
            .iter()
            .any(|kind| node.has_tag_name((RDF, *kind)))
    };
    let Some(list) = property.children().find(is_list) else {
        let value = value(property);
        return value
            .map(|value| (language_of(property), value))
            .into_iter()
            .collect();
    };
    let items = list
        .children()
        .filter(|node| node.has_tag_name((RDF, "li")));
    items
        .filter_map(|item| Some((language_of(item), value(item)?)))
        .collect()
}

fn language_of<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attribute((XML, "lang"))
}

/// A value as text, as an address, or with remarks on it, among which it is the `rdf:value`.
fn value(node: Node<'_, '_>) -> Option<String> {
    let remarked = |node: Node<'_, '_>| {
        let mut children = node.children();
        let own = children.find(|child| child.has_tag_name((RDF, "value")));
        own.and_then(|own| given(&plain(own)))
            .or_else(|| node.attribute((RDF, "value")).and_then(given))
    };
    let address = || node.attribute((RDF, "resource")).and_then(given);
    let described = || node.children().filter(Node::is_element).find_map(remarked);
    given(&plain(node))
        .or_else(address)
        .or_else(|| remarked(node))
        .or_else(described)
}

/// The text of an element without that of the elements in it.
fn plain(node: Node<'_, '_>) -> String {
    let texts = node.children().filter(Node::is_text);
    texts.filter_map(|text| text.text()).collect()
}

fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(descriptions: &str) -> String {
        format!(
            "\u{feff}<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"{RDF}\" xmlns:dc=\"{DC}\" xmlns:p=\"{PHOTOSHOP}\"
  xmlns:r=\"{RIGHTS}\" xmlns:c=\"{IPTC_CORE}\" xmlns:e=\"{IPTC_EXTENSION}\">{descriptions}</rdf:RDF></x:xmpmeta>
<?xpacket end=\"w\"?>   \n\0"
        )
    }

    fn words(descriptions: &str, language: Option<&str>) -> Words {
        read(packet(descriptions).as_bytes(), language).unwrap()
    }

    #[test]
    fn every_field_is_read_from_attributes_and_from_elements() {
        let long = words(
            r#"<rdf:Description rdf:about="">
              <dc:description><rdf:Alt><rdf:li xml:lang="x-default"> The quay &amp; its cranes
</rdf:li></rdf:Alt></dc:description>
              <dc:creator><rdf:Seq><rdf:li>Ana</rdf:li><rdf:li> </rdf:li><rdf:li>Bo</rdf:li></rdf:Seq></dc:creator>
              <dc:rights><rdf:Alt><rdf:li>© Ana</rdf:li></rdf:Alt></dc:rights>
              <p:Headline>Cranes</p:Headline><p:Credit>Wire</p:Credit><p:Source>Archive</p:Source>
              <p:DateCreated>2025-03-01</p:DateCreated>
            </rdf:Description>
            <rdf:Description rdf:about="">
              <r:UsageTerms><rdf:Alt><rdf:li xml:lang="en">No copies</rdf:li></rdf:Alt></r:UsageTerms>
              <c:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="en">Two cranes</rdf:li></rdf:Alt></c:AltTextAccessibility>
              <c:ExtDescrAccessibility><rdf:Alt><rdf:li xml:lang="en">Two cranes at noon</rdf:li></rdf:Alt></c:ExtDescrAccessibility>
              <e:PersonInImage><rdf:Bag><rdf:li>Cy</rdf:li><rdf:li>Di</rdf:li></rdf:Bag></e:PersonInImage>
              <e:OrganisationInImageName><rdf:Bag><rdf:li>Quay Co</rdf:li></rdf:Bag></e:OrganisationInImageName>
              <e:DigitalSourceType rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"/>
            </rdf:Description>"#,
            None,
        );
        let source_type = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture";
        let some = |text: &str| Some(text.to_owned());
        let expected = Words {
            caption: some("The quay & its cranes"),
            headline: some("Cranes"),
            credit: some("Wire"),
            creators: vec!["Ana".to_owned(), "Bo".to_owned()],
            copyright: some("© Ana"),
            usage_terms: some("No copies"),
            sources: vec!["Archive".to_owned()],
            created: some("2025-03-01"),
            alt: some("Two cranes"),
            long_description: some("Two cranes at noon"),
            people: vec!["Cy".to_owned(), "Di".to_owned()],
            organizations: vec!["Quay Co".to_owned()],
            source_type: some(source_type),
        };
        assert_eq!(long, expected);
        let short = words(
            &format!(
                r#"<rdf:Description dc:description="The quay &amp; its cranes" dc:creator="Ana" dc:rights="© Ana"
                p:Headline="Cranes" p:Credit="Wire" p:Source="Archive" p:DateCreated="2025-03-01"
                r:UsageTerms="No copies" c:AltTextAccessibility="Two cranes"
                c:ExtDescrAccessibility="Two cranes at noon" e:PersonInImage="Cy"
                e:OrganisationInImageName="Quay Co" e:DigitalSourceType="{source_type}"/>"#
            ),
            None,
        );
        let fewer = Words {
            creators: vec!["Ana".to_owned()],
            people: vec!["Cy".to_owned()],
            ..expected
        };
        assert_eq!(short, fewer);
    }

    #[test]
    fn a_text_is_taken_in_the_language_of_the_article() {
        let texts = r#"<rdf:Description><dc:description><rdf:Alt>
          <rdf:li xml:lang="fr">Quai</rdf:li><rdf:li xml:lang="x-default">Quay</rdf:li>
          <rdf:li xml:lang="he-IL">רציף</rdf:li><rdf:li xml:lang="pt-BR">Cais BR</rdf:li>
          <rdf:li xml:lang="pt">Cais</rdf:li></rdf:Alt></dc:description></rdf:Description>"#;
        for (language, expected) in [
            (Some("he"), "רציף"),
            (Some("PT"), "Cais"),
            (Some("pt-AO"), "Cais BR"),
            (Some("ru"), "Quay"),
            (None, "Quay"),
        ] {
            assert_eq!(
                words(texts, language).caption.as_deref(),
                Some(expected),
                "{language:?}"
            );
        }
        let no_default = texts.replace("x-default", "en");
        assert_eq!(words(&no_default, None).caption.as_deref(), Some("Quai"));
    }

    #[test]
    fn only_the_picture_itself_is_described() {
        let nested = words(
            r#"<rdf:Description><e:ArtworkOrObject><rdf:Bag><rdf:li><rdf:Description p:Credit="of the painting">
            <dc:description>of the painting</dc:description></rdf:Description></rdf:li></rdf:Bag></e:ArtworkOrObject>
            <p:Source><rdf:Description><rdf:value>Archive</rdf:value><p:Credit>a remark</p:Credit></rdf:Description></p:Source>
            <p:Headline rdf:parseType="Resource"><rdf:value>Cranes</rdf:value></p:Headline>
            </rdf:Description>"#,
            None,
        );
        let expected = Words {
            sources: vec!["Archive".to_owned()],
            headline: Some("Cranes".to_owned()),
            ..Words::default()
        };
        assert_eq!(nested, expected);
        assert_eq!(read(b"<a/>", None), Ok(Words::default()), "no description");
    }

    #[test]
    fn what_is_broken_or_hostile_is_refused_with_its_reason() {
        let whole = packet(r#"<rdf:Description p:Credit="x"/>"#);
        assert!(read(whole.as_bytes(), None).is_ok());
        let bomb = whole.replacen(
            "<x:xmpmeta",
            r#"<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x:xmpmeta"#,
            1,
        );
        let outside = whole.replacen(
            "<x:xmpmeta",
            r#"<!DOCTYPE x SYSTEM "file:///etc/passwd"><x:xmpmeta"#,
            1,
        );
        for (packet, reason) in [
            (bomb.as_bytes(), "document type"),
            (outside.as_bytes(), "document type"),
            (&whole.as_bytes()[..200], "broken"),
            (b"<a>&b;</a>", "broken"),
            (b"<a b:c='1'/>", "broken"),
            (b"\xff\xfe<\0", "UTF-8"),
            (b"", "broken"),
        ] {
            let error = read(packet, None).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
        for end in 0..whole.len() {
            let read = read(&whole.as_bytes()[..end], None);
            assert!(read.is_err() || end + 40 > whole.len(), "{end}");
        }
    }

    #[test]
    fn the_limits_hold_at_the_limit_and_one_past_it() {
        let open = format!("<a b='{}'/>", " ".repeat(MAX_XMP_BYTES - 9));
        assert_eq!(open.len(), MAX_XMP_BYTES);
        assert!(read(open.as_bytes(), None).is_ok());
        let error = read(format!("{open} ").as_bytes(), None).unwrap_err();
        assert!(error.contains("more than the 2 MiB"), "{error}");
        // The document and its outermost element are nodes too.
        let most = MAX_XMP_NODES as usize - 2;
        for (count, is_read) in [(most, true), (most + 1, false)] {
            let many = format!("<a>{}</a>", "<b/>".repeat(count));
            let read = read(many.as_bytes(), None);
            assert_eq!(read.is_ok(), is_read, "{count} {read:?}");
            assert!(is_read || read.unwrap_err().contains("100000"));
        }
        let deep = "<a>".repeat(60_000) + &"</a>".repeat(60_000);
        assert!(read(deep.as_bytes(), None).is_ok());
    }
}
