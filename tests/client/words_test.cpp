// The table of words: what it says, and that another one reaches every screen.
#include "client/words/words.h"

#include "client/words/table.h"
#include "client/words/when.h"
#include "tests/client/app_support.h"

using namespace std::chrono;
using test::FakePlatform;
using test::SignedIn;
using words::Plural;
using words::say;
using words::Word;

namespace {

/// Another table for as long as a test needs it.
struct TakenUp {
    explicit TakenUp(std::string table) { taken = words::take_up("qps-ploc", std::move(table)); }
    ~TakenUp() { words::take_up("", ""); }
    bool taken;
};

constexpr std::array<std::string_view, 26> kAccented{"ä", "ƀ", "ç", "ð", "é", "ƒ", "ğ", "ħ", "î", "ĵ", "ķ", "ļ", "ɱ",
                                                     "ñ", "ø", "þ", "ɋ", "ŕ", "š", "ţ", "ü", "ṽ", "ŵ", "ẋ", "ý", "ž"};

/// Every letter with an accent, 40 % longer; what is filled in stays as it is.
std::string pseudo_table()
{
    std::string table;
    int letters = 0;
    bool inside = false;
    for (const char c : std::string_view(words::kBuiltIn, words::kBuiltInSize)) {
        if (c == '\0') {
            for (int i = 0; i < (letters * 2 + 4) / 5; ++i) table += "ø";
            letters = 0;
        }
        inside = c == '{' || (inside && c != '}');
        const int place = std::tolower(static_cast<unsigned char>(c)) - 'a';
        if (inside || c == '}' || place < 0 || place >= 26) {
            table += c;
            continue;
        }
        table += kAccented[static_cast<std::size_t>(place)];
        ++letters;
    }
    return table;
}

/// Everything that a person reads or hears of the frame drawn last, with what is data taken out.
std::string said_on(const widgets::Tree& tree)
{
    std::string said;
    const auto add = [&](std::string_view words) { said += std::string(words) + "\n"; };
    for (const auto& node : tree.nodes) {
        add(tree.text(node));
        for (const auto attribute : {widgets::Attribute::Label, widgets::Attribute::Description})
            add(tree.attribute(node, attribute));
        if (node.kind == widgets::Kind::Timeline) add(tree.view(node.value));
        auto options = tree.attribute(node, widgets::Attribute::Options);
        while (!options.empty()) {
            const auto end = options.find('\x1e');
            const auto option = options.substr(0, end);
            add(option.substr(option.find('\x1f') + 1));
            options.remove_prefix(end + 1);
        }
    }
    // Longest first, so that a part of one does not break another.
    for (const std::string_view data :
         {"Moondust Primary School (Fictional)", "Quilla Testworth", "Zeb Quill Sampleton", "Zeb Placeholder",
          "Pip Notarealname", "Provide education", "Child Link", "Quilla", "Teacher", "Prep", "KEYKEY", "CODECODE",
          "{count}", "IDENT", "DATUM"})
        for (auto at = said.find(data); at != std::string::npos; at = said.find(data)) said.erase(at, data.size());
    return said;
}

EntryView full_entry()
{
    EntryView view{.handle = "h", .purpose = "Provide education", .has_care_section = true};
    view.names = {{"Zeb", "Quill", "Sampleton", NameKind::Current},
                  {"Zeb", "", "Placeholder", NameKind::Former},
                  {"Zeb", "", "Placeholder", NameKind::AlsoKnownAs}};
    view.end = {EntryStatus::Inactive, Date{2026y / May / 3}};
    view.identity =
        IdentitySection{.identifier = "IDENT", .date_of_birth = 2020y / July / 18, .as_at = 2026y / May / 3};
    view.family = FamilySection{
        .people = {{"Pip Notarealname", ""}},
        .siblings = {{"s", "Pip Notarealname", EntryKind::Limited}, {"t", "Pip Notarealname", EntryKind::Full}}};
    const std::vector<ServiceSpan> spans{{"", "Prep", {}, {}}, {"DATUM", "", 2024y / January / 1, 2025y / March / 1}};
    view.early_years = EarlyYearsSection{.maternal_child_health = spans, .kindergarten = spans};
    view.early_years->visits[3] = 2020y / September / 1;
    view.school = SchoolSection{.enrolments = spans, .home_schooling = spans};
    view.supports = SupportsSection{.supports = spans};
    return view;
}

CareSection care()
{
    return {.order = Indicator::Past,
            .care = Indicator::Current,
            .orders = {{"DATUM", 2024y / January / 1, {}}},
            .placements = {{"DATUM", {}, 2025y / March / 1}},
            .siblings = {{"Pip Notarealname", Indicator::Current, Indicator::Past},
                         {"Pip Notarealname", Indicator::None, Indicator::None}}};
}

/// Runs `check` with the words of every screen that there is.
template <class Check>
void on_every_screen(Check check)
{
    SignedIn at;
    auto& app = at.app;
    const auto see = [&](const char* name, const std::string& path) {
        app.path_changed(path);
        at.screen();
        INFO(name);
        check(said_on(widgets::frame().tree));
    };
    see("home", "/");
    see("find", "/find");
    for (const auto& fault : faults_of(SearchForm{}, app.session().today)) app.find.faults.push_back(fault);
    app.find.faults.push_back({ErrorKind::Invalid, "no.such_code", "note", {}});
    app.find.unreachable = words::text(Word::away_act);
    see("find with faults", "/find");
    app.find = {.answered = true};
    see("nothing found", "/results");
    app.find.answer.more_than_limit = true;
    see("too many", "/results");
    app.find.answer = {.rows = {{"h", "Zeb Quill Sampleton", {6, 4}, "", "Zeb Placeholder", true}}};
    see("one found", "/results");
    app.find.answer.rows.push_back({"i", "Zeb Quill Sampleton", {0, 0}, "DATUM", "", false});
    see("two found", "/results");
    app.roll = {.answered = true, .answer = {{"Prep", "DATUM"}, {{"h", "Zeb Quill Sampleton", "Prep"}}}};
    see("roll", "/roll");
    app.entry = {.handle = "h", .asked = true};
    see("entry opening", "/entry/h");
    app.entry.view = full_entry();
    see("entry", "/entry/h");
    for (const auto status : {IndigenousStatus::Aboriginal, IndigenousStatus::TorresStraitIslander,
                              IndigenousStatus::Both, IndigenousStatus::No}) {
        app.entry.view->identity->indigenous_status = status;
        app.entry.care = care();
        see("entry with care", "/entry/h");
    }
    app.entry.view->kind = EntryKind::Limited;
    app.entry.view->limited_care = SiblingCare{"", Indicator::Past, Indicator::None};
    see("limited entry", "/entry/h");
    app.entry = {.handle = "h", .asked = true, .missing = true};
    see("missing entry", "/entry/h");
    see("help", "/help");
    see("nowhere", "/nowhere");
    at.page.clock = 790;
    see("two minutes left", "/");
    at.page.clock = 880;
    see("seconds left", "/");
    at.page.clock = 900;
    see("ended", "/");
}

/// And of those before a person is signed in.
template <class Check>
void on_every_step(Check check)
{
    const auto see = [&](const char* body, auto prepare) {
        FakePlatform page;
        App app{page};
        app.path_changed("/sign-in");
        if (body) page.answer(200, body);
        else page.answer(0, "");
        prepare(app);
        test::draw(app);
        INFO((body ? body : "away"));
        check(said_on(widgets::frame().tree));
    };
    const auto stage = [](std::string_view name) {
        return R"({"stage":")" + std::string(name) +
               R"(","product_name":"Child Link","training":true,"training_code":"123456","today":"2026-11-23",
               "now":"2026-11-22T23:42:00Z","utc_offset_minutes":660,"name":"Quilla Testworth"})";
    };
    const auto nothing = [](App&) {};
    see(nullptr, nothing);
    see(stage("signed_out").c_str(), [](App& app) {
        app.sign_in.faults = {{ErrorKind::Invalid, "sign_in.failed", "", {}}};
    });
    see(stage("code").c_str(), nothing);
    see(stage("code").c_str(), [](App& app) { app.sign_in.use_recovery_code = true; });
    see(stage("enrolment").c_str(), nothing);
    see(stage("enrolment").c_str(),
        [](App& app) { app.sign_in.enrolment = {.secret = "KEYKEY", .qr_size = 1, .qr_modules = "1"}; });
    see(stage("enrolment").c_str(), [](App& app) { app.sign_in.codes.codes = {"CODECODE"}; });
    see(stage("agreement").c_str(), nothing);
    see(stage("locked").c_str(), nothing);
    auto authoriser = std::string(test::kReady);
    authoriser.replace(authoriser.find(R"("authoriser":false,"user":true)"), 30, R"("authoriser":true,"user":false)");
    see(authoriser.c_str(), nothing);
    see(authoriser.c_str(), [](App& app) { app.path_changed("/find"); });
}

}  // namespace

