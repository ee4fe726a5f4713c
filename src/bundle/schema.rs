//! The parts of a bundle exactly as they stand on disk.
//!
//! Invariant: reading a part and writing it back gives equal JSON values, whatever properties it
//! holds. What we do not know is kept as the text it was, so `1.0`, `1e400` and numbers of any
//! length stay what they were. Nothing here judges; [`read`](super::read) does.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap as _, Serializer};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

pub(crate) mod annotations;
pub(crate) mod article;
pub(crate) mod entities;
pub(crate) mod package;

/// Properties we do not know, in file order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extra(pub(crate) Vec<(String, Box<RawValue>)>);

impl Extra {
    /// Adds a property; `false` when it is already there.
    pub(crate) fn insert(&mut self, key: String, value: Box<RawValue>) -> bool {
        let known = self.0.len() < 64 && self.0.iter().any(|(other, _)| *other == key);
        if !known {
            self.0.push((key, value));
        }
        !known
    }
}

/// Declares a JSON object whose unknown properties survive.
///
/// Every property is optional; a `null` counts as absent but is kept. Duplicates of a known
/// property are refused.
macro_rules! open_object {
    (
        $(#[$doc:meta])*
        $name:ident { $( $(#[$field_doc:meta])* $field:ident: $type:ty = $key:literal, )* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub(crate) struct $name {
            $( $(#[$field_doc])* pub(crate) $field: Option<$type>, )*
            pub(crate) extra: $crate::bundle::schema::Extra,
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct ObjectVisitor;

                impl<'de> serde::de::Visitor<'de> for ObjectVisitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<Self::Value, A::Error> {
                        let mut object = $name::default();
                        while let Some(key) = map.next_key::<String>()? {
                            match key.as_str() {
                                $( $key => {
                                    if object.$field.is_some() {
                                        return Err(serde::de::Error::duplicate_field($key));
                                    }
                                    object.$field = map.next_value()?;
                                    if object.$field.is_none() {
                                        $crate::bundle::schema::keep_null(&mut object.extra, key)?;
                                    }
                                } )*
                                _ => {
                                    let value = map.next_value()?;
                                    $crate::bundle::schema::keep(&mut object.extra, key, value)?;
                                }
                            }
                        }
                        Ok(object)
                    }
                }

                deserializer.deserialize_map(ObjectVisitor)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut map = serializer.serialize_map(None)?;
                $( if let Some(value) = &self.$field {
                    map.serialize_entry($key, value)?;
                } )*
                for (key, value) in &self.extra.0 {
                    if $crate::bundle::schema::is_null(value) {
                        let replaced = match key.as_str() {
                            $( $key => self.$field.is_some(), )*
                            _ => false,
                        };
                        if replaced {
                            continue;
                        }
                    }
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    };
}
pub(crate) use open_object;

/// Keeps an unknown property, refusing a second one of the same name.
pub(crate) fn keep<E: de::Error>(
    extra: &mut Extra,
    key: String,
    value: Box<RawValue>,
) -> Result<(), E> {
    let name = key.clone();
    if extra.insert(key, value) {
        Ok(())
    } else {
        Err(E::custom(format_args!("duplicate field `{name}`")))
    }
}

/// Keeps a known property that was given as `null`.
pub(crate) fn keep_null<E: de::Error>(extra: &mut Extra, key: String) -> Result<(), E> {
    let null = RawValue::from_string("null".to_owned()).map_err(E::custom)?;
    keep(extra, key, null)
}

/// Whether a kept property is `null`.
pub(crate) fn is_null(value: &RawValue) -> bool {
    value.get() == "null"
}

/// A value or a list of values, as JSON-LD writes them.
#[derive(Clone, Debug)]
pub(crate) enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    pub(crate) fn as_slice(&self) -> &[T] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }

    pub(crate) fn as_mut_slice(&mut self) -> &mut [T] {
        match self {
            Self::One(one) => std::slice::from_mut(one),
            Self::Many(many) => many,
        }
    }
}

/// Goes through the raw text, because a buffered value could not keep unknown properties.
impl<'de, T: DeserializeOwned> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let parsed = if raw.get().starts_with('[') {
            serde_json::from_str(raw.get()).map(Self::Many)
        } else {
            serde_json::from_str(raw.get()).map(Self::One)
        };
        parsed.map_err(de::Error::custom)
    }
}

impl<T: Serialize> Serialize for OneOrMany<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(one) => one.serialize(serializer),
            Self::Many(many) => many.serialize(serializer),
        }
    }
}

/// A string, or an object that names the same thing with more words.
#[derive(Clone, Debug)]
pub(crate) enum StringOr<T> {
    String(String),
    Object(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for StringOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EitherVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for EitherVisitor<T> {
            type Value = StringOr<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or an object")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(StringOr::String(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(de::value::MapAccessDeserializer::new(map)).map(StringOr::Object)
            }
        }

