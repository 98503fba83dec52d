// Where the keyboard's focus goes when the screen changes, and what the document is called.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "client/widgets/frame.h"

namespace widgets {

class FocusKeeper {
  public:
    /// After each pass over the screen, while its events are still there.
    void after_pass(const Frame& frame);
    void went_back() { went_back_ = true; }
    /// The node to focus after this frame, or 0: a dialog that opened, faults that were found, the title of a new
    /// screen, back to where it was before a dialog, or the heading nearest to a focused node that is gone. `moved`:
    /// the address changed.
    std::uint32_t wanted(Frame& frame, bool moved);
    /// "Error: Find a child - Child Link".
    std::string document_title(const Frame& frame) const;

  private:
    std::uint32_t chosen(Frame& frame, bool moved);
    std::uint32_t heir_of_lost(const Frame& frame) const;
    void remember(const Frame& frame);

    std::vector<std::uint32_t> around_focus_;  // the containers of the focused node, innermost first
    std::string title_, faults_;
    std::uint32_t dialog_{}, before_dialog_{};
    bool submitted_{}, went_back_{};
};

}  // namespace widgets
