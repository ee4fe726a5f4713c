//! The one vocabulary for things a reader can point at, and the ids they are found by.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the dossier's list of its kind.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of place `index`; limits keep every list far below 2³².
            pub fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    )*};
}

ids! {
    /// A sentence of the body, in reading order.
    SentenceId,
    /// A person, organization, event, … in file order.
    EntityId,
    /// A relation between two entities, in file order.
    RelationId,
    /// A number, in file order.
    FigureId,
    /// A picture, in gallery order.
    PictureId,
    /// A link between an item and words of the text, in file order.
    AnnotationId,
}

/// One thing a reader can point at. Every tab speaks in these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    Sentence(SentenceId),
    Entity(EntityId),
    Relation(RelationId),
    Figure(FigureId),
    Picture(PictureId),
    /// A comment on the text: an annotation with motivation `commenting`.
    Note(AnnotationId),
}
