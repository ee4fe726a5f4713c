//! The text files of a bundle: each read once, compared with the list, and parsed from the very
//! bytes that were compared.

use std::collections::{HashMap, HashSet};

use super::entities;
use super::package::{self, DATAPACKAGE, Listed, Role};
use super::table::{self, Shape, Table};
use super::{ReadOptions, Refusal, comtrade};
use crate::bundle::schema::annotations::AnnotationPage;
use crate::bundle::schema::article::Item as NewsItem;
use crate::bundle::schema::entities::FtmEntity;
use crate::bundle::schema::package::{DataPackage, Dialect};
use crate::bundle::watch::Watch;
use crate::bundle::{integrity, json};
use crate::container::Container;
use crate::container::limits::{FileKind, Limits, bytes_in_words};
use crate::model::figure_words::counted;
use crate::model::integrity::{FileCheck, HashState, Integrity};
use crate::problem::{Problem, Problems};

/// The text files of a bundle, each read once and checked.
pub(super) struct Files {
    pub(super) bytes: HashMap<String, Vec<u8>>,
    pub(super) missing: HashSet<String>,
    pub(super) integrity: Integrity,
    pub(super) problems: Problems,
}

impl Files {
    /// Reads all text parts and compares them with the list.
    pub(super) fn gather(
        container: &Container,
        package: &DataPackage,
        listed: &[Listed],
        options: &ReadOptions,
        watch: &Watch<'_>,
        mut problems: Problems,
    ) -> Result<Self, Refusal> {
        let missing = package::missing(container, listed, &mut problems)?;
        let mut doubts: Vec<Problem> = Vec::new();
        let resources = package.resources.as_deref().unwrap_or_default();
        let mut bytes: HashMap<String, Vec<u8>> = HashMap::new();
        let mut integrity = Integrity::default();
        let mut without_hash = 0_usize;
        let mut room = options.limits.opening_bytes;
        for one in listed {
            watch.step(0.0)?;
            let mut check = integrity::expected(
                &resources[one.index],
                &one.path,
                !missing.contains(&one.name),
            );
            let place = format!("{DATAPACKAGE} at resources[{}]", one.index);
            if resources[one.index].bytes.is_some() && check.expected_bytes.is_none() {
                problems.push(Problem::new(
                    "W-BYTES",
                    format!("{place}.bytes"),
                    format!(
                        "The length of `{}` is no whole number, so it is not compared",
                        one.name
                    ),
                    "Pack the bundle again: that writes the length",
                ));
            }
            match check.state {
                HashState::OtherAlgorithm => problems.push(Problem::new(
                    "W-HASH-ALGO",
                    format!("{place}.hash"),
                    format!(
                        "The hash of `{}` is no SHA-256 of 64 digits, so it is not checked",
                        one.name
                    ),
                    "Pack the bundle again: that writes SHA-256",
                )),
                HashState::Absent => without_hash += 1,
                HashState::Pending if check.expected_sha256.is_none() => without_hash += 1,
                _ => {}
            }
            if check.state != HashState::Missing
                && let Some(kind) = kind_of(one.role)
            {
                match read_within(container, &one.path, kind, &mut room, &options.limits) {
                    Ok(read) => {
                        differences(&read, &check, &place, &mut doubts);
                        check.state = integrity::compare(&read, &check);
                        bytes.insert(one.path.clone(), read);
                    }
                    Err(problem) if one.role == Role::Article => {
                        return Err(Refusal::new(problem, problems));
                    }
                    // The part is empty, which hides nothing of the sound ones.
                    Err(problem) => {
                        check.state = HashState::Changed;
                        problems.push(problem);
                    }
                }
            }
            integrity.files.push(check);
        }
        if without_hash > 0 {
            problems.push(Problem::new(
                "W-NO-HASH",
                format!("{DATAPACKAGE} at resources"),
                format!(
                    "{} of {} files have no hash, so damage would not be noticed",
                    counted(without_hash),
                    counted(listed.len())
                ),
                "Pack the bundle: that adds the hashes",
            ));
        }
        if !doubts.is_empty() {
            if !options.anyway {
                let problem = doubts.remove(0);
                for doubt in doubts {
                    problems.push(doubt);
                }
                return Err(Refusal {
                    can_open_anyway: true,
                    ..Refusal::new(problem, problems)
                });
            }
            integrity.opened_anyway = true;
            for doubt in doubts {
                problems.push(doubt);
            }
        }
        Ok(Self {
            bytes,
            missing,
            integrity,
            problems,
        })
    }

    pub(super) fn parse_article(&mut self, file: &str) -> Result<NewsItem, Refusal> {
        let bytes = self.bytes.get(file).map_or(&[][..], Vec::as_slice);
        json::text(bytes, file)
            .and_then(|text| json::parse(text, file))
            .map_err(|problem| Refusal::new(problem, std::mem::take(&mut self.problems)))
    }

