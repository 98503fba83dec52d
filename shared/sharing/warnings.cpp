// The W codes of section 5: good practice that is asked about and never stops anybody.
#include <array>

#include "shared/sharing/checking.h"

namespace sharing {

namespace {

class Warnings : public Checking {
  public:
    using Checking::Checking;

    std::vector<Finding> run()
    {
        about_the_record();
        for (const int item : all("item")) about_item(item);
        for (const int row : all("view")) about_view(row);
        for (const int row : all("notice"))
            if (at("notice", row, "informed") == "NO") need("W-112", "notice", row, "reason");
        for (const int person : all("person")) about_person(person);
        const bool is_refusing = step_ == Step::Refuse || is("refusal");
        if (is_refusing && leaks(at("external_reason"))) find("W-115", "external_reason");
        return take();
    }

  private:
    void about_the_record()
    {
        if (context_.business_days_late > 1) find("W-101", is("request_in") ? "received_on" : "occurred_on");
        if (context_.is_late) find("W-102", {});
        if ((is("request_out") || is("request_in")) && words_in(at("why")) < 20) find("W-103", "why");
        if (context_.is_status_assumed) find("W-107", "organisation");
        if (at("fv_present") == "SUSPECTED" && !has("screening_note")) find("W-108", "screening_note");
        if (context_.shared_lately && tells()) find("W-109", "organisation");
        if (context_.is_role_training_old) find("W-117", {});
        if (tells() && (is("disclosure") || is("conference"))) need("W-104", "threshold_how");
        // IS-244: the other scheme may help as well.
        const auto persons = all("person");
        const bool has_child = has("child_group") ||
                               std::any_of(persons.begin(), persons.end(), [this](int each) { return is_child(each); });
        if ((scheme_ == "CISS" && has_violence()) || (scheme_ == "FVISS" && has_child)) find("W-116", "scheme");
    }

    void about_item(int item)
    {
        const auto& source = at("item", item, "original_source");
        const bool is_second_hand = !source.empty() || !at("item", item, "obtained_on").empty();
        if (is_second_hand && tells()) {
            need("W-106", "item", item, "original_source");
            need("W-106", "item", item, "obtained_on");
            const auto& told = at("item", item, "told_source");
            if (told.empty()) find("W-106", path_of("item", item, "told_source"));
            if (told == "NO") need("W-106", "item", item, "not_told_reason");
        }
        if (is_pasted(at("item", item, "summary"))) find("W-113", path_of("item", item, "summary"));
        if (!at("item", item, "is_entire_file").empty()) find("W-114", path_of("item", item, "is_entire_file"));
        if (!is("request_out") || step_ == Step::Log) return;
        if (is_ciss() && at("item", item, "activities").empty()) find("W-119", path_of("item", item, "activities"));
        for (const std::string_view fact : {"relevant", "necessary"})
            if (!is_judged(item, fact)) find("W-119", path_of("item", item, fact));
    }
    /// Under each scheme of the record, by the answer of its own or by the one for both.
    bool is_judged(int item, std::string_view fact) const
    {
        const auto says = [&](std::string_view field) {
            const auto& answer = at("item", item, field);
            return answer == "YES" || answer == "NO";
        };
        if (says(fact)) return true;
        return (!is_ciss() || says("CISS." + std::string(fact))) && (!is_fviss() || says("FVISS." + std::string(fact)));
    }

    void about_view(int row)
    {
        if (at("view", row, "sought") != "YES") return;
        if (at("view", row, "obtained") == "YES" || at("view", row, "obtained") == "PARTLY") {
            need("W-105", "view", row, "views");
            need("W-105", "view", row, "taken_into_account");
        }
        for (const int person : all("person"))
            if (name_of(person) == at("view", row, "person") && uses_violence(sheet_, person))
                find("W-110", path_of("view", row, "person"));
    }

    void about_person(int person)
    {
        if (has_violence() && !at("person", person, "address").empty())
            find("W-118", path_of("person", person, "address"));
        if (tells() && !at("person", person, "is_our_client").empty())
            need("W-111", "person", person, "scheme_explained_on");
    }

    /// W-115, IS-464: a name, an address or the name of a source in words that go out.
    bool leaks(const std::string& text) const
    {
        const auto holds = [&](const std::string& what) { return what.size() > 2 && text.find(what) != text.npos; };
        for (const int person : all("person"))
            for (const std::string_view field : {"given_names", "family_name", "address"})
                if (holds(at("person", person, field))) return true;
        for (const int item : all("item"))
            for (const std::string_view field : {"original_source", "summary"})
                if (holds(at("item", item, field))) return true;
        // Without their first letter, which may be a capital.
        constexpr std::array<std::string_view, 5> kTelling{"nvestigat", "nformant", "olice", "efuge", "itness"};
        return std::any_of(kTelling.begin(), kTelling.end(),
                           [&](std::string_view word) { return text.find(word) != text.npos; });
    }
    static int words_in(const std::string& text)
    {
        int words = 0;
        bool is_inside = false;
        for (const char c : text) {
            const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!is_space && !is_inside) ++words;
            is_inside = !is_space;
        }
        return words;
    }
    /// Long, or laid out as a document is.
    static bool is_pasted(const std::string& text)
    {
        return text.size() > 1200 || std::count(text.begin(), text.end(), '\n') > 12;
    }
};

}  // namespace

bool uses_violence(const Sheet& sheet, int person)
{
    if (text_at(sheet, "person", person, "misidentified") == "CONFIRMED") return false;  // IS-455
    const auto roles = values_of({{"x", text_at(sheet, "person", person, "roles")}}, "x");
    return std::any_of(roles.begin(), roles.end(),
                       [](const auto& role) { return role == "PERPETRATOR" || role == "ALLEGED_PERPETRATOR"; });
}

std::vector<Finding> warnings_of(const RecordType& type, const Sheet& sheet, const Context& context, Step step)
{
    return Warnings(type, sheet, context, step).run();
}

}  // namespace sharing
