#include "server/register/linker.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "server/text/fold.h"

namespace registry {

namespace {

std::u32string letters_of(const std::string& text)
{
    std::u32string letters;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80) letters.push_back(byte);
        else if (!letters.empty()) letters.back() = (letters.back() << 8) | byte;  // only equality matters
    }
    return letters;
}

/// A day and a month changed places, or one of year, month and day differs alone: slips of the hand, not two birthdays.
bool near_days(std::int32_t a, std::int32_t b)
{
    using namespace std::chrono;
    const Date x{sys_days{std::chrono::days{a}}}, y{sys_days{std::chrono::days{b}}};
    const bool year = x.year() == y.year(), month = x.month() == y.month(), day = x.day() == y.day();
    if (year && unsigned(x.day()) == unsigned(y.month()) && unsigned(x.month()) == unsigned(y.day())) return true;
    return int(year) + int(month) + int(day) == 2;
}

class Linker {
  public:
    Linker(const std::vector<LinkUnit>& units, const std::vector<OtherName>& others, const NamePool& names)
        : units_(units), others_(others), names_(names)
    {
    }

    LinkPlan run()
    {
        const auto count = static_cast<std::uint32_t>(units_.size());
        plan_.child.resize(count);
        std::iota(plan_.child.begin(), plan_.child.end(), 0U);
        sources_.resize(count);
        is_new_.resize(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            sources_[i] = units_[i].sources;
            is_new_[i] = units_[i].entry == 0;
        }
        order_.resize(count);
        std::iota(order_.begin(), order_.end(), 0U);

        std::sort(order_.begin(), order_.end(), [&](auto a, auto b) { return exact_key(a) < exact_key(b); });
        each_run([&](auto a, auto b) { return exact_key(a) == exact_key(b); },
                 [&](auto from, auto to) { join_equal(from, to); });
        each_run(
            [&](auto a, auto b) {
                return units_[a].born == units_[b].born && units_[a].name.family == units_[b].name.family;
            },
            [&](auto from, auto to) { near_names(from, to); });
        other_names();

        std::sort(order_.begin(), order_.end(), [&](auto a, auto b) { return name_key(a) < name_key(b); });
        each_run([&](auto a, auto b) { return name_key(a) == name_key(b); },
                 [&](auto from, auto to) { near_births(from, to); });
        return std::move(plan_);
    }

  private:
    using At = std::vector<std::uint32_t>::iterator;
    using Exact = std::tuple<std::int32_t, std::uint32_t, std::uint32_t, char>;

    Exact exact_key(std::uint32_t i) const
    {
        const auto& unit = units_[i];
        return {unit.born, unit.name.family, unit.name.given, unit.sex};
    }
    std::tuple<std::uint32_t, std::uint32_t, char> name_key(std::uint32_t i) const
    {
        const auto& unit = units_[i];
        return {unit.name.family, unit.name.given, unit.sex};
    }

    template <class Same, class Use>
    void each_run(Same&& same, Use&& use)
    {
        for (auto from = order_.begin(); from != order_.end();) {
            auto to = from + 1;
            while (to != order_.end() && same(*from, *to)) ++to;
            if (to - from > 1) use(from, to);
            from = to;
        }
    }

    /// Not contradicting: equal, not given, or one the beginning of the other ("r" and "rose").
    bool middles_agree(std::uint32_t a, std::uint32_t b) const
    {
        const auto &x = names_.text(units_[a].middle), &y = names_.text(units_[b].middle);
        return x.compare(0, y.size(), y) == 0 || y.compare(0, x.size(), x) == 0;
    }

    /// Units with the same name, day of birth and sex.
    void join_equal(At from, At to)
    {
        const auto& first = units_[*from];
        if (first.name.given == 0 || first.sex == 0)
            return pairs(from, to, first.sex == 0 ? "sex not recorded" : "no given name");
        bool agree = true;
        for (auto a = from; a != to; ++a)
            for (auto b = a + 1; b != to; ++b) agree = agree && middles_agree(*a, *b);
        if (agree) return join(from, to);

        std::sort(from, to,
                  [&](auto a, auto b) { return std::tie(units_[a].middle, a) < std::tie(units_[b].middle, b); });
        for (auto a = from; a != to;) {
            auto b = a + 1;
            while (b != to && units_[*b].middle == units_[*a].middle) ++b;
            if (units_[*a].middle != 0) join(a, b);
            a = b;
        }
        pairs(from, to, "middle name differs");
    }

