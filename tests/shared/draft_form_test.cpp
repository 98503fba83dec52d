#include <catch_amalgamated.hpp>

#include "shared/domain/draft.h"

namespace {

std::string told(const DraftForm& form)
{
    std::string all;
    for (const auto& fault : faults_of(form)) all += fault.code + "@" + fault.field + " ";
    return all;
}

}  // namespace

TEST_CASE("PLT-27 a form's name has 1 to 40 small letters and underscores")
{
    for (const auto* name : {"find", "a", "_", "request_for_information"}) CHECK(is_draft_form_name(name));
    for (const auto* name : {"", "Find", "find1", "find-a-child", "find ", "find/", "caf\xc3\xa9"})
        CHECK_FALSE(is_draft_form_name(name));
    CHECK(is_draft_form_name(std::string(40, 'a')));
    CHECK_FALSE(is_draft_form_name(std::string(41, 'a')));
}

TEST_CASE("PLT-27 a draft has at most 40 fields of at most 4,000 bytes, each under a plain name")
{
    DraftForm form;
    CHECK(told(form).empty());
    for (int i = 0; i < 40; ++i) form.fields["field_" + std::to_string(i)] = std::string(4000, 'x');
    CHECK(told(form).empty());
    form.fields["field_7"] += "x";
    CHECK(told(form) == "draft.value_too_long@fields.field_7 ");
    form.fields["field_7"].pop_back();
    form.fields["field_40"] = "";
    CHECK(told(form) == "draft.too_many_fields@fields ");

    CHECK(told({{{std::string(40, 'a'), "x"}}}).empty());
    CHECK(told({{{std::string(41, 'a'), "x"}}}) == "draft.field_name@fields ");
    for (const auto* name : {"", "Last name", "last-name", "last.name"})
        CHECK(told({{{name, "x"}}}) == "draft.field_name@fields ");
}
