//! Large bundles, made up in memory: the same bytes each time.
//!
//! [`Big::write`] puts them where a bench can open them by path. Set `DOSSIER_BIG_BUNDLES` to a
//! folder to keep them there, for trying them in the window. Everything in them is invented.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dossier::container::limits::Limits;
use dossier::container::zip_writer::zip_bytes;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

mod words;

use words::{Dice, name, sentence};

/// The files of a bundle, by name.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// The dossiers that a frame and an opening are measured with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Big {
    /// 5 MB of text with 20,000 annotations.
    Text,
    /// 10,000 entities with 30,000 relations.
    Network,
    /// 5,000 figures.
    Figures,
    /// 1,200 pictures.
    Pictures,
}

impl Big {
    pub(crate) const ALL: [Self; 4] = [Self::Text, Self::Network, Self::Figures, Self::Pictures];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text => "5 MB with 20,000 annotations",
            Self::Network => "10,000 entities and 30,000 relations",
            Self::Figures => "5,000 figures",
            Self::Pictures => "1,200 pictures",
        }
    }

    pub(crate) fn files(self) -> Files {
        let mut bundle = Bundle::default();
        match self {
            Self::Text => {
                bundle.people(2_000);
                bundle.text(5_000_000, 20_000);
            }
            Self::Network => {
                bundle.people(10_000);
                bundle.text(400_000, 3_000);
                bundle.relations(30_000);
            }
            Self::Figures => {
                bundle.people(200);
                bundle.text(200_000, 400);
                bundle.figures(5_000);
            }
            Self::Pictures => {
                bundle.people(50);
                bundle.text(100_000, 200);
                bundle.pictures(1_200);
            }
        }
        bundle.finish()
    }

    /// Packs it into a file under `folder`, or takes the one that is there.
    pub(crate) fn write(self, folder: &Path) -> PathBuf {
        let file = format!("{self:?}.dossier").to_lowercase();
        let kept = std::env::var_os("DOSSIER_BIG_BUNDLES").map(PathBuf::from);
        let path = kept.as_deref().unwrap_or(folder).join(file);
        if !path.exists() {
            let bytes = zip_bytes(&self.files(), &Limits::default()).expect("within the limits");
            std::fs::write(&path, bytes).expect("the folder can be written to");
        }
        path
    }
}

/// A bundle being put together.
#[derive(Default)]
struct Bundle {
    dice: Dice,
    body: String,
    /// Code points of `body`.
    length: usize,
    names: Vec<String>,
    entities: String,
    annotations: Vec<Value>,
    figures: String,
    pictures: Vec<Value>,
    files: Files,
}

impl Bundle {
    fn people(&mut self, count: usize) {
        for index in 0..count {
            let schema = ["Person", "Organization", "Company", "PublicBody", "Event"][index % 5];
            let name = name(index);
            self.entity(
                &format!("n{index}"),
                schema,
                &json!({ "name": [name], "alias": [format!("{name} the {index}th")] }),
            );
            self.names.push(name);
        }
    }

    fn entity(&mut self, id: &str, schema: &str, properties: &Value) {
        let entity = json!({ "id": id, "schema": schema, "properties": properties });
        writeln!(self.entities, "{entity}").expect("a string takes anything");
    }

    /// Paragraphs with names in them; every fifth mention is of the first entity, and one quote
    /// in twenty has no position.
    fn text(&mut self, bytes: usize, mentions: usize) {
        let mut said = 0;
        let mut paragraph = 0_usize;
        while self.body.len() < bytes {
            if paragraph.is_multiple_of(40) {
                self.push(&format!("## Part {}\n\n", paragraph / 40 + 1));
            }
            for _ in 0..3 + self.dice.below(4) {
                let due = mentions * self.body.len() / bytes;
                if said <= due && said < mentions {
                    self.mention(said);
                    said += 1;
                } else {
                    let words = sentence(&mut self.dice);
                    self.push(&words);
                }
            }
            self.push("\n\n");
            paragraph += 1;
        }
    }

    fn push(&mut self, words: &str) {
        self.body.push_str(words);
        self.length += words.chars().count();
    }

    fn mention(&mut self, nth: usize) {
        let who = if nth.is_multiple_of(5) {
            0
        } else {
            nth % self.names.len()
        };
        let name = self.names[who].clone();
        let before = sentence(&mut self.dice);
        let before = before.trim_end_matches(['.', ' ']).to_owned() + ", said ";
        self.push(&before);
        let body = format!("entities.ftm.json#n{who}");
        self.annotate(&format!("#m{nth}"), "identifying", &body, &name, &before);
        self.push(" on Tuesday. ");
    }

    /// Appends `exact` to the body and an annotation that points at it.
    fn annotate(&mut self, id: &str, motivation: &str, body: &str, exact: &str, prefix: &str) {
        let start = self.length;
        self.push(exact);
        let prefix: String = {
            let skipped = prefix.chars().count().saturating_sub(64);
            prefix.chars().skip(skipped).collect()
        };
        let mut selectors = vec![json!({
            "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": "",
        })];
        if !self.annotations.len().is_multiple_of(20) {
            selectors.push(json!({
                "type": "TextPositionSelector", "start": start, "end": self.length,
            }));
        }
        self.annotations.push(json!({
            "id": id,
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": { "source": "body.md", "selector": selectors },
        }));
    }

