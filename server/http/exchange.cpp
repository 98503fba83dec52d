#include "server/http/exchange.h"

#include <nlohmann/json.hpp>

namespace http {

const std::vector<Fixed>& fixed_headers(bool behind_tls)
{
    static const std::vector<Fixed> plain = {
        // Scripts and WebAssembly from here only; no inline script, no plug-in, no frame, no form to elsewhere.
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' data:; "
         "style-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; "
         "require-trusted-types-for 'script'"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Embedder-Policy", "require-corp"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy",
         "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
         "microphone=(), "
         "midi=(), payment=(), usb=()"},
    };
    static const std::vector<Fixed> over_tls = [] {
        auto all = plain;
        all.push_back({"Strict-Transport-Security", "max-age=63072000"});  // two years
        return all;
    }();
    return behind_tls ? over_tls : plain;
}

Outgoing error_answer(int status, std::string_view code)
{
    const nlohmann::json body = {{"error", {{"code", code}}}};
    Outgoing outgoing;
    outgoing.status = status;
    outgoing.content_type = "application/json";
    outgoing.body = body.dump();
    return outgoing;
}

}  // namespace http
