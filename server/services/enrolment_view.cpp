#include <qrcodegen/qrcodegen.hpp>

#include "server/crypto/one_time_code.h"
#include "server/services/sign_in_parts.h"

namespace services {

EnrolmentView enrolment_view(const std::string& secret, const std::string& product, const std::string& username)
{
    EnrolmentView view;
    view.secret = crypto::secret_in_groups(secret);
    view.uri = crypto::otpauth_uri(secret, product, username);
    const auto code = qrcodegen::QrCode::encodeText(view.uri.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    view.qr_size = code.getSize();
    for (int row = 0; row < view.qr_size; ++row)
        for (int column = 0; column < view.qr_size; ++column)
            view.qr_modules += code.getModule(column, row) ? '1' : '0';
    return view;
}

}  // namespace services
