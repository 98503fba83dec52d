#include "shared/sharing/states.h"

#include <algorithm>
#include <array>

namespace sharing {

namespace {

constexpr std::string_view kOpenIn = "received acknowledged assessing awaiting_info awaiting_consent decided";
constexpr std::string_view kAnsweredIn = "responded_full responded_part responded_none refused withdrawn redirected";
constexpr std::string_view kAsked = "sent peer_acknowledged info_asked";
constexpr std::string_view kAnswered = "answered_full answered_part answered_none refused_by_peer";
constexpr unsigned kKeepers = Lead | Records;

constexpr std::array kMoves{
    // 4.7: a request that came in
    Move{"request_in", "new", "log", "received", Sharer | Helper},
    Move{"request_in", "received", "acknowledge", "acknowledged", Sharer},
    Move{"request_in", "received acknowledged", "start", "assessing", Sharer},
    Move{"request_in", "assessing", "ask_more", "awaiting_info", Sharer},
    Move{"request_in", "awaiting_info", "resume", "assessing", Sharer | System},
    Move{"request_in", "assessing", "ask_consent", "awaiting_consent", Sharer},
    Move{"request_in", "awaiting_consent", "consent_in", "assessing", Sharer | Helper},
    Move{"request_in", "assessing", "share_ready", "assessing", Sharer, false, true},  // IS-242
    Move{"request_in", "assessing", "decide", "decided", Sharer | Lead},
    Move{"request_in", "decided", "share", "responded_full", Sharer, false, true},
    Move{"request_in", "decided", "share_part", "responded_part", Sharer, false, true},
    Move{"request_in", "decided", "refuse", "refused", Sharer, false, true},
    Move{"request_in", "decided", "nothing_held", "responded_none", Sharer, false, true},
    Move{"request_in", kOpenIn, "withdraw", "withdrawn", Sharer | System, true},
    Move{"request_in", kOpenIn, "redirect", "redirected", Sharer, true},
    Move{"request_in", kAnsweredIn, "close", "closed", Sharer},
    Move{"request_in", "closed refused responded_full responded_part responded_none", "reopen", "assessing",
         Sharer | Lead | Records, true},
    // 4.8: a request that we make
    Move{"request_out", "new", "begin", "draft", Sharer},
    Move{"request_out", "draft", "ready", "ready", Sharer},
    Move{"request_out", "ready", "back", "draft", Sharer},
    Move{"request_out", "ready", "send", "sent", Sharer, false, true},
    Move{"request_out", "sent", "peer_acknowledged", "peer_acknowledged", Sharer | System},
    Move{"request_out", "sent peer_acknowledged", "info_asked", "info_asked", Sharer | System},
    Move{"request_out", "info_asked", "answer_peer", "sent", Sharer},
    Move{"request_out", kAsked, "answered_full", "answered_full", Sharer | System},
    Move{"request_out", kAsked, "answered_part", "answered_part", Sharer | System},
    Move{"request_out", kAsked, "answered_none", "answered_none", Sharer | System},
    Move{"request_out", kAsked, "refused_by_peer", "refused_by_peer", Sharer | System},
    Move{"request_out", kAnswered, "discuss", "discussed", Sharer},
    Move{"request_out", "discussed", "complain", "complaint_raised", kKeepers, true},
    Move{"request_out", "answered_full answered_part answered_none refused_by_peer discussed complaint_raised", "close",
         "closed", Sharer},
    Move{"request_out", "draft ready sent peer_acknowledged info_asked", "withdraw", "withdrawn", Sharer, true},
    // What we tell: to an organisation, to a person, in a conference. What has happened already begins where it stands.
    Move{"disclosure", "new", "begin", "draft", Sharer},
    Move{"disclosure", "draft", "check", "checked", Sharer},
    Move{"disclosure", "checked", "back", "draft", Sharer},
    Move{"disclosure", "checked", "share", "shared", Sharer, false, true},
    Move{"disclosure", "new draft", "record", "shared", Sharer},
    Move{"disclosure", "shared", "correct", "correction_open", Sharer | Records},
    Move{"disclosure", "shared correction_open", "close", "closed", Sharer | Records},
    Move{"safety_disclosure", "new", "begin", "draft", Sharer},
    Move{"safety_disclosure", "draft", "check", "checked", Sharer},
    Move{"safety_disclosure", "checked", "back", "draft", Sharer},
    Move{"safety_disclosure", "checked", "share", "shared", Sharer, false, true},
    Move{"safety_disclosure", "new draft", "record", "shared", Sharer},
    Move{"safety_disclosure", "shared", "correct", "correction_open", Sharer | Records},
    Move{"safety_disclosure", "shared correction_open", "close", "closed", Sharer | Records},
    Move{"conference", "new", "begin", "draft", Sharer},
    Move{"conference", "draft", "check", "checked", Sharer},
    Move{"conference", "checked", "back", "draft", Sharer},
    Move{"conference", "checked", "share", "shared", Sharer, false, true},
    Move{"conference", "new draft", "record", "shared", Sharer},
    Move{"conference", "shared", "correct", "correction_open", Sharer | Records},
    Move{"conference", "shared correction_open", "close", "closed", Sharer | Records},
    // What follows from a request
    Move{"refusal", "new", "decide", "decided", Sharer | System},
    Move{"refusal", "decided", "send", "sent", Sharer, false, true},
    Move{"refusal", "sent", "close", "closed", Sharer},
    Move{"clarification", "new", "ask", "asked", Sharer | System},
    Move{"clarification", "asked", "answer", "answered", Sharer | System},
    // Complaints, corrections, access
    Move{"complaint", "new", "lodge", "lodged", Sharer | Helper | Lead | Records},
    Move{"complaint", "lodged", "acknowledge", "acknowledged", kKeepers},
    Move{"complaint", "acknowledged", "review", "under_review", kKeepers},
    Move{"complaint", "under_review", "resolve", "resolved", kKeepers},
    Move{"complaint", "under_review", "refer", "unresolved_referred", kKeepers},
    Move{"complaint", "resolved unresolved_referred", "close", "closed", kKeepers},
    Move{"correction", "new", "raise", "raised", Sharer | Helper | Lead | Records},
    Move{"correction", "raised", "confirm", "confirmed", Sharer | Records},
    Move{"correction", "raised", "reject", "rejected", Sharer | Records, true},
    Move{"correction", "confirmed", "propagate", "propagating", Sharer | Records},
    Move{"correction", "propagating", "finish", "done", Sharer | Records},
    Move{"correction", "done", "propagate", "propagating", Sharer | Records | System},
    Move{"misidentification", "new", "raise", "suspected", Sharer | Helper | Lead | Records},
    Move{"misidentification", "suspected", "confirm", "confirmed", Sharer | Records},
    Move{"misidentification", "suspected", "reject", "rejected", Sharer | Records, true},
    Move{"misidentification", "confirmed", "propagate", "propagating", Sharer | Records},
    Move{"misidentification", "propagating", "finish", "done", Sharer | Records},
    Move{"misidentification", "done", "propagate", "propagating", Sharer | Records | System},
    Move{"access_request", "new", "log", "received", Records},
    Move{"access_request", "received", "check_identity", "identity_checked", Records},
    Move{"access_request", "identity_checked", "assess", "assessing", Records},
    Move{"access_request", "assessing", "grant", "granted", Records},
    Move{"access_request", "assessing", "grant_part", "part", Records},
    Move{"access_request", "assessing", "refuse", "refused", Records},
    Move{"access_request", "granted part refused", "close", "closed", Records},
    Move{"subpoena", "new", "log", "received", Sharer | Records},
    Move{"subpoena", "received", "advise", "advised", Records},
    Move{"subpoena", "received", "skip_advice", "advised", Lead, true},  // IS-474
    Move{"subpoena", "advised", "object", "objected", Records},
    Move{"subpoena", "advised objected", "produce", "produced", Records},
    Move{"subpoena", "advised objected produced", "close", "closed", Records},
};

constexpr std::array<std::string_view, 13> kOver{
    "closed",         "withdrawn", "redirected", "responded_full", "rejected",     "done",    "responded_none",
    "responded_part", "refused",   "shared",     "answered",       "sent_reasons", "produced"};

bool has_word(std::string_view words, std::string_view word)
{
    while (!words.empty()) {
        const auto end = words.find(' ');
        if (words.substr(0, end) == word) return true;
        if (end == std::string_view::npos) break;
        words.remove_prefix(end + 1);
    }
    return false;
}

}  // namespace

unsigned role_bit(std::string_view role)
{
    if (role == "sharer") return Sharer;
    if (role == "helper") return Helper;
    if (role == "lead") return Lead;
    if (role == "records") return Records;
    return role == "auditor" ? Inspector : 0U;
}

std::span<const Move> moves() { return kMoves; }

const Move* find_move(std::string_view type, std::string_view from, std::string_view event)
{
    for (const auto& move : kMoves)
        if (move.type == type && move.event == event && has_word(move.from, from)) return &move;
    return nullptr;
}

std::vector<const Move*> moves_from(std::string_view type, std::string_view from, unsigned roles)
{
    std::vector<const Move*> all;
    for (const auto& move : kMoves)
        if (move.type == type && (move.who & roles) != 0 && has_word(move.from, from)) all.push_back(&move);
    return all;
}

std::vector<std::string_view> states_of(std::string_view type)
{
    std::vector<std::string_view> all{kNew};
    for (const auto& move : kMoves)
        if (move.type == type && std::find(all.begin(), all.end(), move.to) == all.end()) all.push_back(move.to);
    return all;
}

bool is_over(std::string_view type, std::string_view state)
{
    if (type == "refusal") return state == "sent" || state == "closed";
    if (type == "complaint" || type == "access_request" || type == "correction" || type == "misidentification" ||
        type == "request_out" || type == "subpoena")
        return state == "closed" || state == "rejected" || state == "done" || state == "withdrawn";
    return std::find(kOver.begin(), kOver.end(), state) != kOver.end();
}

bool is_draft(std::string_view state)
{
    return state == kNew || state == "draft" || state == "checked" || state == "ready";
}

}  // namespace sharing
