//! Parts that know no session: values in, `Response` out.

pub mod card;
pub mod icon;
