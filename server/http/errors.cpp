#include "server/http/route.h"
#include "shared/json/error_json.h"

namespace http {

namespace {

constexpr int kTryAgainSeconds = 2;  // after a fault on our side, when nothing better is known

int status_of(ErrorKind kind)
{
    switch (kind) {
        case ErrorKind::Invalid: return 422;
        case ErrorKind::SignedOut: return 401;
        case ErrorKind::Forbidden: return 403;
        case ErrorKind::NotFound: return 404;
        case ErrorKind::Conflict: return 409;
        case ErrorKind::TooMany: return 429;
        case ErrorKind::Unavailable: return 503;
    }
    return 500;
}

}  // namespace

Answer to_answer(const Error& error)
{
    Answer answer;
    answer.status = status_of(error.kind);
    answer.body = wire::to_json(error);
    if (error.kind == ErrorKind::TooMany || error.kind == ErrorKind::Unavailable) answer.retry_after = kTryAgainSeconds;
    return answer;
}

Answer to_answer(const services::Refusal& refusal)
{
    Answer answer = to_answer(refusal.first());
    if (refusal.is_faults()) answer.body = wire::to_json(std::span<const Error>(refusal.errors));
    if (refusal.wait_seconds > 0) answer.retry_after = refusal.wait_seconds;
    return answer;
}

}  // namespace http
