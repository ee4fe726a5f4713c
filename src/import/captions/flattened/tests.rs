use super::*;

const BODY: &str = "The harbour council met on Monday evening and decided, after five hours, that the bridge will stay closed until the spring.";
const MORE: &str = "Nobody in the hall had expected that, and the ferry company said on the same night that it would add two boats.";

/// Lines among paragraphs of an article, and which of them are captions.
const TEXTS: &[(&[&str], &[usize])] = &[
    (
        &[
            BODY,
            "3 View gallery The bridge at low water ( photo: Ann Lee , AP )",
            MORE,
        ],
        &[1],
    ),
    (
        &[
            BODY,
            "Media caption The mayor told our reporter that the bridge is safe",
            MORE,
        ],
        &[1],
    ),
    (
        &[
            BODY,
            "2of4Workers look at the cracks in the northern pillar of the bridge",
            MORE,
        ],
        &[1],
    ),
    (
        &[BODY, "The bridge at low water", "Photo: Ann Lee", MORE],
        &[1],
    ),
    (
        &[
            BODY,
            "The bridge at low water",
            "(Image: © Ann Lee/Reuters)",
            "Getty",
            MORE,
        ],
        &[1],
    ),
    (
        &[
            BODY,
            "The bridge at low water, seen from the northern pier. REUTERS/Ann Lee",
            MORE,
        ],
        &[1],
    ),
    (
        &[
            BODY,
            "FILE PHOTO: The bridge in the year it was built",
            MORE,
        ],
        &[1],
    ),
    (
        &[
            "Photo",
            "The bridge at low water, seen from the northern pier, where the ferry lands",
            BODY,
            MORE,
        ],
        &[1],
    ),
    (&[BODY, "Bo Ek Submitted photo", MORE], &[1]),
    (
        &[
            BODY,
            "Tie the knot. (Ann Lee)",
            MORE,
            "Pull it tight. (Ann Lee)",
            MORE,
        ],
        &[1, 3],
    ),
    // A gallery shows each twice, and only one above its credit.
    (
        &[
            "Ann Lee, left, and Bo Ek look at the bridge on the day of the decision, Monday, March 2, 2026.",
            "Ann Lee, left, and Bo Ek look at the bridge on the day of the decision, Monday, March 2, ... more",
            "Photo: Cy Day, AP",
            BODY,
        ],
        &[0, 1],
    ),
    (
        &[
            "Die Brücke bei Ebbe",
            "Foto: Anna Ley/dpa",
            "Der Hafenrat hat am Montag getagt und beschlossen, dass die Brücke bis zum Frühling geschlossen bleibt.",
        ],
        &[0],
    ),
    (
        &[
            "Мост при отливе. Фото: Анна Ли / ТАСС",
            "Совет порта решил в понедельник, что мост останется закрытым до весны, и жители этого не ждали.",
        ],
        &[0],
    ),
    (
        &[
            "הגשר בשעת שפל (צילום: דנה לי)",
            "מועצת הנמל החליטה ביום שני שהגשר יישאר סגור עד האביב, ואיש לא ציפה לכך.",
        ],
        &[0],
    ),
    // None of these is one.
    (&[BODY, MORE], &[]),
    (&["By Ann Lee and Bo Ek, Associated Press", BODY, MORE], &[]),
    (&["Ann Lee and Bo Ek, Associated Press", BODY, MORE], &[]),
    (&["Monday, March 2, 2026", BODY, MORE], &[]),
    (&[BODY, "What the bridge cost", MORE], &[]),
    (
        &[
            BODY,
            "The ferry carried nine hundred people on Tuesday, the company said. Reuters",
            MORE,
        ],
        &[],
    ),
    (&[BODY, "Updated at noon. Source: Reuters", MORE], &[]),
    (&[BODY, "© 2026 The Harbour Post", MORE], &[]),
    (&[BODY, BODY, MORE, BODY], &[]),
    (&["", "  ", ""], &[]),
    (&[], &[]),
];

#[test]
fn captions_are_told_from_the_lines_around_them() {
    for (lines, captions) in TEXTS {
        let found: Vec<usize> = find(lines)
            .iter()
            .map(|caption| caption.lines.start)
            .collect();
        assert_eq!(found, *captions, "{lines:#?}");
    }
}

#[test]
fn credits_below_belong_to_the_caption_and_buttons_do_not() {
    let lines = [
        "2 View gallery The bridge at low water",
        "Photo: Ann Lee",
        "Getty Images",
        BODY,
    ];
    let found = find(&lines);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].lines, 0..3);
    assert_eq!(
        found[0].text,
        "The bridge at low water | Photo: Ann Lee | Getty Images"
    );
    let split = credit::split(&found[0].text);
    assert_eq!(split.caption.as_deref(), Some("The bridge at low water"));
    assert_eq!(split.credited, ["Ann Lee", "Getty Images"]);
}

#[test]
fn lines_of_a_wrapped_text_are_no_caption_of_the_credit_below() {
    let wrapped = [
        "The harbour council met on Monday evening and decided, after five",
        "hours, that the bridge will stay closed until the spring. Nobody had",
        "expected that, and the ferry company said on the same night that it",
        "would add two boats to its fleet.",
        "Photo by Ann Lee",
        "The ferry carried nine hundred people on Tuesday, which is more than",
        "on any day of the year before, and the queue reached the church.",
    ];
    let found: Vec<usize> = find(&wrapped)
        .iter()
        .map(|caption| caption.lines.start)
        .collect();
    assert_eq!(found, [4]);
}
