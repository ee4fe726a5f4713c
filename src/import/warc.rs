//! A crawl (WARC, ISO 28500) → the draft of its first page; a WACZ is one in a ZIP.
//!
//! Records are read one after the other and only kept when they are the page or a picture. Packed records are
//! unpacked under [`MAX_CRAWL_BYTES`] in all, and `MAX_RECORD_BYTES` for one.

use std::collections::HashMap;
use std::io::Read as _;
use std::sync::Arc;

use flate2::bufread::{GzDecoder, MultiGzDecoder};

use super::draft::{Draft, Found, PictureBytes};
use super::html;
use super::picture_budget::PictureBudget;
use crate::container::limits::{FileKind, Limits, MAX_CRAWL_BYTES, MAX_RECORDS, bytes_in_words};
use crate::container::package::Package;
use crate::problem::{Problem, Problems};
use records::{next_record, response};

mod records;

/// Whether gzip holds a WARC: looks at the first bytes only.
pub(super) fn is_packed_warc(bytes: &[u8]) -> bool {
    let mut start = [0; 5];
    GzDecoder::new(bytes).read_exact(&mut start).is_ok() && &start == b"WARC/"
}

/// Whether a file of a WACZ is one of its crawls.
pub(super) fn is_crawl(name: &str) -> bool {
    name.starts_with("archive/") && [".warc", ".warc.gz"].iter().any(|end| name.ends_with(end))
}

/// Reads the first page of a crawl in a ZIP, the one that its index names first if it is there.
pub(super) fn read_wacz(
    bytes: &[u8],
    name: &str,
    watch: &dyn Fn(f32) -> bool,
) -> Result<(Draft, Problems), Problem> {
    let package = Package::open(Arc::from(bytes), &Limits::default())?;
    let wanted = main_page(&package);
    let crawls: Vec<String> = package
        .names()
        .filter(|name| is_crawl(name))
        .map(str::to_owned)
        .collect();
    let mut refusal = None;
    // A person's page may stand in any of them: first where it is named, then anywhere.
    for wanted in [wanted.as_deref(), None] {
        for crawl in &crawls {
            let bytes = package.read(crawl, FileKind::Other)?;
            match read(&bytes, name, wanted, watch) {
                Ok(read) => return Ok(read),
                Err(problem) if problem.code == "E-WARC" => refusal = Some(problem),
                Err(problem) => return Err(problem),
            }
        }
        if wanted.is_none() {
            break;
        }
    }
    Err(refusal.unwrap_or_else(|| no_page(name)))
}

/// The page that a WACZ says is its main one, or the first of its list.
fn main_page(package: &Package) -> Option<String> {
    let json = |bytes: Vec<u8>| serde_json::from_slice::<serde_json::Value>(&bytes).ok();
    let listed = package
        .read("datapackage.json", FileKind::Json)
        .ok()
        .and_then(json);
    let main = listed.as_ref().and_then(|it| {
        it.get("mainPageUrl")
            .or_else(|| it.get("mainPageURL"))?
            .as_str()
            .map(str::to_owned)
    });
    main.or_else(|| {
        let pages = package.read("pages/pages.jsonl", FileKind::Json).ok()?;
        String::from_utf8_lossy(&pages).lines().find_map(|line| {
            let page: serde_json::Value = serde_json::from_str(line).ok()?;
            page.get("url")?.as_str().map(str::to_owned)
        })
    })
}

fn no_page(name: &str) -> Problem {
    Problem::new(
        "E-WARC",
        name,
        "No web page was found in this crawl that can be read",
        "Open the crawl in its own viewer, and save the page as HTML or MHTML",
    )
}

