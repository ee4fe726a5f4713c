//! A crawl (WARC, ISO 28500) → the draft of its first page; a WACZ is one in a ZIP.
//!
//! Records are read one after the other and only kept when they are the page or a picture. Packed records are
//! unpacked under [`MAX_CRAWL_BYTES`] in all, bodies packed in them and all crawls of a WACZ included, and `MAX_RECORD_BYTES` for one.

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
use records::{Response, next_record, response};

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
    let mut left = MAX_CRAWL_BYTES;
    let mut first = None;
    for crawl in &crawls {
        // Before it is unpacked: a ZIP may hold a hundred thousand crawls of nothing.
        if package.size(crawl).is_some_and(|size| size > left) {
            return Err(too_large(name));
        }
        let bytes = package.read(crawl, FileKind::Other)?;
        let found = look_through(&bytes, name, wanted.as_deref(), &mut left, watch)?;
        if found.is_wanted {
            return found.read(name, watch);
        }
        // A page may stand in any of them: the one that is named, else the first there is.
        if first.is_none() && found.page.is_some() {
            first = Some(found);
        }
    }
    first.ok_or_else(|| no_page(name))?.read(name, watch)
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

/// Reads the first page of a crawl.
pub(super) fn read(
    bytes: &[u8],
    name: &str,
    watch: &dyn Fn(f32) -> bool,
) -> Result<(Draft, Problems), Problem> {
    let mut left = MAX_CRAWL_BYTES;
    look_through(bytes, name, None, &mut left, watch)?.read(name, watch)
}

/// What is kept of the records of a crawl.
#[derive(Default)]
struct Kept {
    /// The page of the wanted address, else the first there is.
    page: Option<Response>,
    is_wanted: bool,
    /// By their addresses.
    pictures: HashMap<String, Vec<u8>>,
    problems: Problems,
}

/// Goes through the records of a crawl; `left` is how many bytes may still be unpacked, in all crawls of a file
/// and for what is packed within them.
fn look_through(
    bytes: &[u8],
    name: &str,
    wanted: Option<&str>,
    left: &mut u64,
    watch: &dyn Fn(f32) -> bool,
) -> Result<Kept, Problem> {
    let unpacked;
    let mut kept = Kept::default();
    let packed_len = bytes.len();
    let bytes = if bytes.starts_with(b"\x1f\x8b") {
        unpacked = unpack_within(bytes, name, *left, &mut kept.problems)?;
        unpacked.as_slice()
    } else {
        bytes
    };
    let used = bytes.len().max(packed_len) as u64;
    *left = left.checked_sub(used).ok_or_else(|| too_large(name))?;
    let mut rest = bytes;
    for _ in 0..MAX_RECORDS {
        let Some((record, after)) = next_record(rest) else {
            break;
        };
        rest = after;
        if !watch(0.3 * (1.0 - rest.len() as f32 / bytes.len() as f32)) {
            return Err(html::cancelled());
        }
        let Ok(response) = response(&record, left) else {
            return Err(too_large(name));
        };
        let Some(response) = response else {
            continue;
        };
        if response.kind.starts_with("image/") {
            let pictures = &mut kept.pictures;
            pictures.entry(response.address).or_insert(response.body);
        } else if !kept.is_wanted
            && matches!(
                response.kind.as_str(),
                "text/html" | "application/xhtml+xml"
            )
        {
            let is_wanted = wanted.is_none_or(|wanted| same_address(wanted, &response.address));
            if is_wanted || kept.page.is_none() {
                kept.page = Some(response);
                kept.is_wanted = is_wanted;
            }
        }
    }
    Ok(kept)
}

impl Kept {
    /// The draft of the page, its pictures put in.
    fn read(self, name: &str, watch: &dyn Fn(f32) -> bool) -> Result<(Draft, Problems), Problem> {
        let Self {
            page,
            pictures,
            mut problems,
            ..
        } = self;
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
        assert!(read(last.as_bytes(), "a", &|_| true).is_ok());
        let past = format!("{blank}{last}");
        assert_eq!(
            read(past.as_bytes(), "a", &|_| true).unwrap_err().code,
            "E-WARC"
        );
    }

    /// A record of a server's answer with a picture or a page.
    fn record(address: &str, kind: &str, encoding: &str, body: &[u8]) -> Vec<u8> {
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Encoding: {encoding}\r\n\r\n"
        );
        let mut record = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Length: {}\r\n\r\n{head}",
            head.len() + body.len()
        )
        .into_bytes();
        record.extend(body);
        record.extend(b"\r\n\r\n");
        record
    }

    #[test]
    fn bodies_count_together_at_the_limit_and_one_past_it() {
        let picture = packed(&vec![b'a'; 100_000]);
        let address = |at: usize| format!("https://a.example/{at}");
        let crawl: Vec<u8> = (0..5)
            .flat_map(|at| record(&address(at), "image/png", "gzip", &picture))
            .collect();
        let whole = crawl.len() as u64 + 500_000;
        for (mut left, fits) in [(whole, true), (whole - 1, false), (whole - 200_000, false)] {
            let found = look_through(&crawl, "a", None, &mut left, &|_| true);
            match found {
                Ok(found) => assert!(fits && left == 0 && found.pictures.len() == 5),
                Err(problem) => assert!(!fits && problem.code == "E-LIMIT", "{problem}"),
            }
        }
    }

    #[test]
    fn crawls_of_one_file_count_together_and_each_is_unpacked_once() {
        let page = record(
            "https://a.example/",
            "text/html",
            "",
            b"<p>The ferry was full on Tuesday, and the queue reached the church at noon.</p>",
        );
        let mut left = 2 * page.len() as u64;
        let mut once = || {
            look_through(&page, "a", Some("https://b.example/"), &mut left, &|_| true)
                .map(|found| found.page.is_some() && !found.is_wanted)
        };
        assert!(once().unwrap());
        assert!(once().unwrap());
        assert_eq!(once().unwrap_err().code, "E-LIMIT");
    }

    #[test]
    fn stopped_work_is_not_called_a_crawl_without_pages() {
        let page = record(
            "https://a.example/",
            "text/html",
            "",
            b"<p>The ferry was full.</p>",
        );
        assert_eq!(
            read(&page, "a", &|_| false).unwrap_err().code,
            "E-CANCELLED"
        );
    }
}
