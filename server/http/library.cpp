#include "server/http/library.h"

#include <httplib.h>
#include <spdlog/spdlog.h>

#include <cstring>

namespace http {

namespace {

/// Reads from one text and writes to another.
class MemoryStream final : public httplib::Stream {
  public:
    explicit MemoryStream(std::string input) : input_(std::move(input)) {}

    bool is_readable() const override { return read_ < input_.size(); }
    bool is_writable() const override { return true; }
    ssize_t read(char* to, std::size_t size) override
    {
        const auto count = std::min(size, input_.size() - read_);
        std::memcpy(to, input_.data() + read_, count);
        read_ += count;
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char* from, std::size_t size) override
    {
        output_.append(from, size);
        return static_cast<ssize_t>(size);
    }
    void get_remote_ip_and_port(std::string&, int&) const override {}
    void get_local_ip_and_port(std::string&, int&) const override {}
    socket_t socket() const override { return INVALID_SOCKET; }

    std::string take() { return std::move(output_); }

  private:
    std::string input_, output_;
    std::size_t read_{};
};

/// The head again, without what would make the library read a body.
std::string head_text(const RequestHead& head)
{
    std::string text = head.method + " " + head.target + " HTTP/1.1\r\n";
    for (const auto& [name, value] : head.headers)
        if (name != "content-length" && name != "connection") text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

void put(const Outgoing& outgoing, httplib::Response& response)
{
    response.status = outgoing.status;
    response.body = outgoing.body;
    for (const auto& [name, value] : outgoing.headers) response.headers.emplace(name, value);
    if (!outgoing.content_type.empty()) response.headers.emplace("Content-Type", outgoing.content_type);
}

}  // namespace

class Library::Engine final : public httplib::Server {
  public:
    Engine(Answerer answerer, bool behind_tls) : answerer_(std::move(answerer))
    {
        for (const auto& [name, value] : fixed_headers(behind_tls)) fixed_.emplace(name, value);
        set_default_headers(fixed_);
        set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
            put(error_answer(500, "server.fault"), response);
        });
        set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
            for (const char* name : {"Keep-Alive", "Accept-Ranges"}) response.headers.erase(name);
            if (response.status == 304) response.headers.erase("Content-Length");
            if (!response.has_header("Cache-Control")) response.headers.emplace("Cache-Control", "no-store");  // REG-23
        });
        set_pre_routing_handler([this](const httplib::Request&, httplib::Response& response) {
            put(answer_now(), response);
            return HandlerResponse::Handled;  // so neither a route nor a body reader of the library is ever reached
        });
    }

    std::string run(const Incoming& incoming)
    {
        current_ = &incoming;
        MemoryStream stream(head_text(incoming.head));
        bool closed = false;
        process_request(stream, {}, 0, {}, 0, !incoming.head.keep_alive, closed, nullptr);
        current_ = nullptr;
        return stream.take();
    }

    std::string print(const Outgoing& outgoing) const
    {
        httplib::Response response;
        response.headers = fixed_;
        put(outgoing, response);
        response.set_header("Cache-Control", "no-store");
        response.set_header("Connection", "close");
        response.set_header("Content-Length", std::to_string(response.body.size()));
        MemoryStream stream({});
        httplib::detail::write_response_line(stream, response.status);
        httplib::detail::write_headers(stream, response.headers);
        return stream.take() + response.body;
    }

  private:
    Outgoing answer_now() const
    {
        try {
            return answerer_(*current_);
        } catch (const std::exception& fault) {
            spdlog::error("a handler threw {}", typeid(fault).name());  // its text may hold a name: not logged
            throw;
        }
    }

    Answerer answerer_;
    httplib::Headers fixed_;
    static thread_local const Incoming* current_;  // the library passes no context through to its handlers
};

thread_local const Incoming* Library::Engine::current_ = nullptr;

Library::Library(Answerer answerer, bool behind_tls)
    : engine_(std::make_unique<Engine>(std::move(answerer), behind_tls))
{
}
Library::~Library() = default;

std::string Library::process(Incoming incoming) const { return engine_->run(incoming); }

std::string Library::print(const Outgoing& outgoing) const { return engine_->print(outgoing); }

}  // namespace http
