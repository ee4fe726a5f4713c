//! Documents made to be read more than once over.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn packed(body: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.start_file(DOCUMENT, options).unwrap();
    write!(
        writer,
        "<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
    )
    .unwrap();
    writer.finish().unwrap().into_inner()
}

fn text_of(body: &str) -> String {
    read(&packed(body), &|| true).unwrap().0.text()
}

#[test]
fn the_words_of_a_box_in_a_box_are_read_once() {
    let inner = "<w:p><w:r><w:t>inner words</w:t></w:r></w:p>";
    let boxed = |inside: &str| {
        format!(
            "<w:p><w:r><w:drawing><w:txbxContent>{inside}</w:txbxContent></w:drawing></w:r></w:p>"
        )
    };
    let nested = (0..30).fold(inner.to_owned(), |inside, _| boxed(&inside));
    assert_eq!(text_of(&nested), "inner words");
    let two = format!(
        "{}{}",
        boxed(inner),
        boxed("<w:p><w:r><w:t>more</w:t></w:r></w:p>")
    );
    assert_eq!(text_of(&two), "inner words\n\nmore");
}

#[test]
fn a_box_in_a_cell_is_read_once() {
    let boxed = "<w:drawing><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:drawing>";
    let both = format!(
        "<mc:AlternateContent><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent>"
    );
    let cell = format!(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t>{both}</w:r></w:p><w:p><w:r><w:t>next</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    );
    assert_eq!(text_of(&cell), "cell boxed next");
}
