// What surrounds every screen: the header bar, the menu, the page itself; and how it looks. Only client/app
// calls these.
#pragma once

#include <string_view>

#include "client/widgets/icons.h"
#include "client/widgets/widgets.h"

namespace widgets {

/// First of all: past header and menu to the page's title (WCAG 2.4.1). Seen while it has the focus.
void skip_link();
/// The bar on top, over everything: brand, tag, who, header buttons; wraps on a narrow screen.
struct Header : GuardBase {
    Header();
};
void brand(std::string_view product_name);
/// A word that must never be missed: "Training: all people are invented".
void tag(std::string_view text);
/// Signed in as whom. What follows stands at the right edge with it.
void who(std::string_view name, std::string_view place);
bool header_button(std::string_view label, std::string_view key_hint = {}, Icon icon = Icon::none);

/// The menu at the left; on a narrow screen above the page, behind a button "Menu" that it draws and handles itself.
/// Without a menu (nobody is signed in) what it says stands in one line below the header.
struct Nav : GuardBase {
    explicit Nav(bool has_menu);
};
void nav_heading(std::string_view text);
bool nav_link(std::string_view label, std::string_view href, bool is_current, Icon icon = Icon::none);
/// `language`: of the label, where it is another than the page's.
bool nav_button(std::string_view label, Icon icon = Icon::none, std::string_view language = {});

/// The page; screens draw inside it.
struct Main : GuardBase {
    Main();
};

/// In the menu: opens the dialog in which face and theme are chosen.
void display_button();
/// That dialog, while it is open. Last in a frame, and only where no other dialog stands.
void display_dialog();

}  // namespace widgets
