//! Documents made to be read more than once over.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

#[test]
fn a_box_in_a_cell_is_read_once() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.start_file("content.xml", options).unwrap();
    let boxed = "<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>";
    write!(
        writer,
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:draw=\"d\"><office:body><office:text><table:table><table:table-row><table:table-cell><text:p>cell {boxed}</text:p><text:p>next</text:p>{boxed}</table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"
    )
    .unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let (draft, _) = read(&bytes, &|| true).unwrap();
    assert_eq!(draft.text(), "cell boxed next boxed");
}
