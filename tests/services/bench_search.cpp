// Searches by name and age of state-wide Users: the time from the question to the durable answer.
#include <cstdio>

#include "server/services/search_service.h"
#include "tests/services/bench_support.h"

int main(int count, char** words)
{
    const auto database = bench::open_database(count, words);
    const SystemClock clock;
    Settings settings;
    settings.registry.searches_per_hour = 1'000'000'000;  // here it is the machine that is asked, not a person
    services::SearchService search(settings, clock, *database);
    const auto user = bench::add_user(*database, "W6", clock.now());
    const auto today = melbourne_day(clock.now());

    std::vector<double> first, last_only, both, by_birth;
    int more = 0, asked = 0;
    for (const auto& child : bench::children(*database, 400)) {
        SearchForm form;
        form.grant = user.grant;
        form.purpose = user.purpose;
        form.last_name = child.family;
        const auto time = [&](std::vector<double>& times) {
            const auto start = bench::Clock::now();
            const auto answer = search.search(user.caller, form);
            (first.empty() ? first : times).push_back(bench::milliseconds(bench::Clock::now() - start));
            if (!answer) {
                std::fprintf(stderr, "%s\n", answer.error().first().code.c_str());
                std::exit(1);
            }
            ++asked;
            if (answer->more_than_limit) ++more;
        };
        form.age = age_on(*parse_date(child.born), today).years;
        time(last_only);
        form.first_name = child.given;
        time(both);
        form.age.reset();
        form.date_of_birth = parse_date(child.born);
        time(by_birth);
    }
    auto all = last_only;
    all.insert(all.end(), both.begin(), both.end());
    all.insert(all.end(), by_birth.begin(), by_birth.end());
    std::printf(
        "BENCH search by name and age, %s | p95 20 ms | p50 %.2f ms, p95 %.2f ms, p99 %.2f ms of %d "
        "(p95: last name %.2f, both names %.2f, with date of birth %.2f; %d said more than 20; the first, which reads "
        "the vocabulary, %.0f ms)\n",
        bench::count_of_children(*database).c_str(), bench::part(all, 0.5), bench::part(all, 0.95),
        bench::part(all, 0.99), asked, bench::part(last_only, 0.95), bench::part(both, 0.95),
        bench::part(by_birth, 0.95), more, first.front());
    return 0;
}