        deserializer.deserialize_any(EitherVisitor(PhantomData))
    }
}

impl<T: Serialize> Serialize for StringOr<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::String(text) => serializer.serialize_str(text),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

/// A map of lists of strings in file order; a second list of the same name is refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Properties(pub(crate) Vec<(String, Vec<String>)>);

impl Properties {
    /// The values of a property; empty when there is none.
    pub(crate) fn get(&self, name: &str) -> &[String] {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map_or(&[], |(_, values)| values)
    }

    /// The first value of a property that is not empty.
    pub(crate) fn first(&self, name: &str) -> Option<&str> {
        self.get(name)
            .iter()
            .map(String::as_str)
            .find(|value| !value.trim().is_empty())
    }
}

impl<'de> Deserialize<'de> for Properties {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PropertiesVisitor;

        impl<'de> Visitor<'de> for PropertiesVisitor {
            type Value = Properties;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object whose every property is a list of strings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut names = std::collections::BTreeSet::new();
                let mut list = Vec::new();
                while let Some(name) = map.next_key::<String>()? {
                    if !names.insert(name.clone()) {
                        return Err(de::Error::custom(format_args!("duplicate field `{name}`")));
                    }
                    list.push((name, map.next_value::<Vec<String>>()?));
                }
                Ok(Properties(list))
            }
        }

        deserializer.deserialize_map(PropertiesVisitor)
    }
}

impl Serialize for Properties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, values) in &self.0 {
            map.serialize_entry(name, values)?;
        }
        map.end()
    }
}

/// A list whose elements are parsed one by one later, so that a bad one costs only itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct RawList(pub(crate) Vec<Box<RawValue>>);

impl<'de> Deserialize<'de> for RawList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor;

        impl<'de> Visitor<'de> for ListVisitor {
            type Value = RawList;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(raw) = seq.next_element()? {
                    list.push(raw);
                }
                Ok(RawList(list))
            }
        }

        deserializer.deserialize_seq(ListVisitor)
    }
}

impl Serialize for RawList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0)
    }
}

/// Whole number of a property that others also write as `3.0` or `"3"`; kept as written.
pub(crate) fn whole(raw: Option<&RawValue>) -> Option<u64> {
    let text = raw?.get().trim_matches('"');
    text.parse().ok().or_else(|| {
        let number: f64 = text.parse().ok()?;
        (number.is_finite() && number >= 0.0 && number.fract() == 0.0 && number < 9e15)
            .then_some(number as u64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::json;

    open_object! {
        /// A test object.
        Sample {
            name: String = "name",
            bytes: Box<RawValue> = "bytes",
            one: Box<OneOrMany<StringOr<Sample>>> = "one",
        }
    }

    fn round_trip(text: &str) {
        let sample: Sample = json::parse(text, "t.json").unwrap();
        assert_eq!(serde_json::to_string(&sample).unwrap(), text);
    }

    #[test]
    fn what_we_do_not_know_survives_to_the_letter() {
        round_trip(r#"{"name":"a","x":123456789012345678901234567890,"y":1.0,"z":1e400,"n":-0.0}"#);
        round_trip(r#"{"one":[{"name":"b","inner":[1.50,{"k":null}]},"text"],"w":{"a":1}}"#);
        round_trip(r#"{"bytes":3756.0,"one":{"inner":1e999,"name":null}}"#);
        round_trip(r#"{"bytes":10,"name":null,"other":null}"#);
    }

    #[test]
    fn duplicates_are_refused_known_or_not() {
        for bad in [
            r#"{"name":"a","name":"b"}"#,
            r#"{"x":1,"x":2}"#,
            r#"{"name":null,"name":null}"#,
        ] {
            let problem = json::parse::<Sample>(bad, "t.json").unwrap_err();
            assert!(problem.what.contains("Duplicate field"), "{problem}");
        }
        let twice = r#"{"name":["a"],"alias":[],"name":["b"]}"#;
        assert!(json::parse::<Properties>(twice, "t").is_err());
    }

    #[test]
    fn unknown_properties_may_be_a_hundred_thousand_deep() {
        let deep = format!("{{\"x\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        round_trip(&deep);
    }

    #[test]
    fn whole_numbers_in_every_writing() {
        let whole_of = |text: &str| {
            let raw = RawValue::from_string(text.to_owned()).unwrap();
            whole(Some(&raw))
        };
        assert_eq!(whole_of("96"), Some(96));
        assert_eq!(whole_of("96.0"), Some(96));
        assert_eq!(whole_of("\"96\""), Some(96));
        for bad in ["-1", "1.5", "1e400", "null", "\"wide\"", "[1]"] {
            assert_eq!(whole_of(bad), None, "{bad}");
        }
    }
}