TEST_CASE("PLT-44 a key's words are said with what is filled in, and what is filled in is not read again")
{
    CHECK(say(Word::find_title) == "Find a child");
    CHECK(say(Word::home_title, {{"name", "Quilla"}}) == "Welcome, Quilla");
    CHECK(say(Word::home_title, {{"name", "{name}"}}) == "Welcome, {name}");
    CHECK(say(Word::home_title, {}) == "Welcome, ");
}

TEST_CASE("PLT-44 what is counted has a form for one and a form for more")
{
    CHECK(say(Plural::results_found, 1) == "1 child found");
    CHECK(say(Plural::results_found, 0) == "0 children found");
    CHECK(say(Plural::results_found, 2) == "2 children found");
    CHECK(say(Plural::timeline_row, 2, {{"service", "Playgroup"}}) == "Playgroup, 2 records");
}

TEST_CASE("PLT-44 a code has its words, and an unknown one a plain line")
{
    CHECK(words::of_code("search.last_name_required") == "Enter the child's last name");
    CHECK(words::of_code("session.ended") == "Your session has ended. Sign in again");
    CHECK(words::of_code("no.such_code") == say(Word::error_unknown));
    CHECK(words::of_code("") == say(Word::error_unknown));
}

TEST_CASE("UI-4 an age reads as years and months, and as weeks or days for the very young")
{
    CHECK(words::age(Age{6, 4}) == "6 years 4 months");
    CHECK(words::age(Age{1, 1}) == "1 year 1 month");
    CHECK(words::age(Age{6, 0}) == "6 years");
    CHECK(words::age(Age{0, 11}) == "11 months");
    CHECK(words::age(Age{0, 0}) == "under 1 month");
    const Date born = 2020y / July / 18;
    CHECK(words::age(born, 2020y / September / 18) == "2 months");
    CHECK(words::age(born, 2020y / September / 17) == "8 weeks");
    CHECK(words::age(born, 2020y / August / 1) == "2 weeks");
    CHECK(words::age(born, 2020y / July / 31) == "13 days");
    CHECK(words::age(born, 2020y / July / 19) == "1 day");
    CHECK(words::age(born, 2020y / July / 1) == "0 days");
}

