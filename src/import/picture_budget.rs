//! How many bytes of pictures a draft may hold: a file may show one picture a hundred thousand times.

use super::draft::PictureBytes;
use crate::container::limits::{MAX_DRAFT_PICTURE_BYTES, bytes_in_words};
use crate::problem::Problem;

/// What is left of [`MAX_DRAFT_PICTURE_BYTES`].
#[derive(Debug)]
pub(super) struct PictureBudget {
    left: u64,
}

impl Default for PictureBudget {
    fn default() -> Self {
        Self {
            left: MAX_DRAFT_PICTURE_BYTES,
        }
    }
}

impl PictureBudget {
    /// The bytes as those of a picture, or why there is no room for them.
    pub(super) fn inline(&mut self, bytes: &[u8], place: &str) -> Result<PictureBytes, Problem> {
        match self.left.checked_sub(bytes.len() as u64) {
            Some(left) => {
                self.left = left;
                Ok(PictureBytes::Inline(bytes.to_vec()))
            }
            None => Err(Problem::new(
                "E-LIMIT",
                place,
                format!(
                    "All pictures together have more than the {} allowed, so this one is left out",
                    bytes_in_words(MAX_DRAFT_PICTURE_BYTES)
                ),
                "Make the pictures smaller in the program that the file came from",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_ends_at_the_limit_and_not_before() {
        let mut budget = PictureBudget { left: 5 };
        assert_eq!(
            budget.inline(b"abc", "a").unwrap(),
            PictureBytes::Inline(b"abc".to_vec())
        );
        assert_eq!(budget.inline(b"def", "a").unwrap_err().code, "E-LIMIT");
        assert!(budget.inline(b"de", "a").is_ok());
        assert_eq!(budget.inline(b"f", "a").unwrap_err().code, "E-LIMIT");
    }
}
