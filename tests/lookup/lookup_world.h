// A database with lists to look people up in, and accounts that receipts are for. All people are invented.
#pragma once

#include "server/lookup/lookup.h"
#include "server/register/register_list.h"
#include "server/store/lookup_store.h"
#include "tests/register/register_support.h"

namespace test {

class LookupWorld : public Register {
  public:
    /// Noon in Melbourne on 22 November 2026.
    explicit LookupWorld(store::DataKind kind = store::DataKind::Demo);

    /// "#childlink,KIND,1,DAY" and the lines, in a file, loaded; the error's code, or "".
    std::string load(const std::string& kind, const std::string& lines, const std::string& day = "2026-11-22");
    Result<registry::ListReport> load_file(const std::string& kind, const std::string& path);
    void add_account(const std::string& public_id);
    /// The first column of the first row.
    std::string text(const std::string& query);

    lookup::CredentialFound credential(const std::string& number, const std::string& first = "Quilla",
                                       const std::string& last = "Testworth", const std::string& kind = "wwcc");
    lookup::ReceiptFound receipt(const std::string& number, const std::string& account,
                                 const std::string& first = "Quilla", const std::string& last = "Testworth");

    Settings settings;
};

inline constexpr const char* kCredentialColumns = "number,first_name,last_name,status,expires_on\n";
inline constexpr const char* kReceiptColumns = "number,first_name,last_name,trained_on\n";

}  // namespace test
