//! What both kinds of XML are written with.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::BytesText;

pub(super) type Xml<'a, 'w> = Writer<&'a mut (dyn Write + 'w)>;

/// An element that holds nothing but a text.
pub(super) fn text_element(xml: &mut Xml<'_, '_>, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name)
        .write_text_content(BytesText::new(text))?;
    Ok(())
}
