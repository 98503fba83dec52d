#include "server/http/gate.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <spdlog/spdlog.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "server/http/listener.h"

namespace http {

namespace {

constexpr std::uint64_t kListenerId = 0, kWakeId = 1;
constexpr auto kTick = std::chrono::milliseconds(250);  // how late a deadline may be noticed
constexpr auto kDrainTime = std::chrono::seconds(2);
constexpr auto kStopTime = std::chrono::seconds(5);
constexpr std::size_t kReservedFiles = 256;  // for the database, logs and the rest of the process
constexpr Refusal kBusy{503, "server.busy"};

/// As many connections as asked for, or as the system lets one process have.
std::size_t affordable_connections(std::size_t wanted)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    const auto most = static_cast<std::size_t>(limit.rlim_cur);
    const auto affordable = std::min(wanted, most > 2 * kReservedFiles ? most - kReservedFiles : most / 2);
    if (affordable < wanted) spdlog::warn("the limit of open files allows {} connections, not {}", affordable, wanted);
    return affordable;
}

void watch(int poll, int fd, std::uint64_t id, std::uint32_t events)
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = id;
    ::epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
}

bool is_address(const std::string& text)
{
    std::array<unsigned char, sizeof(in6_addr)> out;
    return ::inet_pton(AF_INET, text.c_str(), out.data()) == 1 || ::inet_pton(AF_INET6, text.c_str(), out.data()) == 1;
}

}  // namespace

Result<std::unique_ptr<Gate>> Gate::open(Parts parts)
{
    const auto listener = listen_on(parts.settings.host, parts.settings.port);
    if (!listener) return fail(listener.error());
    return std::unique_ptr<Gate>(new Gate(std::move(parts), listener->fd, listener->port));
}

Gate::Gate(Parts parts, int listener, int port)
    : parts_(std::move(parts)),
      library_(parts_.answerer, !parts_.settings.behind_proxy.empty()),
      listener_(listener),
      port_(port),
      poll_(::epoll_create1(EPOLL_CLOEXEC)),
      wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      max_connections_(affordable_connections(static_cast<std::size_t>(parts_.settings.max_connections))),
      workers_(std::make_unique<WorkerPool>(parts_.settings.workers, static_cast<std::size_t>(parts_.settings.queue)))
{
    watch(poll_, listener_, kListenerId, EPOLLIN);
    watch(poll_, wake_, kWakeId, EPOLLIN | EPOLLET);
    thread_ = std::thread([this] { loop(); });
}

Gate::~Gate()
{
    stopping_ = true;
    wake();
    thread_.join();
    workers_.reset();
    connections_.clear();
    ::close(wake_);
    ::close(poll_);
}

void Gate::wake() const
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
}

void Gate::loop()
{
    std::array<epoll_event, 256> events;
    std::optional<Moment> stop_by;
    Moment next_check = Moment::min();
    for (;;) {
        const int count =
            ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), static_cast<int>(kTick.count()));
        bool woken = false;
        for (int i = 0; i < count; ++i) {
            const auto id = events[static_cast<std::size_t>(i)].data.u64;
            if (id == kListenerId) {
                accept_all();
            } else if (id == kWakeId) {
                std::uint64_t drop;
                [[maybe_unused]] const auto got = ::read(wake_, &drop, sizeof drop);
                woken = true;
            } else if (const auto found = connections_.find(id); found != connections_.end()) {
                advance(*found->second);
            }
        }
        take_done();
        // Real time paces the checks; what they compare against is the clock that was passed in.
        if (const auto real = std::chrono::steady_clock::now(); woken || real >= next_check) {
            check_deadlines();
            next_check = real + kTick;
        }
        if (!stopping_) continue;
        const auto real = std::chrono::steady_clock::now();
        if (!stop_by) {
            ::close(listener_);  // closing takes it out of the poll set too
            stop_by = real + kStopTime;
        }
        const bool busy = std::any_of(connections_.begin(), connections_.end(), [](const auto& entry) {
            return entry.second->phase() == Phase::Working || entry.second->phase() == Phase::Writing;
        });
        if (!busy || real >= *stop_by) return;
    }
}

