// Inside checks.cpp and warnings.cpp only: how one run of section 5 reads its sheet and notes what it finds.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/core/typed_date.h"
#include "shared/sharing/checks.h"

namespace sharing {

inline bool is_share_word(std::string_view outcome)
{
    return outcome == "MUST_SHARE" || outcome == "MAY_SHARE" || outcome == "MAY_SEND";
}

class Checking {
  public:
    Checking(const RecordType& type, const Sheet& sheet, const Context& context, Step step)
        : type_(type), sheet_(sheet), context_(context), step_(step), scheme_(text_of(sheet, "scheme"))
    {
    }
    std::vector<Finding> take() { return std::move(found_); }

  protected:
    bool is(std::string_view name) const { return type_.name == name; }
    const std::string& at(std::string_view path) const { return text_of(sheet_, path); }
    const std::string& at(std::string_view part, int number, std::string_view field) const
    {
        return text_at(sheet_, part, number, field);
    }
    bool has(std::string_view path) const { return !at(path).empty(); }
    std::vector<int> all(std::string_view part) const { return numbers_of(sheet_, part); }
    std::optional<Date> day(std::string_view path) const { return read_typed_date(at(path)); }

    bool is_ciss() const { return scheme_ == "CISS" || scheme_ == "BOTH"; }
    bool is_fviss() const { return scheme_ == "FVISS" || scheme_ == "BOTH"; }
    bool is_under_scheme() const { return is_ciss() || is_fviss(); }
    bool has_violence() const { return at("fv_present") == "YES" || at("fv_present") == "SUSPECTED"; }
    /// Information leaves, or has left.
    bool tells() const
    {
        return is_under_scheme() && step_ == Step::Share &&
               (is("disclosure") || is("safety_disclosure") || is("conference") || is("request_in"));
    }
    bool leaves(int item) const
    {
        return context_.items.empty() ||
               std::find(context_.items.begin(), context_.items.end(), item) != context_.items.end();
    }
    std::string name_of(int person) const
    {
        return at("person", person, "given_names") + " " + at("person", person, "family_name");
    }
    bool is_child(int person) const
    {
        return !at("person", person, "is_child").empty() || !at("person", person, "unborn").empty();
    }

    void find(std::string_view code, std::string path) { found_.push_back({std::string(code), std::move(path)}); }
    void need(std::string_view code, std::string_view path)
    {
        if (!has(path)) find(code, std::string(path));
    }
    void need(std::string_view code, std::string_view part, int number, std::string_view field)
    {
        if (at(part, number, field).empty()) find(code, path_of(part, number, field));
    }

    const RecordType& type_;
    const Sheet& sheet_;
    const Context& context_;
    const Step step_;
    const std::string& scheme_;
    std::vector<Finding> found_;
};

/// The W codes.
std::vector<Finding> warnings_of(const RecordType& type, const Sheet& sheet, const Context& context, Step step);

}  // namespace sharing
