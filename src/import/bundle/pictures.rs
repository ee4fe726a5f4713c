//! Pictures of a draft: their files, their associations in the article, their places in the text.

use serde_json::{Value, json};

use super::super::captions::credit::without_marker;
use super::super::draft::{DraftPicture, PictureBytes};
use super::article::is_web;

/// All that becomes of the pictures.
pub(super) struct Pictures {
    pub(super) files: Vec<File>,
    /// In the order of the draft.
    pub(super) associations: Vec<Value>,
    /// What the text calls each: its file, or its name where that is not here.
    pub(super) targets: Vec<String>,
}

/// A picture that came along.
pub(super) struct File {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
}

impl Pictures {
    pub(super) fn of(pictures: &[DraftPicture]) -> Self {
        let mut all = Self {
            files: Vec::new(),
            associations: Vec::with_capacity(pictures.len()),
            targets: Vec::with_capacity(pictures.len()),
        };
        for (number, picture) in (1..).zip(pictures) {
            let name = format!("picture-{number}");
            let file = match &picture.bytes {
                PictureBytes::Inline(bytes) => file(&name, bytes),
                PictureBytes::Beside(_) | PictureBytes::Remote(_) | PictureBytes::Absent => None,
            };
            let target = file.as_ref().map_or(&name, |file| &file.path);
            all.targets.push(target.clone());
            all.associations
                .push(association(&name, picture, file.is_some()));
            all.files.extend(file);
        }
        all
    }
}

/// A file of a kind that a bundle may hold as a picture.
fn file(name: &str, bytes: &[u8]) -> Option<File> {
    use image::ImageFormat::{Avif, Gif, Jpeg, Png, Tiff, WebP};
    let ending = match image::guess_format(bytes).ok()? {
        Png => "png",
        Jpeg => "jpg",
        Gif => "gif",
        WebP => "webp",
        Tiff => "tiff",
        Avif => "avif",
        _ => return None,
    };
    Some(File {
        name: name.to_owned(),
        path: format!("images/{name}.{ending}"),
        bytes: bytes.to_vec(),
    })
}

fn association(name: &str, picture: &DraftPicture, is_here: bool) -> Value {
    let mut association = json!({ "name": name, "type": "picture" });
    if !is_here {
        // The words about it are here, and the picture is not.
        association["representationType"] = json!("partial");
    }
    // The window writes a word of its own before a credit.
    let credit = (picture.credit.as_ref()).map(|one| without_marker(&one.value));
    let said = [
        (
            "caption",
            picture.caption.as_ref().map(|one| one.value.as_str()),
        ),
        ("creditline", credit),
        ("alttext", picture.alt.as_deref()),
    ];
    let said: Vec<Value> = said
        .into_iter()
        .filter_map(|(role, value)| Some(json!({ "role": role, "value": value? })))
        .collect();
    if !said.is_empty() {
        association["descriptions"] = said.into();
    }
    if !picture.credited.is_empty() {
        association["by"] = json!(picture.credited.join(", "));
    }
    if let PictureBytes::Remote(address) = &picture.bytes
        && is_web(address)
    {
        association["renditions"] = json!([{ "name": "original", "href": address }]);
    }
    association
}
