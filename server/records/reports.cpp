// Reports over an organisation's records (IS-601 to IS-607): counted once over the rows of the period, nothing about a
// person.
#include <algorithm>
#include <map>

#include "server/admin/restriction.h"
#include "server/records/handlers.h"
#include "server/records/keeping.h"
#include "server/store/record_task_store.h"

namespace records {

using namespace sharing;

namespace {

struct Volume {
    int received{}, made{}, told{};
};
struct Times {
    std::vector<int> acknowledge, respond;  // in business days
    int within{};
};
struct Refusals {
    int count{}, without_reasons{};
};
struct Peer {
    std::string name;
    int refusals{}, discussed{}, complaints{};
};
struct Counted {
    std::map<std::string, Volume> months;
    std::map<std::pair<std::string, std::string>, int> counts;  // of what, which
    std::map<std::string, Times> times;
    std::map<std::string, Refusals> refusals;
    std::map<std::string, Peer> peers;
    int open_findings{}, complaints_open{}, complaints_resolved{}, complaints_unresolved{}, without_reasons{};
    std::vector<int> complaint_days, correction_days;
};

std::vector<std::string> lines_of(const std::string& text) { return values_of({{"x", text}}, "x"); }

/// The value at this part of a sorted list; empty where there is none.
std::string at_part(std::vector<int> values, double part)
{
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    const auto place = static_cast<std::size_t>(part * static_cast<double>(values.size() - 1) + 0.5);
    return std::to_string(values[place]);
}

int days_given(const store::SharingService& service, const std::string& priority)
{
    if (priority == "P1") return 0;
    return priority == "P2" ? service.respond_p2_days : service.respond_p3_days;
}

class Counter {
  public:
    Counter(Counted& counted, std::span<const Date> holidays,
            const std::map<std::int64_t, store::SharingService>& services)
        : counted_(counted), holidays_(holidays), services_(services)
    {
    }

    void add(const store::Record& record)
    {
        counted_.open_findings += record.findings;
        if (is_draft(record.state)) return;
        volume(record);
        if (record.type == "request_in") times(record);
        if (record.type == "refusal") refusal(record);
        if (record.type == "request_out") peer(record);
        if (record.type == "complaint") complaint(record);
        if ((record.type == "correction" || record.type == "misidentification") && record.state == "done" &&
            record.answered_at)
            counted_.correction_days.push_back(between(record.made_at, *record.answered_at));
        for (const auto& word : lines_of(record.outcomes)) {
            const auto dot = word.find('.');
            ++counted_.counts[{word.substr(0, dot), word.substr(dot + 1)}];
        }
    }

  private:
    int between(Instant from, Instant to) const
    {
        return business_days_between(melbourne_day(from), melbourne_day(to), holidays_);
    }
    void volume(const store::Record& record)
    {
        auto& month = counted_.months[record.happened_on.substr(0, 7)];
        if (record.type == "request_in") ++month.received;
        else if (record.type == "request_out") ++month.made;
        else if (record.type == "disclosure" || record.type == "safety_disclosure" || record.type == "conference")
            ++month.told;
        else return;
        ++counted_.counts[{"scheme", record.scheme}];
        if (!record.category.empty()) ++counted_.counts[{"category", record.category}];
    }
    void times(const store::Record& record)
    {
        if (!record.received_at) return;
        auto& all = counted_.times[record.priority];
        if (record.acknowledged_at) all.acknowledge.push_back(between(*record.received_at, *record.acknowledged_at));
        if (!record.answered_at) return;
        const int took = between(*record.received_at, *record.answered_at);
        all.respond.push_back(took);
        const auto service = services_.find(record.service.value);
        if (service != services_.end() && took <= days_given(service->second, record.priority)) ++all.within;
    }
    void refusal(const store::Record& record)
    {
        if (!record.has_reasons) ++counted_.without_reasons;
        for (const auto& reason : lines_of(record.reasons)) {
            auto& row = counted_.refusals[reason];
            ++row.count;
            if (!record.has_reasons) ++row.without_reasons;
        }
    }
    void peer(const store::Record& record)
    {
        const bool is_refused = record.refused > 0 || record.state == "refused_by_peer";
        if (!is_refused) return;
        auto& row = counted_.peers[record.other];
        row.name = record.other_name;
        ++row.refusals;
        if (record.state == "discussed" || record.state == "complaint_raised") ++row.discussed;
        if (record.state == "complaint_raised") ++row.complaints;
    }
    void complaint(const store::Record& record)
    {
        if (record.state == "unresolved_referred") ++counted_.complaints_unresolved;
        else if (record.state == "resolved" || record.state == "closed") ++counted_.complaints_resolved;
        else ++counted_.complaints_open;
        if (record.answered_at) counted_.complaint_days.push_back(between(record.made_at, *record.answered_at));
    }

