#include "shared/json/registration_json.h"

#include "shared/json/reader.h"

namespace wire {

using nlohmann::json;

json to_json(const RegistrationView& view)
{
    return {
        {"makes_authoriser", view.makes_authoriser},
        {"name", view.name},
        {"username", view.username},
        {"services", view.services},
        {"steps", list_of(view.steps,
                          [](const RegistrationStep& each) -> json {
                              return {{"step", each.step}, {"is_done", each.is_done}, {"is_closed", each.is_closed}};
                          })},
        {"step", view.step},
        {"is_again", view.is_again},
        {"password_min", view.password_min},
        {"terms_version", view.terms_version}};
}

json to_json(const CredentialForm& form) { return {{"kind", form.kind}, {"number", form.number}}; }

template <>
Result<RegistrationView> from_json<RegistrationView>(const json& value)
{
    RegistrationView view;
    Reader in{value};
    in.flag("makes_authoriser", view.makes_authoriser);
    in.text("name", view.name);
    in.text("username", view.username);
    in.texts("services", view.services);
    in.list("steps", view.steps, [](Reader& item, RegistrationStep& each) {
        item.text("step", each.step);
        item.flag("is_done", each.is_done);
        item.flag("is_closed", each.is_closed);
    });
    in.text("step", view.step);
    in.flag("is_again", view.is_again);
    in.number("password_min", view.password_min);
    in.number("terms_version", view.terms_version);
    return in.done(std::move(view));
}

template <>
Result<CredentialForm> from_json<CredentialForm>(const json& value)
{
    CredentialForm form;
    Reader in{value};
    in.only({"kind", "number"});
    in.text("kind", form.kind);
    in.text("number", form.number);
    return in.done(std::move(form));
}

}  // namespace wire
