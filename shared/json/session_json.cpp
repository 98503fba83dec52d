#include "shared/json/session_json.h"

#include "shared/json/reader.h"

namespace wire {

namespace {

using nlohmann::json;

constexpr std::array<Word<Stage>, 9> kStages{{{Stage::SignedOut, "signed_out"},
                                              {Stage::Registration, "registration"},
                                              {Stage::Enrolment, "enrolment"},
                                              {Stage::Code, "code"},
                                              {Stage::Terms, "terms"},
                                              {Stage::Credential, "credential"},
                                              {Stage::Agreement, "agreement"},
                                              {Stage::Ready, "ready"},
                                              {Stage::Locked, "locked"}}};

json write(const Purpose& purpose) { return {{"code", purpose.code}, {"label", purpose.label}}; }

void read(Reader& in, Purpose& purpose)
{
    in.text("code", purpose.code);
    in.text("label", purpose.label);
}

json write(const GrantView& grant)
{
    return {{"id", grant.id},
            {"service", grant.service},
            {"user_type", grant.user_type},
            {"purposes", list_of(grant.purposes, [](const Purpose& each) { return write(each); })},
            {"may_list_roll", grant.may_list_roll}};
}

void read(Reader& in, GrantView& grant)
{
    in.text("id", grant.id);
    in.text("service", grant.service);
    in.text("user_type", grant.user_type);
    in.list("purposes", grant.purposes, [](Reader& item, Purpose& each) { read(item, each); });
    in.flag("may_list_roll", grant.may_list_roll);
}

void read(Reader& in, Capabilities& may)
{
    in.flag("authoriser", may.authoriser);
    in.flag("user", may.user);
    in.flag("administrator", may.administrator);
    in.flag("reviewer", may.reviewer);
    in.flag("auditor", may.auditor);
    in.flag("sharing", may.sharing);
}

void read(Reader& in, ReviewPrompt& review)
{
    in.day("closes_on", review.closes_on);
    in.flag("is_overdue", review.is_overdue);
    in.number("undecided", review.undecided);
}

}  // namespace

json to_json(const SessionView& view)
{
    return {{"stage", word_of(kStages, view.stage)},
            {"product_name", view.product_name},
            {"training", view.training},
            {"training_code", view.training_code},
            {"today", to_iso(view.today)},
            {"now", to_iso(view.now)},
            {"utc_offset_minutes", view.utc_offset_minutes},
            {"name", view.name},
            {"terms_version", view.terms_version},
            {"may",
             {{"authoriser", view.may.authoriser},
              {"user", view.may.user},
              {"administrator", view.may.administrator},
              {"reviewer", view.may.reviewer},
              {"auditor", view.may.auditor},
              {"sharing", view.may.sharing}}},
            {"review",
             {{"closes_on", day_or_null(view.review.closes_on)},
              {"is_overdue", view.review.is_overdue},
              {"undecided", view.review.undecided}}},
            {"grants", list_of(view.grants, [](const GrantView& each) { return write(each); })},
            {"drafts", view.drafts},
            {"idle_seconds_limit", view.idle_seconds_limit},
            {"idle_seconds_left", view.idle_seconds_left},
            {"warn_seconds_before", view.warn_seconds_before},
            {"session_seconds_left", view.session_seconds_left}};
}

template <>
Result<SessionView> from_json<SessionView>(const json& value)
{
    SessionView view;
    Reader in{value};
    in.word("stage", kStages, view.stage);
    in.text("product_name", view.product_name);
    in.flag("training", view.training);
    in.text("training_code", view.training_code);
    in.day("today", view.today);
    in.moment("now", view.now);
    in.number("utc_offset_minutes", view.utc_offset_minutes);
    in.text("name", view.name);
    in.number("terms_version", view.terms_version);
    in.object("may", view.may, [](Reader& item, Capabilities& may) { read(item, may); });
    std::optional<ReviewPrompt> review;  // who has no Users to review is told of none
    in.object("review", review, [](Reader& item, ReviewPrompt& each) { read(item, each); });
    view.review = review.value_or(ReviewPrompt{});
    in.list("grants", view.grants, [](Reader& item, GrantView& each) { read(item, each); });
    in.texts("drafts", view.drafts);
    in.number("idle_seconds_limit", view.idle_seconds_limit);
    in.number("idle_seconds_left", view.idle_seconds_left);
    in.number("warn_seconds_before", view.warn_seconds_before);
    in.number("session_seconds_left", view.session_seconds_left);
    return in.done(std::move(view));
}

json to_json(const EnrolmentView& view)
{
    return {{"secret", view.secret}, {"uri", view.uri}, {"qr_size", view.qr_size}, {"qr_modules", view.qr_modules}};
}

template <>
Result<EnrolmentView> from_json<EnrolmentView>(const json& value)
{
    EnrolmentView view;
    Reader in{value};
    in.text("secret", view.secret);
    in.text("uri", view.uri);
    in.number("qr_size", view.qr_size);
    in.text("qr_modules", view.qr_modules);
    return in.done(std::move(view));
}

json to_json(const RecoveryCodesView& view) { return {{"codes", view.codes}}; }

template <>
Result<RecoveryCodesView> from_json<RecoveryCodesView>(const json& value)
{
    RecoveryCodesView view;
    Reader in{value};
    in.texts("codes", view.codes);
    return in.done(std::move(view));
}

}  // namespace wire
