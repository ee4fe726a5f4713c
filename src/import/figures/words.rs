//! The words of figures, one table a language: data that a person can extend without knowing the grammar.

pub(super) mod arabic;
pub(super) mod english;
pub(super) mod french;
pub(super) mod german;
pub(super) mod hebrew;
pub(super) mod persian;
pub(super) mod russian;
pub(super) mod spanish;