    /// The first entity is an end of every fifteenth relation; every tenth has a sentence.
    fn relations(&mut self, count: usize) {
        let ends = self.names.len();
        for index in 0..count {
            let from = if index.is_multiple_of(15) {
                0
            } else {
                self.dice.below(ends)
            };
            // Most know their neighbours, so that there is a shape to see.
            let to = match self.dice.below(4) {
                0 => self.dice.below(ends),
                step => (from + step * 7 + 1) % ends,
            };
            let id = format!("r{index}");
            let (schema, source, target) = [
                ("Ownership", "owner", "asset"),
                ("UnknownLink", "subject", "object"),
                ("Payment", "payer", "beneficiary"),
            ][index % 3];
            self.entity(
                &id,
                schema,
                &json!({ source: [format!("n{from}")], target: [format!("n{to}")] }),
            );
            if index.is_multiple_of(10) {
                let exact = format!(
                    "{} had dealings with {} in matter {index}",
                    self.names[from], self.names[to]
                );
                let body = format!("entities.ftm.json#{id}");
                self.annotate(&format!("#{id}"), "linking", &body, &exact, "");
                self.push(". ");
                if index.is_multiple_of(50) {
                    self.push("\n\n");
                }
            }
        }
    }

    /// Series of ten years each, every value with its sentence.
    fn figures(&mut self, count: usize) {
        self.figures.push_str(
            "id,label,value,valueMax,unit,qualifier,status,period,flowCode,reporterISO,reporterDesc,\
             partnerISO,partnerDesc,priceBasis,classificationCode,cmdCode,cmdDesc,annotation\n",
        );
        for index in 0..count {
            let (series, year) = (index / 10, 2016 + index % 10);
            let value = 1_000 + self.dice.below(9_000_000);
            let flow = ["X", "M"][series % 2];
            let qualifier = ["exact", "about", "more_than", "at_least"][index % 4];
            let partner = name(series * 3);
            writeln!(
                self.figures,
                "f{index},Good {series} of {partner},{value},,USD,{qualifier},,{year},{flow},\
                 XVD,Veldora,XOM,{partner},FOB,HS,{},Good {series},#f{index}",
                1000 + series
            )
            .expect("a string takes anything");
            let exact = format!("{value} dollars of good {series} in {year}");
            let id = format!("#f{index}");
            self.annotate(&id, "highlighting", "figures/figures.csv", &exact, "");
            self.push(" were traded. ");
            if year == 2025 {
                self.push("\n\n");
            }
        }
    }

    /// Pictures with their captions, each with its sentence.
    fn pictures(&mut self, count: usize) {
        for index in 0..count {
            let picture = format!("p{index}");
            let (width, height) = [(480, 320), (320, 480), (400, 400)][index % 3];
            let image = image::RgbImage::from_fn(width, height, |x, y| {
                image::Rgb([x as u8, y as u8, (index * 7) as u8])
            });
            let mut png = std::io::Cursor::new(Vec::new());
            image
                .write_to(&mut png, image::ImageFormat::Png)
                .expect("pixels can be written");
            self.files
                .push((format!("images/{picture}.png"), png.into_inner()));
            let caption = format!("Picture {index}: {}", sentence(&mut self.dice).trim_end());
            self.pictures.push(json!({
                "name": picture,
                "uri": format!("https://example.org/big/{picture}"),
                "type": "picture",
                "descriptions": [
                    { "role": "caption", "value": caption },
                    { "role": "creditline", "value": format!("Drawn by machine {}", index % 12) },
                ],
                "renditions": [
                    { "name": "main", "contentType": "image/png", "width": width, "height": height },
                ],
            }));
            let exact = format!("as picture {index} shows");
            let body = format!("images/{picture}.png");
            self.annotate(&format!("#{picture}"), "describing", &body, &exact, "");
            self.push(". ");
            if index % 5 == 4 {
                self.push("\n\n");
            }
        }
    }

    fn finish(mut self) -> Files {
        let article = json!({
            "uri": "https://example.org/big",
            "type": "text",
            "standard": {
                "name": "ninjs",
                "version": "3.1",
                "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
            },
            "versionCreated": "2026-01-01T00:00:00Z",
            "language": "en",
            "headlines": [{ "role": "main", "value": "A large invented report" }],
            "associations": self.pictures,
        });
        let page = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "annotations.json",
            "type": "AnnotationPage",
            "items": self.annotations,
        });
        let mut parts = vec![
            ("article", "article.json", article.to_string()),
            ("body", "body.md", self.body),
            ("entities", "entities.ftm.json", self.entities),
            ("annotations", "annotations.json", page.to_string()),
        ];
        if !self.figures.is_empty() {
            parts.push(("figures", "figures/figures.csv", self.figures));
        }
        let mut resources: Vec<Value> = parts
            .iter()
            .map(|(name, path, text)| resource(name, path, text.as_bytes()))
            .collect();
        resources.extend(self.files.iter().map(|(path, bytes)| {
            let name = path.trim_start_matches("images/").trim_end_matches(".png");
            resource(name, path, bytes)
        }));
        let package = json!({
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "dossier:version": "1.0",
            "name": "big",
            "resources": resources,
        });
        let text = parts
            .into_iter()
            .map(|(_, path, text)| (path.to_owned(), text.into_bytes()));
        self.files.extend(text);
        self.files.push((
            "datapackage.json".to_owned(),
            package.to_string().into_bytes(),
        ));
        self.files
    }
}

fn resource(name: &str, path: &str, bytes: &[u8]) -> Value {
    let hash = Sha256::digest(bytes);
    let hex = hash.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a string takes anything");
        hex
    });
    let mediatype = match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("csv") => "text/csv",
        Some("md") => "text/markdown",
        Some("png") => "image/png",
        _ => "application/json",
    };
    json!({
        "name": name,
        "path": path,
        "mediatype": mediatype,
        "bytes": bytes.len(),
        "hash": format!("sha256:{hex}"),
    })
}
