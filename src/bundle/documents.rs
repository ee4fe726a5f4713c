//! The parts of an opened bundle as they stand on disk, kept so that saving loses nothing.

use super::read::table::Table;
use super::schema::annotations::AnnotationPage;
use super::schema::article::Item;
use super::schema::entities::FtmEntity;
use super::schema::package::DataPackage;

/// Every part that was read; a part that is absent or could not be read is `None`.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    pub(crate) package: DataPackage,
    pub(crate) article: Item,
    pub(crate) entities: Option<Vec<FtmEntity>>,
    pub(crate) annotations: Option<AnnotationPage>,
    pub(crate) figures: Option<Table>,
}
