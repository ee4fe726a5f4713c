use super::*;

/// A line, its caption, its credit, the credited.
const LINES: &[(&str, &str, &str, &[&str])] = &[
    (
        "A bridge in the fog (Photo: Ann Lee)",
        "A bridge in the fog",
        "Photo: Ann Lee",
        &["Ann Lee"],
    ),
    (
        "A bridge in the fog ( photo: Ann Lee, Bo Ek / AP )",
        "A bridge in the fog",
        "photo: Ann Lee, Bo Ek / AP",
        &["Ann Lee", "Bo Ek", "AP"],
    ),
    (
        "The hall. Photo by Ann Lee/CNN",
        "The hall.",
        "Photo by Ann Lee/CNN",
        &["Ann Lee", "CNN"],
    ),
    (
        "The hall at dusk Ann Lee/Reuters",
        "The hall at dusk",
        "Ann Lee/Reuters",
        &["Ann Lee", "Reuters"],
    ),
    (
        "The hall at dusk Getty Images",
        "The hall at dusk",
        "Getty Images",
        &["Getty Images"],
    ),
    (
        "The hall was full. Ann Lee",
        "The hall was full.",
        "Ann Lee",
        &["Ann Lee"],
    ),
    (
        "The hall was full. Credit Ann Lee/Agence France-Presse — Getty Images",
        "The hall was full.",
        "Credit Ann Lee/Agence France-Presse — Getty Images",
        &["Ann Lee", "Agence France-Presse", "Getty Images"],
    ),
    (
        "The hall was full. Credit... Ann Lee for The Daily Post",
        "The hall was full.",
        "Credit... Ann Lee for The Daily Post",
        &["Ann Lee", "The Daily Post"],
    ),
    (
        "Die Halle war voll. (Bild: Hersteller)",
        "Die Halle war voll.",
        "Bild: Hersteller",
        &[],
    ),
    (
        "Die Halle war voll | © dpa / Anna Ley",
        "Die Halle war voll",
        "© dpa / Anna Ley",
        &["dpa", "Anna Ley"],
    ),
    (
        "Die Halle (Archivfoto: Anna Ley/dpa)",
        "Die Halle",
        "Archivfoto: Anna Ley/dpa",
        &["Anna Ley", "dpa"],
    ),
    (
        "Rain over the bay. (AP Photo/Ann Lee) Photo: Ann Lee, STF / Associated Press",
        "Rain over the bay.",
        "AP Photo/Ann Lee; Photo: Ann Lee, STF / Associated Press",
        &["AP", "Ann Lee", "Associated Press"],
    ),
    (
        "Зал был полон. Фото: Анна Ли / ТАСС",
        "Зал был полон.",
        "Фото: Анна Ли / ТАСС",
        &["Анна Ли", "ТАСС"],
    ),
    (
        "האולם היה מלא (צילום: דנה לי)",
        "האולם היה מלא",
        "צילום: דנה לי",
        &["דנה לי"],
    ),
    (
        "(Image: © NASA/ESA/K. Rill)",
        "",
        "Image: © NASA/ESA/K. Rill",
        &["NASA", "ESA", "K. Rill"],
    ),
    (
        "Photo: Ann Lee. The hall was full on the first night of the fair.",
        "The hall was full on the first night of the fair.",
        "Photo: Ann Lee",
        &["Ann Lee"],
    ),
    // None of these has a credit.
    (
        "A photo of the bridge, taken by a neighbour",
        "A photo of the bridge, taken by a neighbour",
        "",
        &[],
    ),
    (
        "Ships pass the bridge (left) in 1950 (right)",
        "Ships pass the bridge (left) in 1950 (right)",
        "",
        &[],
    ),
    ("She met J. Smith", "She met J. Smith", "", &[]),
    ("", "", "", &[]),
];

#[test]
fn lines_are_divided() {
    for (line, caption, credit, names) in LINES {
        let split = split(line);
        assert_eq!(split.caption.as_deref().unwrap_or(""), *caption, "{line}");
        assert_eq!(split.credit.as_deref().unwrap_or(""), *credit, "{line}");
        assert_eq!(split.credited, *names, "{line}");
    }
}

#[test]
fn a_credit_without_its_marker() {
    for (credit, bare) in [
        ("Photo by Ann Lee", "Ann Lee"),
        ("© dpa", "dpa"),
        ("Ann Lee", "Ann Lee"),
    ] {
        assert_eq!(without_marker(credit), bare);
    }
}

#[test]
fn no_line_is_too_odd() {
    for line in [
        "(",
        ")",
        "((((",
        "/",
        "//",
        "©",
        "Photo:",
        "Photo: ",
        ". . . /",
        "İ/İ",
        "(©)",
        "via Getty Images",
        "— / —",
        "a/ b/ ",
    ] {
        split(line);
    }
    let long = "Photo: x/ ".repeat(100_000);
    split(&long);
}