void Gate::accept_all()
{
    for (;;) {
        std::string address;
        const int fd = accept_from(listener_, address);
        if (fd < 0) {
            if (errno == EMFILE || errno == ENFILE) make_room();  // else the listener would wake the loop without end
            return;
        }
        if (connections_.size() >= max_connections_) make_room();
        if (connections_.size() >= max_connections_) {
            ::close(fd);
            continue;
        }
        const auto id = next_id_++;
        auto& connection =
            *connections_.emplace(id, std::make_unique<Connection>(fd, id, address, parts_.now())).first->second;
        watch(poll_, fd, id, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
        advance(connection);
    }
}

/// Drops the connections that have waited longest without having sent a whole request, from the address that holds most
/// of them; then those that are slow to take their answer. A few at once, so that a flood does not pay for a search
/// each.
void Gate::make_room()
{
    const auto droppable = [](const Connection& c) { return c.phase() != Phase::Working; };
    std::unordered_map<std::string, std::size_t> held;
    for (const auto& [_, c] : connections_)
        if (droppable(*c)) ++held[c->address()];
    const auto heaviest =
        std::max_element(held.begin(), held.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (heaviest == held.end()) return;

    std::vector<const Connection*> candidates;
    for (const auto& [_, c] : connections_)
        if (droppable(*c) && c->address() == heaviest->first) candidates.push_back(c.get());
    const auto count = std::min(candidates.size(), max_connections_ / 64 + 1);
    std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count), candidates.end(),
                      [](const Connection* a, const Connection* b) {
                          const bool a_reads = a->phase() <= Phase::Reading, b_reads = b->phase() <= Phase::Reading;
                          return a_reads != b_reads ? a_reads : a->since() < b->since();
                      });
    for (std::size_t i = 0; i < count; ++i) close(*candidates[i]);
}

void Gate::advance(Connection& connection)
{
    for (;;) {
        auto turn = Connection::Turn::Waiting;
        switch (connection.phase()) {
            case Phase::Working: return;
            case Phase::Idle:
            case Phase::Reading:
                if (stopping_) return;
                turn = connection.read(parts_.body_limit, parts_.now());
                break;
            case Phase::Writing: turn = connection.write(parts_.now()); break;
            case Phase::Draining: turn = connection.drain(); break;
        }
        switch (turn) {
            case Connection::Turn::Waiting: return;
            case Connection::Turn::Closed: return close(connection);
            case Connection::Turn::Request: return hand_over(connection);
            case Connection::Turn::Refused: return refuse(connection, connection.refusal());
            case Connection::Turn::Answered: break;  // the next request may already be here, and brings no new event
        }
    }
}

void Gate::hand_over(Connection& connection)
{
    auto incoming = std::make_shared<Incoming>(connection.take_request());
    if (connection.requests() >= parts_.settings.requests_per_connection || stopping_)
        incoming->head.keep_alive = false;
    incoming->network = client_of(*incoming);
    const bool taken = workers_->offer([this, incoming, id = connection.id()] {
        std::string bytes = library_.process(*incoming);
        {
            const std::lock_guard lock(done_mutex_);
            done_.push_back({id, std::move(bytes), !incoming->head.keep_alive});
        }
        wake();
    });
    if (!taken) refuse(connection, kBusy);
}

void Gate::take_done()
{
    std::vector<Done> done;
    {
        const std::lock_guard lock(done_mutex_);
        done.swap(done_);
    }
    for (auto& [id, bytes, last] : done)
        if (const auto found = connections_.find(id); found != connections_.end())
            answer(*found->second, std::move(bytes), last);
}

void Gate::answer(Connection& connection, std::string bytes, bool last)
{
    connection.start_answer(std::move(bytes), last, parts_.now());
    advance(connection);
}

void Gate::refuse(Connection& connection, const Refusal& refusal)
{
    auto outgoing = error_answer(refusal.status, refusal.code);
    if (refusal.status == 503) outgoing.headers.emplace_back("Retry-After", "2");
    if (refusal.status == 405) outgoing.headers.emplace_back("Allow", "GET, HEAD, POST");
    answer(connection, library_.print(outgoing), true);
}

void Gate::check_deadlines()
{
    const auto now = parts_.now();
    const auto& settings = parts_.settings;
    std::vector<Connection*> late, too_slow;
    for (const auto& [_, c] : connections_) {
        const auto waited = now - c->since();
        const auto passed = [&](int seconds) { return waited >= std::chrono::seconds(seconds); };
        switch (c->phase()) {
            case Phase::Working: break;
            case Phase::Idle:
                if (passed(c->requests() == 0 ? settings.head_seconds : settings.idle_seconds)) late.push_back(c.get());
                break;
            case Phase::Reading:
                if (passed(c->has_whole_head() ? settings.request_seconds : settings.head_seconds))
                    too_slow.push_back(c.get());
                break;
            case Phase::Writing:
                if (passed(settings.response_seconds)) late.push_back(c.get());
                break;
            case Phase::Draining:
                if (waited >= kDrainTime) late.push_back(c.get());
                break;
        }
    }
    for (auto* c : late) close(*c);
    for (auto* c : too_slow) refuse(*c, {408, "request.too_slow"});
}

void Gate::close(const Connection& connection) { connections_.erase(connection.id()); }

/// The client's address: the peer's, or what the one declared proxy says of its peer. Nobody else is believed.
std::string Gate::client_of(const Incoming& incoming) const
{
    if (parts_.settings.behind_proxy.empty() || incoming.network != parts_.settings.behind_proxy)
        return incoming.network;
    const std::string told(incoming.head.header("x-real-ip"));
    return is_address(told) ? told : incoming.network;
}

}  // namespace http
