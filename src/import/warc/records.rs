//! Records of a crawl, and the responses of servers in them.

use std::io::Read as _;

use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};

use crate::container::limits::MAX_RECORD_BYTES;

/// A response of a server.
pub(super) struct Response {
    pub(super) address: String,
    pub(super) kind: String,
    pub(super) charset: Option<String>,
    pub(super) body: Vec<u8>,
}

/// Names, small letters, and values.
type Headers<'a> = Vec<(String, &'a str)>;

/// A record: its headers, small letters, and its block.
pub(super) struct Record<'a> {
    headers: Headers<'a>,
    block: &'a [u8],
}

impl Record<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| *value)
    }
}

/// The record that the bytes begin with, and what follows it.
pub(super) fn next_record(bytes: &[u8]) -> Option<(Record<'_>, &[u8])> {
    let start = bytes
        .iter()
        .position(|byte| !matches!(byte, b'\r' | b'\n'))?;
    let bytes = &bytes[start..];
    if !bytes.starts_with(b"WARC/") {
        return None;
    }
    let (headers, rest) = headers(bytes)?;
    let mut record = Record {
        headers,
        block: &[],
    };
    let length: usize = record.header("content-length")?.parse().ok()?;
    // A record that is cut short is read as far as it goes.
    let length = length.min(rest.len());
    record.block = &rest[..length];
    Some((record, &rest[length..]))
}

/// Headers up to the blank line, and what follows it; the first line is no header.
fn headers(bytes: &[u8]) -> Option<(Headers<'_>, &[u8])> {
    const MOST_HEADER_BYTES: usize = 64 * 1024;
    let head = &bytes[..bytes.len().min(MOST_HEADER_BYTES)];
    let (end, skip) = match memchr::memmem::find(head, b"\r\n\r\n") {
        Some(end) => (end, 4),
        None => (memchr::memmem::find(head, b"\n\n")?, 2),
    };
    let lines = bytes[..end].split(|byte| *byte == b'\n').skip(1);
    let headers = lines
        .filter_map(|line| std::str::from_utf8(line).ok()?.trim().split_once(':'))
        .map(|(name, value)| (name.trim().to_lowercase(), value.trim()))
        .collect();
    Some((headers, &bytes[end + skip..]))
}

/// More is packed into a crawl than may be unpacked.
#[derive(Debug)]
pub(super) struct TooMuch;

/// The response in a record: the page or file as its server sent it, unpacked, if that is no more than `left`,
/// which grows smaller by it.
pub(super) fn response(record: &Record<'_>, left: &mut u64) -> Result<Option<Response>, TooMuch> {
    let Some((packed, encoding)) = packed_response(record) else {
        return Ok(None);
    };
    let body = unencoded(packed.body, encoding.as_deref(), left)?;
    Ok(body.map(|body| Response { body, ..packed }))
}

/// The response in a record, and how its body is packed.
fn packed_response(record: &Record<'_>) -> Option<(Response, Option<String>)> {
    let address = record
        .header("warc-target-uri")?
        .trim_matches(['<', '>'])
        .to_owned();
    let kind_of = |value: &str| {
        value
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_lowercase()
    };
    let charset_of = |value: &str| {
        let (_, rest) = value.split_once("charset=")?;
        Some(
            rest.split(';')
                .next()?
                .trim_matches(['"', '\'', ' '])
                .to_owned(),
        )
    };
    match record.header("warc-type")? {
        "resource" => {
            let kind = record.header("content-type")?;
            let response = Response {
                address,
                kind: kind_of(kind),
                charset: charset_of(kind),
                body: record.block.to_vec(),
            };
            Some((response, None))
        }
        "response" => {
            let status = record.block.split(|byte| *byte == b'\n').next()?;
            let status = String::from_utf8_lossy(status);
            if status.split_whitespace().nth(1)? != "200" {
                return None;
            }
            let (headers, body) = headers(record.block)?;
            let header = |name: &str| {
                headers
                    .iter()
                    .find(|(own, _)| own == name)
                    .map(|(_, value)| *value)
            };
            let kind = header("content-type")?;
            let kind_name = kind_of(kind);
            if !(kind_name.starts_with("image/") || kind_name.contains("html")) {
                return None;
            }
            let chunked =
                header("transfer-encoding").is_some_and(|it| it.to_lowercase().contains("chunked"));
            let body = if chunked {
                dechunked(body)
            } else {
                body.to_vec()
            };
            let response = Response {
                address,
                kind: kind_name,
                charset: charset_of(kind),
                body,
            };
            Some((response, header("content-encoding").map(str::to_owned)))
        }
        _ => None,
    }
}

/// The chunks of a body put together; some crawlers have done it already and kept the header.
fn dechunked(body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(end) = memchr::memchr(b'\n', rest) {
        let size = String::from_utf8_lossy(&rest[..end]);
        let size = size.split(';').next().unwrap_or_default().trim();
        let Ok(size) = usize::from_str_radix(size, 16) else {
            // No chunk begins here: the body was whole.
            return if whole.is_empty() {
                body.to_vec()
            } else {
                whole
            };
        };
        if size == 0 {
            break;
        }
        rest = &rest[end + 1..];
        let chunk = &rest[..size.min(rest.len())];
        whole.extend_from_slice(chunk);
        rest = rest.get(size..).unwrap_or_default();
        rest = rest
            .strip_prefix(b"\r\n")
            .or_else(|| rest.strip_prefix(b"\n"))
            .unwrap_or(rest);
    }
    whole
}

/// A body without its packing; `None` for one that is packed in a way that is not read, or is too large for one.
fn unencoded(
    body: Vec<u8>,
    encoding: Option<&str>,
    left: &mut u64,
) -> Result<Option<Vec<u8>>, TooMuch> {
    let mut unpacked = Vec::new();
    let mut spoilt = 0;
    let most = MAX_RECORD_BYTES.min(*left) + 1;
    let read = match encoding.unwrap_or_default().trim().to_lowercase().as_str() {
        "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => GzDecoder::new(body.as_slice())
            .take(most)
            .read_to_end(&mut unpacked),
        "deflate" => {
            let zlib = ZlibDecoder::new(body.as_slice())
                .take(most)
                .read_to_end(&mut unpacked);
            zlib.or_else(|_| {
                spoilt = unpacked.len() as u64;
                unpacked.clear();
                DeflateDecoder::new(body.as_slice())
                    .take(most)
                    .read_to_end(&mut unpacked)
            })
        }
        // Some crawlers unpack and keep the header.
        "" | "identity" | "gzip" | "x-gzip" => return Ok(Some(body)),
        _ => return Ok(None),
    };
    let size = unpacked.len() as u64;
    *left = left.checked_sub(size + spoilt).ok_or(TooMuch)?;
    // What was unpacked before a fault is a page that was cut short.
    let usable = read.is_ok() || !unpacked.is_empty();
    Ok((usable && size <= MAX_RECORD_BYTES).then_some(unpacked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_put_together_and_whole_bodies_left() {
        assert_eq!(
            dechunked(b"4\r\nabcd\r\n2;x=y\r\nef\r\n0\r\n\r\n"),
            b"abcdef"
        );
        assert_eq!(dechunked(b"<p>whole\n</p>"), b"<p>whole\n</p>");
        assert_eq!(dechunked(b"ffffffffffffffff\r\nab"), b"ab");
        assert_eq!(dechunked(b""), b"");
    }
}
