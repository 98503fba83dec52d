#include "tests/http/raw_client.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch_amalgamated.hpp>

std::string RawAnswer::header(const std::string& name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

RawClient::RawClient(int port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
}
RawClient::RawClient(RawClient&& other) noexcept : fd_(other.fd_), in_(std::move(other.in_)) { other.fd_ = -1; }
RawClient::~RawClient()
{
    if (fd_ >= 0) ::close(fd_);
}

void RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return;  // the server has hung up; its answer tells why
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}
void RawClient::finish_sending() { ::shutdown(fd_, SHUT_WR); }

bool RawClient::fill()
{
    pollfd waiting{fd_, POLLIN, 0};
    if (::poll(&waiting, 1, 10'000) != 1) FAIL("the server neither answered nor closed");
    char buffer[16384];
    const auto count = ::recv(fd_, buffer, sizeof buffer, 0);
    if (count <= 0) return false;
    in_.append(buffer, static_cast<std::size_t>(count));
    return true;
}

std::optional<RawAnswer> RawClient::answer(bool without_body)
{
    std::size_t end;
    while ((end = in_.find("\r\n\r\n")) == std::string::npos)
        if (!fill()) return {};
    RawAnswer answer;
    answer.status = std::stoi(in_.substr(9, 3));
    std::size_t from = in_.find("\r\n") + 2;
    while (from < end + 2) {
        const auto line_end = in_.find("\r\n", from);
        auto name = in_.substr(from, in_.find(':', from) - from);
        for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        const auto value_at = from + name.size() + 2;
        answer.headers.emplace(name, in_.substr(value_at, line_end - value_at));
        from = line_end + 2;
    }
    const auto length = answer.header("content-length");
    const std::size_t size = end + 4 + (without_body || length.empty() ? 0 : std::stoul(length));
    while (in_.size() < size)
        if (!fill()) return {};
    answer.body = in_.substr(end + 4, size - end - 4);
    answer.bytes = in_.substr(0, size);
    in_.erase(0, size);
    return answer;
}

void RawClient::wait_for_first_byte()
{
    if (in_.empty()) fill();
}

RawAnswer RawClient::exchange(std::string_view bytes)
{
    send(bytes);
    auto got = answer();
    REQUIRE(got.has_value());
    return std::move(*got);
}

bool RawClient::is_closed_by_server()
{
    while (fill()) in_.clear();
    return true;
}
