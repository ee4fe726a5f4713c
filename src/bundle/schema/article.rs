//! `article.json`: one IPTC ninjs 3.1 news item. Article and picture are the same recursive object.

use serde_json::value::RawValue;

use super::open_object;

open_object! {
    /// A news item, or a picture associated with one.
    Item {
        uri: String = "uri",
        name: String = "name",
        kind: String = "type",
        standard: Box<RawValue> = "standard",
        headlines: Vec<Text> = "headlines",
        descriptions: Vec<Text> = "descriptions",
        bodies: Vec<Text> = "bodies",
        by: String = "by",
        located: String = "located",
        language: String = "language",
        slugline: String = "slugline",
        title: String = "title",
        first_created: String = "firstCreated",
        version_created: String = "versionCreated",
        content_created: Box<RawValue> = "contentCreated",
        embargoed_until: String = "embargoedUntil",
        expires: String = "expires",
        pub_status: String = "pubStatus",
        representation_type: String = "representationType",
        copyright_holder: String = "copyrightHolder",
        copyright_notice: String = "copyrightNotice",
        usage_terms: String = "usageTerms",
        rights_info: RightsInfo = "rightsInfo",
        info_sources: Vec<Concept> = "infoSources",
        people: Vec<Concept> = "people",
        organisations: Vec<Concept> = "organisations",
        places: Vec<Concept> = "places",
        subjects: Vec<Concept> = "subjects",
        genres: Vec<Concept> = "genres",
        alt_ids: Vec<AltId> = "altIds",
        trust_indicators: Vec<TrustIndicator> = "trustIndicators",
        digital_source_type: Concept = "digitalSourceType",
        associations: Vec<Item> = "associations",
        renditions: Vec<Rendition> = "renditions",
    }
}

open_object! {
    /// A headline, description or body.
    Text {
        role: String = "role",
        content_type: String = "contentType",
        char_count: Box<RawValue> = "charCount",
        word_count: Box<RawValue> = "wordCount",
        value: String = "value",
    }
}

open_object! {
    /// A person, organisation, place, subject, genre or source.
    Concept {
        name: String = "name",
        rel: String = "rel",
        role: String = "role",
        uri: String = "uri",
        literal: String = "literal",
    }
}

open_object! {
    /// One size of a picture.
    Rendition {
        name: String = "name",
        href: String = "href",
        content_type: String = "contentType",
        width: Box<RawValue> = "width",
        height: Box<RawValue> = "height",
    }
}

open_object! {
    /// Machine-readable rights.
    RightsInfo {
        linked_rights: String = "linkedRights",
    }
}

open_object! {
    /// An identifier elsewhere.
    AltId {
        role: String = "role",
        value: String = "value",
    }
}

open_object! {
    /// A statement of how the article was made.
    TrustIndicator {
        role: String = "role",
        title: String = "title",
        href: String = "href",
    }
}
