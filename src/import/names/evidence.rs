//! What speaks for a candidate being a person, an organization, a place or something else: points from
//! its own words and from the words around it.
//!
//! The points were set by hand. One point is a hint, three are as good as a statement.

mod context;
mod endings;
mod words;

pub(super) use context::of_context;
pub(super) use endings::is_patronymic;
pub(super) use words::of_words;

/// Points for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Points {
    pub(super) person: f32,
    pub(super) organization: f32,
    pub(super) place: f32,
    pub(super) other: f32,
    /// For an organization: that it is a body of states.
    pub(super) public: f32,
}

impl Points {
    pub(super) fn add(&mut self, more: &Self) {
        self.person += more.person;
        self.organization += more.organization;
        self.place += more.place;
        self.other += more.other;
        self.public += more.public;
    }

    /// The same points, weighed.
    pub(super) fn times(self, weight: f32) -> Self {
        Self {
            person: self.person * weight,
            organization: self.organization * weight,
            place: self.place * weight,
            other: self.other * weight,
            public: self.public,
        }
    }

    /// The same points, none further from zero than `most`.
    pub(super) fn within(self, most: f32) -> Self {
        let cap = |points: f32| points.clamp(-most, most);
        Self {
            person: cap(self.person),
            organization: cap(self.organization),
            place: cap(self.place),
            other: cap(self.other),
            public: self.public,
        }
    }
}
