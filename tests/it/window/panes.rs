//! F6 through the parts of the window, and shortcuts that go into what a tab shows.

use super::reading::focused_at;
use super::*;

/// Where the focus is: among the tabs, in the details at the right, or in what the tab shows.
fn part(window: &Window) -> &'static str {
    let (_, _, rect) = focused_at(window).expect("something has the focus");
    let tab = window.harness.get_by_role_and_label(Role::Tab, "Gallery 3");
    match rect.center() {
        at if at.y < tab.rect().bottom() => "tabs",
        at if at.x > 1280.0 - 340.0 && rect.width() < 400.0 => "details",
        _ => "content",
    }
}

#[test]
fn f6_goes_through_the_parts_of_the_window() {
    let mut window = Window::new();
    window.send(Command::ShowTab(Tab::Map));
    window.send(Command::ShowDetails(true));
    let viktorov = window.entity("viktorov");
    window.send(Command::Select(viktorov));
    let mut seen = Vec::new();
    for _ in 0..4 {
        window.press(Modifiers::NONE, Key::F6);
        seen.push(part(&window));
    }
    assert_eq!(seen, ["content", "details", "tabs", "content"]);
    window.press(Modifiers::SHIFT, Key::F6);
    assert_eq!(part(&window), "tabs");
    // The content of the map is the map itself, not its tools: the arrows walk.
    window.press(Modifiers::NONE, Key::F6);
    window.press(Modifiers::NONE, Key::ArrowRight);
    let (_, name, _) = focused_at(&window).expect("a node has it");
    assert!(name.contains("relation"), "{name}");
    // What is not there is passed over, and the focus stays though the panel beside it goes.
    window.send(Command::ShowDetails(false));
    let (_, still, _) = focused_at(&window).expect("the same node");
    assert_eq!(still, name);
    window.press(Modifiers::NONE, Key::F6);
    assert_eq!(part(&window), "tabs");
}

#[test]
fn a_shortcut_goes_into_what_its_tab_shows() {
    let mut window = Window::new();
    for (key, tab) in [
        (Key::Num2, Tab::Map),
        (Key::Num3, Tab::Figures),
        (Key::Num4, Tab::Gallery),
        (Key::Num1, Tab::Text),
    ] {
        window.press(Modifiers::COMMAND, key);
        assert_eq!(window.app().session.tab(), tab);
        assert_eq!(part(&window), "content", "{tab:?}");
    }
}

#[test]
fn in_a_low_window_the_details_make_way_for_what_they_lead_to() {
    let mut window = Window::new();
    window.harness.set_size(egui::vec2(310.0, 350.0));
    window.send(Command::ShowTab(Tab::Map));
    let viktorov = window.entity("viktorov");
    let map = |window: &Window| window.harness.query_by_role(Role::Canvas).is_some();
    assert!(map(&window));
    window.send(Command::ShowDetails(true));
    window.send(Command::Select(viktorov));
    assert!(window.is_said("Anatoly Viktorov"));
    assert!(!map(&window), "they have the whole window");
    window.click_button("Close");
    assert!(map(&window));
    window.send(Command::ShowDetails(true));
    window.press(Modifiers::COMMAND, Key::Enter);
    let session = &window.app().session;
    assert_eq!(session.tab(), Tab::Text);
    assert!(!session.shows_details());
    assert!(window.says(Role::Paragraph, "Viktorov"));
}