    Counted& counted_;
    std::span<const Date> holidays_;
    const std::map<std::int64_t, store::SharingService>& services_;
};

void count(ViewList& list) { list.total = static_cast<std::int64_t>(list.rows.size()); }

void show(const Counted& counted, View& view, const store::SharingService& service)
{
    const auto list = [&](std::string_view name) -> ViewList& {
        return view.lists[std::string(name)] = admin::list_for("sharing_report", name);
    };
    const auto text = [](int number) { return std::to_string(number); };
    auto& volume = list("volume");
    for (const auto& [month, each] : counted.months)
        volume.rows.push_back({month, text(each.received), text(each.made), text(each.told)});
    count(volume);
    auto& counts = list("counts");
    for (const auto& [key, number] : counted.counts) counts.rows.push_back({key.first, key.second, text(number)});
    count(counts);
    auto& times = list("times");
    for (const auto& [priority, each] : counted.times)
        times.rows.push_back({priority, text(static_cast<int>(each.respond.size())), at_part(each.acknowledge, 0.5),
                              at_part(each.acknowledge, 0.9), at_part(each.respond, 0.5), at_part(each.respond, 0.9),
                              text(each.within), text(days_given(service, priority))});
    count(times);
    auto& refusals = list("refusals");
    for (const auto& [reason, each] : counted.refusals)
        refusals.rows.push_back({reason, text(each.count), text(each.without_reasons)});
    count(refusals);
    auto& peers = list("peers");
    for (const auto& [id, each] : counted.peers)
        peers.rows.push_back({each.name, text(each.refusals), text(each.discussed), text(each.complaints)});
    count(peers);
    view.facts["open_findings"] = text(counted.open_findings);
    view.facts["complaints_open"] = text(counted.complaints_open);
    view.facts["complaints_resolved"] = text(counted.complaints_resolved);
    view.facts["complaints_unresolved"] = text(counted.complaints_unresolved);
    view.facts["complaint_days"] = at_part(counted.complaint_days, 0.5);
    view.facts["corrections"] = text(static_cast<int>(counted.correction_days.size()));
    view.facts["correction_days"] = at_part(counted.correction_days, 0.5);
    view.facts["without_reasons"] = text(counted.without_reasons);
}

Answer sharing_report(Doing& doing)
{
    const auto posts = posts_of(doing);
    if (!posts) return refused(posts.error());
    const auto holidays = admin::holiday_days(doing.tx);
    if (!holidays) return refused(holidays.error());
    store::RegisterFilter filter;
    std::map<std::int64_t, store::SharingService> services;
    View view;
    auto& places = view.lists["places"] = admin::list_for("sharing_report", "places");
    for (const auto& post : *posts) {
        if (!post.has(Sharer | Lead | Records | Inspector)) continue;
        places.rows.push_back({post.service_id, post.service_name});
        if (!doing.text("service").empty() && doing.text("service") != post.service_id) continue;
        filter.services.push_back(post.service);
        const auto service = store::find_sharing_service(doing.tx, post.service);
        if (!service) return refused(service.error());
        services[post.service.value] = *service;
    }
    count(places);
    if (filter.services.empty()) return refused(ErrorKind::NotFound, "service.not_found", "service");
    const auto from = doing.text("from").empty() ? add_months(doing.today, -12) : doing.day("from");
    const auto to = doing.text("to").empty() ? doing.today : doing.day("to");
    if (to < from) return refused(ErrorKind::Invalid, "day.order", "to");
    filter.from = to_iso(from);
    filter.to = to_iso(to);
    Counted counted;
    Counter counter(counted, *holidays, services);
    auto read = store::each_of_register(doing.tx, filter, [&](const store::Record& record) {
        counter.add(record);
        return true;
    });
    if (!read) return refused(read.error());
    const auto untold = store::open_tasks_of_kind(doing.tx, filter.services, "told");
    if (!untold) return refused(untold.error());
    show(counted, view, services.begin()->second);
    view.facts["recipients_not_told"] = std::to_string(*untold);
    view.facts["from"] = filter.from;
    view.facts["to"] = filter.to;
    return view;
}

constexpr std::array kHandlers{admin::Handling{"sharing_report", sharing_report}};

}  // namespace

std::span<const admin::Handling> report_handlers() { return kHandlers; }

}  // namespace records
