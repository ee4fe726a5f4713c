//! Which modules a source names, wherever and however: `crate::`, `super::super::`, nested braces, macros.

/// A source cut into names and marks; comments, strings and letters are gone, for they may name anything.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment(rest)
        } else if let Some(length) = string(rest) {
            length
        } else if first == '\'' {
            letter_or_lifetime(rest)
        } else if first.is_alphabetic() || first == '_' {
            let name = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
            let name = &rest[..name.unwrap_or(rest.len())];
            tokens.push(name.to_owned());
            name.len()
        } else {
            let mark = if rest.starts_with("::") {
                "::"
            } else {
                &rest[..first.len_utf8()]
            };
            if !first.is_whitespace() {
                tokens.push(mark.to_owned());
            }
            mark.len()
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of a block comment, which may hold others.
fn comment(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, _) in text.char_indices() {
        if text[at..].starts_with("/*") {
            depth += 1;
        } else if text[..at].ends_with("*/") && at > 3 {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    text.len()
}

/// The length of a string of any kind, if one stands here.
fn string(text: &str) -> Option<usize> {
    let prefix = text.len() - text.trim_start_matches(['b', 'c', 'r']).len();
    if prefix > 2 {
        return None;
    }
    let (letters, body) = text.split_at(prefix);
    let hashes = body.len() - body.trim_start_matches('#').len();
    let body = &body[hashes..];
    let inside = body.strip_prefix('"')?;
    let start = text.len() - inside.len();
    if letters.contains('r') {
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(
            inside
                .find(&end)
                .map_or(text.len(), |at| start + at + end.len()),
        );
    }
    if hashes > 0 {
        return None;
    }
    let mut escaped = false;
    for (at, letter) in inside.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(start + at + 1),
            _ => {}
        }
    }
    Some(text.len())
}

/// `'a'`, `'\''` and `'\u{1f}'` are letters; `'a` is a lifetime.
fn letter_or_lifetime(text: &str) -> usize {
    let inside = &text[1..];
    if let Some(escape) = inside.strip_prefix('\\') {
        let first = escape.chars().next().map_or(0, char::len_utf8);
        let end = escape[first..].find('\'').unwrap_or(0);
        return 2 + first + end + 1;
    }
    let first = inside.chars().next().map_or(0, char::len_utf8);
    if inside[first..].starts_with('\'') {
        return 1 + first + 1;
    }
    1
}

/// Every path into our own crate that stands in `tokens`, from its root; `*` stands for everything below.
///
/// `module` is where the source stands. In a binary the library is called by its name.
pub(crate) fn paths(tokens: &[String], module: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    // Modules written inside this file, each with the depth of braces at which it ends.
    let mut inline: Vec<(usize, String)> = Vec::new();
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        let follows = |offset: usize| tokens.get(at + offset).map(String::as_str);
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        match token.as_str() {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                inline.retain(|(end, _)| *end <= depth);
            }
            "mod" if follows(2) == Some("{") => {
                inline.push((depth + 1, follows(1).unwrap_or_default().to_owned()));
            }
            "crate" | "dossier" if follows(1) == Some("::") => {
                expand(tokens, at + 2, Vec::new(), &mut found);
            }
            // The root under another name hides everything.
            "crate" if matches!(follows(1), Some("as" | ";")) => found.push(vec!["*".to_owned()]),
            "super" | "self" if before.is_none_or(|before| before != "::") => {
                let mut here: Vec<String> = module.to_vec();
                here.extend(inline.iter().map(|(_, name)| name.clone()));
                if follows(1) == Some("::") || matches!(follows(1), Some("as")) {
                    expand(tokens, at, here, &mut found);
                }
            }
            _ => {}
        }
    }
    found
}

/// Follows a path from `at`, in all its branches; gives the place behind it.
fn expand(
    tokens: &[String],
    mut at: usize,
    mut path: Vec<String>,
    found: &mut Vec<Vec<String>>,
) -> usize {
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while let Some(token) = tokens.get(at).filter(|token| *token != "}") {
                    if token == "," {
                        at += 1;
                    } else {
                        at = expand(tokens, at, path.clone(), found);
                        // `as name`
                        while tokens
                            .get(at)
                            .is_some_and(|token| token != "," && token != "}")
                        {
                            at += 1;
                        }
                    }
                }
                return at + 1;
            }
            Some("super") => drop(path.pop()),
            Some("self") => {}
            Some(name)
                if name == "*" || name.starts_with(|c: char| c.is_alphabetic() || c == '_') =>
            {
                path.push(name.to_owned());
            }
            _ => break,
        }
        at += 1;
        if tokens.get(at).is_none_or(|token| token != "::") {
            break;
        }
        at += 1;
    }
    if path.is_empty() {
        path.push("*".to_owned());
    }
    found.push(path);
    at
}

/// The modules that `tokens` declares for tests only, as `#[cfg(test)] mod name;`.
pub(crate) fn test_modules(tokens: &[String]) -> Vec<String> {
    const ATTRIBUTE: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let starts = (0..tokens.len()).filter(|at| is_at(tokens, *at, &ATTRIBUTE));
    let declared = starts.filter_map(|at| {
        let declaration = tokens.get(at + ATTRIBUTE.len()..)?;
        let at = declaration.iter().position(|token| token == "mod")?;
        let only_visibility = declaration[..at].iter().all(|token| {
            matches!(
                token.as_str(),
                "pub" | "(" | ")" | "crate" | "super" | "in" | "::"
            )
        });
        (only_visibility && declaration.get(at + 2)? == ";").then(|| declaration[at + 1].clone())
    });
    declared.collect()
}

/// Whether the whole file is for tests only, by `#![cfg(test)]` among its first attributes.
pub(crate) fn is_for_tests(tokens: &[String]) -> bool {
    const ATTRIBUTE: [&str; 8] = ["#", "!", "[", "cfg", "(", "test", ")", "]"];
    let mut at = 0;
    while is_at(tokens, at, &["#", "!", "["]) {
        if is_at(tokens, at, &ATTRIBUTE) {
            return true;
        }
        let end = tokens[at..].iter().position(|token| token == "]");
        at += end.map_or(tokens.len(), |end| end + 1);
    }
    false
}

fn is_at(tokens: &[String], at: usize, wanted: &[&str]) -> bool {
    tokens.get(at..at + wanted.len()).is_some_and(|part| {
        part.iter()
            .zip(wanted)
            .all(|(token, wanted)| token == wanted)
    })
}
