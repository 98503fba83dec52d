// A part of a unit of work that can be undone by itself: a refused act leaves nothing behind but its row in the log.
#pragma once

#include "server/store/database.h"

namespace store {

class Part {
  public:
    explicit Part(Tx& tx);
    ~Part();  // undoes, unless kept
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    void keep();

  private:
    Tx& tx_;
    bool is_over_{};
};

}  // namespace store
