//! What to call each kind of problem; the codes are for letters to whoever made the bundle.

/// The title of a problem's code, as listed in the format description.
pub(super) fn title(code: &str) -> &'static str {
    match code {
        "E-BOMB" => "A file unpacks to more than it may",
        "E-BYTES" => "A file is longer or shorter than listed",
        "E-CANCELLED" => "Opening was stopped",
        "E-CASE" => "Two names differ only by capital letters",
        "E-CRYPT" => "A file is encrypted",
        "E-CSV" => "A table cannot be read",
        "E-DUP" => "Two files have one name",
        "E-DUP-ENTITY" => "Two entities have one id",
        "E-DUP-RESOURCE" => "Two listed files have one name",
        "E-EMPTY" => "There are no words in the file",
        "E-EPUB" => "A book cannot be read",
        "E-EXISTS" => "A file of this name is there already",
        "E-FILES" => "Too many files",
        "E-FORMAT" => "Not something that Dossier opens",
        "E-HASH" => "A file has changed since it was packed",
        "E-HEADER" => "The archive contradicts itself",
        "E-JSON" => "A file cannot be read as JSON",
        "E-LIMIT" => "More than is allowed",
        "E-LINK" => "Not a regular file",
        "E-MAIL" => "A mail cannot be read",
        "E-MISSING" => "A listed file is not there",
        "E-NO-ARTICLE" => "There is no article",
        "E-NO-DATAPACKAGE" => "There is no list of files",
        "E-OVERLAP" => "Files in the archive overlap",
        "E-PAGE" => "A web page without text",
        "E-PATH" => "A file name that is not allowed",
        "E-READ" => "A file cannot be read",
        "E-UTF8" => "A text is not in UTF-8",
        "E-VERSION" => "Made for a newer version of Dossier",
        "E-WARC" => "A crawl without a page that can be read",
        "E-WRITE" => "A file could not be written",
        "E-XML" => "A file cannot be read as XML",
        "E-ZIP" => "The archive is broken",
        "W-ANNO-NO-BODY" => "Links to a text that is no file of its own",
        "W-ANNO-SHAPE" => "A link to the text is incomplete",
        "W-ANNO-SOURCE" => "A link to another text",
        "W-BYTES" => "A length is no number to compare with",
        "W-DATE" => "A date is none",
        "W-ENCODING" => "Some bytes are no text",
        "W-BODY-DIFFERS" => "The text has changed since it was packed",
        "W-EDIT" => "A change was not made",
        "W-FIGURE-ANNO" => "A number without its sentence",
        "W-FTM-DATES" => "Something ends before it begins",
        "W-FTM-ID" => "An entity's id is not valid",
        "W-FTM-REF" => "Something refers to an entity that is not there",
        "W-FTM-SCHEMA" => "An unknown kind of entity",
        "W-FTM-SPREAD" => "One line stands for too many relations",
        "W-REHASHED" => "A changed file was given a new hash",
        "W-GPS" => "A picture says where it was taken",
        "W-HASH-ALGO" => "A hash that cannot be checked",
        "W-LIMIT" => "More was found than a dossier may have",
        "W-NINJS" => "A part of the news item is left out",
        "W-NO-BODY" => "There is no text",
        "W-NO-HASH" => "A file has no hash to check it against",
        "W-NO-URI" => "The article has no address of its own",
        "W-NO-HEADLINE" => "There is no headline",
        "W-PICTURE-MISSING" => "A picture is not there",
        "W-PICTURE-TWICE" => "Two pictures have one name",
        "W-PICTURE-UNREADABLE" => "A picture cannot be shown",
        "W-PICTURE-WORDS" => "The words in a picture's file cannot be read",
        "W-QUOTE" => "Quoted words are not found where they should be",
        "W-SCHEMA" => "A table's schema does not fit the table",
        "W-REMOTE" => "A file outside the bundle is not loaded",
        "W-STATUS" => "An unknown publication status",
        "W-UNLISTED" => "A file that is not listed",
        "W-VERSION" => "Parts may be of another version than this Dossier knows",
        "W-WARC" => "A crawl is damaged or cut short",
        _ => "Another problem",
    }
}

#[cfg(test)]
mod tests {
    use super::title;
    use std::path::Path;

    /// Calls `found` with everything in the sources of this program that looks like a code.
    fn each_code(folder: &Path, found: &mut dyn FnMut(&str)) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                each_code(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                for quoted in text.split('"') {
                    let rest = quoted.strip_prefix("E-").or(quoted.strip_prefix("W-"));
                    let is_code = rest.is_some_and(|rest| {
                        let sign = |letter: char| {
                            letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '-'
                        };
                        rest.len() > 1 && rest.chars().all(sign)
                    });
                    if is_code {
                        found(quoted);
                    }
                }
            }
        }
    }

    #[test]
    fn every_code_of_the_program_has_a_title() {
        let mut codes = std::collections::BTreeSet::new();
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        each_code(&sources, &mut |code| {
            codes.insert(code.to_owned());
        });
        assert!(codes.len() > 40, "{codes:?}");
        let untitled: Vec<&String> = codes
            .iter()
            .filter(|code| title(code) == title(""))
            .collect();
        assert!(untitled.is_empty(), "{untitled:?}");
    }
}