    /// The lines of the entities, where they stand, and whether there were any that are not shown.
    pub(super) fn entities<'a>(
        &self,
        listed: &'a [Listed],
        limits: &Limits,
        watch: &Watch<'_>,
        problems: &mut Problems,
    ) -> (&'a str, Option<Vec<(usize, FtmEntity)>>, bool) {
        let Some(one) = package::part(listed, Role::Entities) else {
            return ("", None, false);
        };
        let Some(bytes) = self.bytes.get(&one.path) else {
            return (&one.path, None, true);
        };
        match json::text(bytes, &one.path) {
            Ok(text) => match entities::parse_lines(text, &one.path, limits, watch, problems) {
                Some(lines) => (&one.path, Some(lines), false),
                None => (&one.path, None, true),
            },
            Err(problem) => {
                problems.push(problem);
                (&one.path, None, true)
            }
        }
    }

    pub(super) fn page(&self, file: &str, problems: &mut Problems) -> Option<AnnotationPage> {
        let bytes = self.bytes.get(file)?;
        match json::text(bytes, file).and_then(|text| json::parse(text, file)) {
            Ok(page) => Some(page),
            Err(problem) => {
                problems.push(problem);
                None
            }
        }
    }

    pub(super) fn table<'a>(
        &self,
        listed: &'a [Listed],
        package: &DataPackage,
        role: Role,
        limits: &Limits,
        watch: &Watch<'_>,
        problems: &mut Problems,
    ) -> Option<(&'a Listed, Table)> {
        let one = package::part(listed, role)?;
        let bytes = self.bytes.get(&one.path)?;
        let shape = Shape {
            delimiter: delimiter(package, one.index),
            drop_empty_ends: false,
        };
        match table::parse(bytes, &one.path, shape, limits, watch) {
            Ok(table) => Some((one, table)),
            Err(faults) => {
                for fault in faults {
                    problems.push(fault);
                }
                None
            }
        }
    }

    /// Extra tables that are Comtrade downloads; others are kept and not read.
    pub(super) fn extra_tables<'a>(
        &self,
        listed: &'a [Listed],
        package: &DataPackage,
        limits: &Limits,
        watch: &Watch<'_>,
    ) -> Vec<(&'a Listed, Table)> {
        let tables = listed.iter().filter(|one| one.role == Role::ExtraTable);
        tables
            .filter_map(|one| {
                let shape = Shape {
                    delimiter: delimiter(package, one.index),
                    drop_empty_ends: true,
                };
                let table =
                    table::parse(self.bytes.get(&one.path)?, &one.path, shape, limits, watch)
                        .ok()?;
                comtrade::is_comtrade(&table.header).then_some((one, table))
            })
            .collect()
    }
}

/// How a part is read at opening; pictures and attachments are not.
fn kind_of(role: Role) -> Option<FileKind> {
    match role {
        Role::Article | Role::Entities | Role::Annotations => Some(FileKind::Json),
        Role::Body => Some(FileKind::Body),
        Role::Figures | Role::ExtraTable => Some(FileKind::Table),
        Role::Picture | Role::Attachment => None,
    }
}

/// Reads a file if there is room for it beside those already read.
fn read_within(
    container: &Container,
    path: &str,
    kind: FileKind,
    room: &mut u64,
    limits: &Limits,
) -> Result<Vec<u8>, Problem> {
    let size = container.entry(path).map_or(0, |entry| entry.size);
    *room = room.checked_sub(size).ok_or_else(|| {
        Problem::new(
            "E-LIMIT",
            path,
            format!(
                "With this file, texts and tables have more than the {} allowed for them together",
                bytes_in_words(limits.opening_bytes)
            ),
            "Leave out tables that the article does not need",
        )
    })?;
    container.read(path, kind)
}

fn differences(bytes: &[u8], check: &FileCheck, place: &str, doubts: &mut Vec<Problem>) {
    let advice = integrity::ASK_AGAIN;
    if integrity::length_differs(bytes, check) {
        doubts.push(Problem::new(
            "E-BYTES",
            format!("{place}.bytes"),
            format!(
                "`{}` has {} bytes, not the {} listed",
                check.path,
                bytes.len(),
                check.expected_bytes.unwrap_or_default()
            ),
            advice,
        ));
    }
    if integrity::hash_differs(bytes, check) {
        doubts.push(Problem::new(
            "E-HASH",
            format!("{place}.hash"),
            format!(
                "`{}` has changed since it was packed: its SHA-256 differs",
                check.path
            ),
            advice,
        ));
    }
}

/// The delimiter of a table: comma, semicolon or tab.
pub(crate) fn delimiter(package: &DataPackage, index: usize) -> u8 {
    let resource = package
        .resources
        .as_ref()
        .and_then(|resources| resources.get(index));
    let dialect = resource.and_then(|resource| resource.dialect.as_ref());
    let dialect: Option<Dialect> = dialect.and_then(|raw| serde_json::from_str(raw.get()).ok());
    match dialect.and_then(|dialect| dialect.delimiter).as_deref() {
        Some(";") => b';',
        Some("\t") => b'\t',
        _ => b',',
    }
}
