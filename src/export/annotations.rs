//! The words of annotations as they stand in files.

use crate::model::annotation::{MadeBy, Motivation};

/// The motivation as written in files.
pub fn motivation(motivation: &Motivation) -> &str {
    match motivation {
        Motivation::Identifying => "identifying",
        Motivation::Linking => "linking",
        Motivation::Highlighting => "highlighting",
        Motivation::Commenting => "commenting",
        Motivation::Other(word) => word,
    }
}

/// Who put the link there, as written in files.
pub fn made_by(made_by: &MadeBy) -> &str {
    match made_by {
        MadeBy::Person => "person",
        MadeBy::Rule(rule) => rule,
    }
}