/// Reads the page of an address, or the first there is.
pub(super) fn read(
    bytes: &[u8],
    name: &str,
    wanted: Option<&str>,
    watch: &dyn Fn(f32) -> bool,
) -> Result<(Draft, Problems), Problem> {
    let unpacked;
    let mut problems = Problems::default();
    let bytes = if bytes.starts_with(b"\x1f\x8b") {
        unpacked = unpack(bytes, name, &mut problems)?;
        unpacked.as_slice()
    } else {
        bytes
    };
    if bytes.len() as u64 > MAX_CRAWL_BYTES {
        return Err(too_large(name));
    }
    let mut page = None;
    let mut pictures: HashMap<String, Vec<u8>> = HashMap::new();
    let mut rest = bytes;
    for _ in 0..MAX_RECORDS {
        let Some((record, after)) = next_record(rest) else {
            break;
        };
        rest = after;
        if !watch(0.3 * (1.0 - rest.len() as f32 / bytes.len() as f32)) {
            break;
        }
        let Some(response) = response(&record) else {
            continue;
        };
        if response.kind.starts_with("image/") {
            pictures.entry(response.address).or_insert(response.body);
        } else if page.is_none()
            && matches!(
                response.kind.as_str(),
                "text/html" | "application/xhtml+xml"
            )
            && wanted.is_none_or(|wanted| same_address(wanted, &response.address))
        {
            page = Some(response);
        }
    }
    let page = page.ok_or_else(|| no_page(name))?;
    let mut draft = html::read(&page.body, page.charset.as_deref(), &|done| {
        watch(0.3 + 0.7 * done)
    })?;
    draft.url = draft.url.or_else(|| {
        Some(Found {
            value: page.address.clone(),
            source: "the address in the crawl",
        })
    });
    let base = url::Url::parse(&page.address).ok();
    let mut budget = PictureBudget::default();
    for picture in &mut draft.pictures {
        let target = match &picture.bytes {
            PictureBytes::Remote(target) | PictureBytes::Beside(target) => target.as_str(),
            PictureBytes::Inline(_) | PictureBytes::Absent => continue,
        };
        let absolute = base
            .as_ref()
            .and_then(|base| base.join(target).ok())
            .map(String::from);
        let bytes = pictures
            .get(target)
            .or_else(|| pictures.get(absolute.as_deref()?));
        match (bytes, absolute) {
            (Some(bytes), _) => match budget.inline(bytes, target) {
                Ok(bytes) => picture.bytes = bytes,
                Err(problem) => problems.push(problem),
            },
            // Beside a crawl lies nothing.
            (None, Some(absolute)) => picture.bytes = PictureBytes::Remote(absolute),
            (None, None) => {}
        }
    }
    Ok((draft, problems))
}

fn same_address(a: &str, b: &str) -> bool {
    let bare = |address: &str| {
        address
            .trim_end_matches('/')
            .split('#')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    bare(a) == bare(b)
}

fn too_large(name: &str) -> Problem {
    Problem::new(
        "E-LIMIT",
        name,
        format!(
            "The crawl has more than the {} that are read",
            bytes_in_words(MAX_CRAWL_BYTES)
        ),
        "Open the crawl in its own viewer, and save the page as HTML or MHTML",
    )
}

/// Unpacks the members of a crawl one after the other; one that is cut short ends it, with a problem.
fn unpack(bytes: &[u8], name: &str, problems: &mut Problems) -> Result<Vec<u8>, Problem> {
    unpack_within(bytes, name, MAX_CRAWL_BYTES, problems)
}

fn unpack_within(
    bytes: &[u8],
    name: &str,
    most: u64,
    problems: &mut Problems,
) -> Result<Vec<u8>, Problem> {
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(bytes)
        .take(most + 1)
        .read_to_end(&mut unpacked);
    if unpacked.len() as u64 > most {
        return Err(too_large(name));
    }
    if let Err(error) = read {
        problems.push(Problem::new(
            "W-WARC",
            name,
            format!(
                "The crawl is damaged or cut short ({error}), so what came before that is read"
            ),
            "Ask for the crawl again if the page is not whole",
        ));
    }
    Ok(unpacked)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_crawl_is_limited_at_the_limit_and_one_past_it() {
        let bytes = packed(&[b'a'; 1000]);
        let mut problems = Problems::default();
        assert_eq!(
            unpack_within(&bytes, "a", 1000, &mut problems)
                .unwrap()
                .len(),
            1000
        );
        assert_eq!(
            unpack_within(&bytes, "a", 999, &mut problems)
                .unwrap_err()
                .code,
            "E-LIMIT"
        );
        assert!(problems.is_empty());
        assert!(unpack_within(&bytes[..bytes.len() - 9], "a", 1000, &mut problems).is_ok());
        assert_eq!(problems.iter().next().unwrap().code, "W-WARC");
    }

    #[test]
    fn a_page_is_looked_for_in_so_many_records_and_not_in_one_more() {
        let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The ferry was full on Tuesday, and the queue reached the church at noon.</p>";
        let page = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n",
            page.len()
        );
        let blank = "WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
        let last = format!("{}{page}", blank.repeat(MAX_RECORDS - 1));
        assert!(read(last.as_bytes(), "a", None, &|_| true).is_ok());
        let past = format!("{blank}{last}");
        assert_eq!(
            read(past.as_bytes(), "a", None, &|_| true)
                .unwrap_err()
                .code,
            "E-WARC"
        );
    }
}
