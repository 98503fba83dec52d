// A statement prepared once and run millions of times, with the variables it is bound to. For bulk work.
#pragma once

#include <soci/soci.h>

#include <tuple>
#include <utility>

namespace store {

template <class... Values>
class BulkStatement {
  public:
    BulkStatement(soci::session& sql, const char* text) : statement_(sql)
    {
        std::apply([&](auto&... value) { (statement_.exchange(soci::use(value)), ...); }, values_);
        statement_.alloc();
        statement_.prepare(text);
        statement_.define_and_bind();
    }
    BulkStatement(const BulkStatement&) = delete;
    BulkStatement& operator=(const BulkStatement&) = delete;

    template <class... Given>
    void run(Given&&... given)
    {
        std::apply([&](auto&... value) { ((value = std::forward<Given>(given)), ...); }, values_);
        statement_.execute(true);
    }

  private:
    std::tuple<Values...> values_;
    soci::statement statement_;
};

}  // namespace store