    void join(At from, At to)
    {
        unsigned sources = 0;
        int entries = 0;
        bool repeated = false;
        auto head = *from;
        for (auto at = from; at != to; ++at) {
            repeated = repeated || (sources & units_[*at].sources);
            sources |= units_[*at].sources;
            if (units_[*at].entry != 0) ++entries, head = *at;
        }
        // The same source twice is two children, and the third row may be either's.
        if (repeated || entries > 1) return pairs(from, to, "two candidates");
        for (auto at = from; at != to; ++at) {
            plan_.child[*at] = head;
            is_new_[head] = is_new_[head] || units_[*at].entry == 0;
        }
        sources_[head] = static_cast<std::uint8_t>(sources);
    }

    void pairs(At from, At to, const char* reason)
    {
        for (auto a = from; a != to; ++a)
            for (auto b = a + 1; b != to; ++b) consider(*a, *b, reason);
    }

    void near_names(At from, At to)
    {
        for (auto a = from; a != to; ++a)
            for (auto b = a + 1; b != to; ++b) {
                const auto &x = units_[*a], &y = units_[*b];
                if (x.name.given == y.name.given) {
                    if (x.sex != y.sex) consider(*a, *b, x.sex && y.sex ? "sex differs" : "sex not recorded");
                    continue;
                }
                if (x.sex && y.sex && x.sex != y.sex) continue;
                if (x.name.given == 0 || y.name.given == 0) consider(*a, *b, "no given name yet");
                else if (may_be_one(*a, *b) && close_names(names_.text(x.name.given), names_.text(y.name.given)))
                    consider(*a, *b, "given name close");
            }
    }

    void near_births(At from, At to)
    {
        const auto& first = units_[*from];
        if (first.name.given == 0 || first.sex == 0) return;
        for (auto a = from; a != to; ++a)
            for (auto b = a + 1; b != to; ++b)
                if (may_be_one(*a, *b) && near_days(units_[*a].born, units_[*b].born))
                    consider(*a, *b, "date of birth differs");
    }

    void other_names()  // while order_ is sorted by exact_key
    {
        for (const auto& other : others_) {
            const auto& unit = units_[other.unit];
            if (other.name == unit.name) continue;
            const Exact key{unit.born, other.name.family, other.name.given, unit.sex};
            auto at = std::lower_bound(order_.begin(), order_.end(), key,
                                       [&](auto i, const Exact& k) { return exact_key(i) < k; });
            for (; at != order_.end() && exact_key(*at) == key; ++at)
                consider(other.unit, *at, "former or other name equal");
        }
    }

    /// Two different children so far, not both standing already, and no source that knows both.
    bool may_be_one(std::uint32_t a, std::uint32_t b) const
    {
        const auto x = plan_.child[a], y = plan_.child[b];
        return x != y && (is_new_[x] || is_new_[y]) && !(sources_[x] & sources_[y]);
    }

    void consider(std::uint32_t a, std::uint32_t b, const char* reason)
    {
        if (may_be_one(a, b)) plan_.near.push_back({a, b, reason});
    }

    const std::vector<LinkUnit>& units_;
    const std::vector<OtherName>& others_;
    const NamePool& names_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint8_t> sources_;  // by first unit of a child: all sources that know the child
    std::vector<bool> is_new_;           // by first unit of a child: holds a row without an entry
    LinkPlan plan_;
};

}  // namespace

NamePool::NamePool() { id(std::string()); }

std::uint32_t NamePool::id(const std::string& folded)
{
    const auto [at, added] = ids_.emplace(folded, static_cast<std::uint32_t>(names_.size()));
    if (added) names_.push_back(&at->first);
    return at->second;
}

bool close_names(const std::string& first, const std::string& second)
{
    const auto a = letters_of(first), b = letters_of(second);
    const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
    const std::size_t allowed = longer <= 5 ? 1 : 2;
    if (shorter == 0 || longer - shorter > allowed) return false;
    std::array<std::vector<std::size_t>, 3> rows;  // two above, above, this
    for (auto& row : rows) row.resize(b.size() + 1);
    std::iota(rows[1].begin(), rows[1].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        rows[2][0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            rows[2][j] = std::min({rows[1][j] + 1, rows[2][j - 1] + 1, rows[1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                rows[2][j] = std::min(rows[2][j], rows[0][j - 2] + 1);
        }
        std::rotate(rows.begin(), rows.begin() + 1, rows.end());
    }
    return rows[1][b.size()] <= allowed;
}

LinkPlan link(const std::vector<LinkUnit>& units, const std::vector<OtherName>& others, const NamePool& names)
{
    return Linker(units, others, names).run();
}

}  // namespace registry
