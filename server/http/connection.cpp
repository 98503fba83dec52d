#include "server/http/connection.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace http {

namespace {
constexpr std::size_t kDrainLimit = 256 * 1024;
}

Connection::Connection(int fd, std::uint64_t id, std::string address, Moment now)
    : fd_(fd), id_(id), address_(std::move(address)), since_(now)
{
}
Connection::~Connection() { ::close(fd_); }

void Connection::enter(Phase phase, Moment now)
{
    phase_ = phase;
    since_ = now;
}

Connection::Turn Connection::read(BodyLimit body_limit, Moment now)
{
    for (;;) {
        if (!in_.empty()) {
            if (phase_ == Phase::Idle) enter(Phase::Reading, now);
            const auto turn = frame(body_limit);
            if (turn != Turn::Waiting) return turn;
        }
        std::array<char, 16 * 1024> buffer;
        const auto count = ::recv(fd_, buffer.data(), buffer.size(), 0);
        if (count > 0) {
            in_.append(buffer.data(), static_cast<std::size_t>(count));
            continue;
        }
        if (count < 0 && errno == EINTR) continue;
        return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? Turn::Waiting : Turn::Closed;
    }
}

Connection::Turn Connection::frame(BodyLimit body_limit)
{
    if (!head_) {
        auto reading = read_head(in_, scanned_);
        if (reading.refusal) return refuse(*reading.refusal);
        if (!reading.head) return Turn::Waiting;
        if (reading.head->content_length > body_limit(*reading.head)) return refuse({413, "request.too_large"});
        head_ = std::move(reading.head);
        head_size_ = reading.head_size;
    }
    if (in_.size() < head_size_ + head_->content_length) return Turn::Waiting;
    phase_ = Phase::Working;
    return Turn::Request;
}

Connection::Turn Connection::refuse(Refusal refusal)
{
    refusal_ = refusal;
    phase_ = Phase::Working;
    return Turn::Refused;
}

Incoming Connection::take_request()
{
    Incoming incoming{
        .head = std::move(*head_), .body = in_.substr(head_size_, head_->content_length), .network = address_};
    in_.erase(0, head_size_ + incoming.head.content_length);  // what is left belongs to the next request
    head_.reset();
    scanned_ = head_size_ = 0;
    keep_alive_ = incoming.head.keep_alive;
    ++requests_;
    return incoming;
}

void Connection::start_answer(std::string bytes, bool last, Moment now)
{
    out_ = std::move(bytes);
    written_ = 0;
    last_ = last;
    enter(Phase::Writing, now);
}

Connection::Turn Connection::write(Moment now)
{
    while (written_ < out_.size()) {
        const auto count = ::send(fd_, out_.data() + written_, out_.size() - written_, MSG_NOSIGNAL);
        if (count >= 0) {
            written_ += static_cast<std::size_t>(count);
            continue;
        }
        if (errno == EINTR) continue;
        return errno == EAGAIN || errno == EWOULDBLOCK ? Turn::Waiting : Turn::Closed;
    }
    std::string().swap(out_);  // a big answer's memory is not held while the client idles
    if (last_) {
        ::shutdown(fd_, SHUT_WR);
        enter(Phase::Draining, now);
    } else {
        enter(Phase::Idle, now);
    }
    return Turn::Answered;
}

Connection::Turn Connection::drain()
{
    std::array<char, 16 * 1024> buffer;
    for (;;) {
        const auto count = ::recv(fd_, buffer.data(), buffer.size(), 0);
        if (count > 0 && (drained_ += static_cast<std::size_t>(count)) <= kDrainLimit) continue;
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return Turn::Waiting;
        return Turn::Closed;
    }
}

}  // namespace http
