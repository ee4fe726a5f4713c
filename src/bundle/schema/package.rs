//! `datapackage.json`: Data Package 2.0.

use serde_json::value::RawValue;

use super::open_object;

open_object! {
    /// The list of all files, and what the bundle says of itself.
    DataPackage {
        schema: String = "$schema",
        dossier_version: String = "dossier:version",
        id: String = "id",
        name: String = "name",
        title: String = "title",
        created: String = "created",
        version: String = "version",
        licenses: Vec<Licence> = "licenses",
        sources: Vec<Source> = "sources",
        contributors: Vec<Source> = "contributors",
        resources: Vec<Resource> = "resources",
    }
}

open_object! {
    /// One file.
    Resource {
        name: String = "name",
        /// A path; a list, or nothing beside `data`, is not loaded.
        path: Box<RawValue> = "path",
        kind: String = "type",
        mediatype: String = "mediatype",
        encoding: String = "encoding",
        bytes: Box<RawValue> = "bytes",
        hash: String = "hash",
        dialect: Box<RawValue> = "dialect",
        schema: Box<RawValue> = "schema",
    }
}

impl Resource {
    pub(crate) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }

    /// The path, when it is one string.
    pub(crate) fn path(&self) -> Option<String> {
        serde_json::from_str(self.path.as_ref()?.get()).ok()
    }
}

open_object! {
    /// A licence by name, link, or both.
    Licence {
        name: String = "name",
        path: String = "path",
        title: String = "title",
    }
}

open_object! {
    /// A source or a contributor.
    Source {
        title: String = "title",
        path: String = "path",
    }
}

open_object! {
    /// How a table is written; only the delimiter is honoured.
    Dialect {
        delimiter: String = "delimiter",
    }
}
