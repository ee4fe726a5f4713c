//! What an annotation names: an address inside the bundle, or one outside that is never followed.

/// A path in the bundle with an optional fragment.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) path: String,
    pub(crate) fragment: Option<String>,
}

/// Reads `address` as seen from the file `base`; `None` when it leads out of the bundle.
pub(crate) fn relative(base: &str, address: &str) -> Option<Reference> {
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment.to_owned())),
        None => (address, None),
    };
    // A scheme ends before the first slash: `https:`, `urn:`, `C:`.
    let first = path.split('/').next().unwrap_or_default();
    if first.contains(':') || path.starts_with('/') {
        return None;
    }
    if path.is_empty() {
        return Some(Reference {
            path: base.to_owned(),
            fragment,
        });
    }
    let mut segments: Vec<&str> = base.split('/').collect();
    segments.pop();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => {
                segments.pop()?;
            }
            name => segments.push(name),
        }
    }
    Some(Reference {
        path: segments.join("/"),
        fragment,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_from_the_file_that_holds_them() {
        let path = |base, address| {
            relative(base, address).map(|found| (found.path, found.fragment.unwrap_or_default()))
        };
        let expect = |path: &str, fragment: &str| Some((path.to_owned(), fragment.to_owned()));
        assert_eq!(
            path("annotations.json", "entities.ftm.json#a"),
            expect("entities.ftm.json", "a")
        );
        assert_eq!(
            path("annotations.json", "./images/x.png"),
            expect("images/x.png", "")
        );
        assert_eq!(path("parts/a.json", "../body.txt"), expect("body.txt", ""));
        assert_eq!(path("parts/a.json", "b.json"), expect("parts/b.json", ""));
        assert_eq!(path("a.json", "#m1"), expect("a.json", "m1"));
        for outside in [
            "https://e.org/x",
            "urn:uuid:1",
            "/etc/passwd",
            "../up",
            "C:\\x",
        ] {
            assert_eq!(path("annotations.json", outside), None, "{outside}");
        }
    }
}