TEST_CASE("UI-4 days and times of day; PLT-39 a typed day is read back with its weekday and its month in words")
{
    CHECK(words::day(2024y / February / 3) == "3 Feb 2024");
    CHECK(words::day(2024y / December / 31) == "31 Dec 2024");
    CHECK(words::long_day(2019y / April / 3) == "Wednesday 3 April 2019");
    CHECK(words::long_day(2024y / February / 29) == "Thursday 29 February 2024");
    CHECK(words::long_day(2023y / December / 31) == "Sunday 31 December 2023");
    CHECK(words::time_of_day(*parse_instant("2026-11-22T13:05:00Z"), 660) == "12:05 am");
    CHECK(words::time_of_day(*parse_instant("2026-11-23T01:05:00Z"), 660) == "12:05 pm");
    CHECK(words::moment(*parse_instant("2026-11-22T23:42:00Z"), 660) == "23 Nov 2026, 10:42 am");
}

TEST_CASE("ENT-9 the ten visits are told in the words that the sources are read by")
{
    for (std::size_t i = 0; i < kKasVisits.size(); ++i)
        CHECK(say(static_cast<Word>(static_cast<std::size_t>(Word::visit_1) + i)) == kKasVisits[i]);
}

TEST_CASE("PLT-44 a table that is not whole is not taken up")
{
    auto table = pseudo_table();
    CHECK_FALSE(TakenUp(table + '\0').taken);
    CHECK(say(Word::find_title) == "Find a child");
    table.erase(0, table.find('\0') + 1);
    CHECK_FALSE(TakenUp(table).taken);
    CHECK(words::language() == "en-AU");
}

TEST_CASE("PLT-44 a table that was taken up is said everywhere, and leaves nothing of the first on any screen")
{
    TakenUp other(pseudo_table());
    REQUIRE(other.taken);
    CHECK(words::language() == "qps-ploc");
    int screens = 0;
    const auto check = [&](const std::string& said) {
        ++screens;
        const auto letter =
            std::find_if(said.begin(), said.end(), [](unsigned char c) { return c < 128 && std::isalpha(c); });
        INFO(said.substr(static_cast<std::size_t>(letter - said.begin())).substr(0, 80));
        CHECK(letter == said.end());
        CHECK(said.find('{') == std::string::npos);
    };
    on_every_screen(check);
    on_every_step(check);
    CHECK(screens > 30);
}

TEST_CASE("PLT-44 the menu offers every language but the one in use, under its own name and in its own language")
{
    SignedIn at;
    words::offer(
        "en-AU\x1f"
        "English\x1e"
        "vi\x1fTiếng Việt\x1e");
    CHECK(at.screen().find("Tiếng Việt") != std::string::npos);
    CHECK(at.screen().find("English") == std::string::npos);
    at.press("Tiếng Việt");
    CHECK(at.page.language == "vi");
    const auto& tree = widgets::frame().tree;
    for (const auto& node : tree.nodes)
        if (tree.text(node) == "Tiếng Việt") CHECK(tree.attribute(node, widgets::Attribute::Lang) == "vi");
    words::offer("");
}
