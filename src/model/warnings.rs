//! What must not be overlooked about a dossier as a whole; said above it wherever it is shown.
//!
//! Invariant: nothing here asks for the time of day. A warning gives the date and leaves it to the reader
//! to compare: the same file looks the same tomorrow, and a wrong clock makes nobody break an embargo.

use super::Dossier;
use super::article::PublicationStatus;
use super::date::readable;

impl Dossier {
    /// Whole sentences, gravest first.
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.integrity.opened_anyway {
            warnings.push(
                "Opened although a listed file has changed since it was packed: nothing here is proven unchanged"
                    .to_owned(),
            );
        }
        match self.article.status {
            PublicationStatus::Usable => {}
            PublicationStatus::Withheld => {
                warnings.push("The publisher withholds this article: it is not for use".to_owned());
            }
            PublicationStatus::Canceled => {
                warnings.push("The publisher canceled this article".to_owned());
            }
        }
        if let Some(until) = &self.article.embargoed_until {
            let until = readable(until);
            warnings.push(format!("Embargo: not for publication before {until}"));
        }
        if let Some(until) = &self.article.expires {
            let until = readable(until);
            warnings.push(format!(
                "The publisher asks not to use this article after {until}"
            ));
        }
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embargo_and_expiry_say_their_dates_on_any_day() {
        let mut dossier = Dossier::default();
        assert!(dossier.warnings().is_empty());
        // One date long past and one far ahead read alike: nobody looked at a clock.
        for year in [1990, 2990] {
            dossier.article.embargoed_until = Some(format!("{year}-03-01T06:00:00Z"));
            dossier.article.expires = Some(format!("{year}-04"));
            assert_eq!(
                dossier.warnings(),
                [
                    format!("Embargo: not for publication before 1 March {year}, 06:00 UTC"),
                    format!("The publisher asks not to use this article after April {year}"),
                ]
            );
        }
    }

    #[test]
    fn what_is_not_for_use_is_said() {
        let mut dossier = Dossier::default();
        dossier.article.status = PublicationStatus::Withheld;
        dossier.integrity.opened_anyway = true;
        let warnings = dossier.warnings();
        assert_eq!(warnings.len(), 2);
        assert!(warnings[0].starts_with("Opened although"), "{warnings:?}");
    }
}
