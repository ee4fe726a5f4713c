//! What must not be overlooked about a dossier as a whole; said above it wherever it is shown.

use jiff::Timestamp;

use super::Dossier;
use super::article::PublicationStatus;

impl Dossier {
    /// Whole sentences, gravest first; `now` decides about embargo and expiry.
    pub fn warnings(&self, now: Timestamp) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.integrity.opened_anyway {
            warnings.push(
                "Opened although a listed file differs from what was packed: nothing here is proven unchanged"
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
        let moment = |text: &str| text.parse::<Timestamp>().ok();
        if let Some(until) = &self.article.embargoed_until
            && moment(until).is_some_and(|until| until > now)
        {
            warnings.push(format!("Under embargo until {until}"));
        }
        if let Some(until) = &self.article.expires
            && moment(until).is_some_and(|until| until <= now)
        {
            warnings.push(format!("This article expired on {until}"));
        }
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embargo_and_expiry_depend_on_the_clock() {
        let mut dossier = Dossier::default();
        dossier.article.embargoed_until = Some("2030-01-01T00:00:00Z".to_owned());
        dossier.article.expires = Some("2031-01-01T00:00:00Z".to_owned());
        let at = |text: &str| dossier.warnings(text.parse().unwrap());
        assert_eq!(
            at("2029-06-01T00:00:00Z"),
            ["Under embargo until 2030-01-01T00:00:00Z"]
        );
        assert_eq!(at("2030-06-01T00:00:00Z"), [] as [&str; 0]);
        assert_eq!(
            at("2031-06-01T00:00:00Z"),
            ["This article expired on 2031-01-01T00:00:00Z"]
        );
    }

    #[test]
    fn what_is_not_for_use_is_said() {
        let mut dossier = Dossier::default();
        dossier.article.status = PublicationStatus::Withheld;
        dossier.integrity.opened_anyway = true;
        let warnings = dossier.warnings(Timestamp::UNIX_EPOCH);
        assert_eq!(warnings.len(), 2);
        assert!(warnings[0].starts_with("Opened although"), "{warnings:?}");
    }
}
