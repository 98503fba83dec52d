#include "server/records/files.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/crypto/random.h"
#include "server/records/file_kind.h"
#include "server/store/audit_store.h"
#include "server/store/file_store.h"
#include "server/store/session_store.h"

namespace records {

namespace {

using nlohmann::json;

constexpr std::size_t kPartBytes = 256 * 1024;

/// Bound to the file, to the place in it and to how many there are: parts are neither moved nor left out.
std::string owner_of_part(const store::SealedFile& file, std::size_t number)
{
    return "file:" + file.public_id + ":" + std::to_string(number) + ":" + std::to_string(file.parts);
}
std::string owner_of_name(const std::string& id) { return "file-name:" + id; }

std::vector<std::string> sealed_parts(const crypto::ServerKey& key, store::SealedFile& file, std::string_view bytes)
{
    file.parts = static_cast<int>((bytes.size() + kPartBytes - 1) / kPartBytes);
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < bytes.size(); at += kPartBytes)
        parts.push_back(key.seal(bytes.substr(at, kPartBytes), owner_of_part(file, parts.size())));
    return parts;
}

/// The digest is bound to the record, so that the same file at two records does not show as one.
std::string digest_of(const crypto::ServerKey& key, const std::string& record, std::string_view bytes)
{
    return key.digest("file:" + record, bytes);
}

Result<std::string> opened(const crypto::ServerKey& key, const store::SealedFile& file,
                           const std::vector<std::string>& parts)
{
    const auto damaged = [] { return fail(ErrorKind::Unavailable, "file.damaged"); };
    if (parts.size() != static_cast<std::size_t>(file.parts)) return damaged();
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(file.size));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto part = key.open(parts[i], owner_of_part(file, i));
        if (!part) return damaged();
        bytes += *part;
    }
    if (digest_of(key, file.record, bytes) != file.digest) return damaged();
    return bytes;
}

KeptFile kept(const crypto::ServerKey& key, const store::SealedFile& file)
{
    return {file.public_id,  key.open(file.name, owner_of_name(file.public_id)).value_or("file"),
            file.media_type, file.size,
            file.added_at,   file.added_by};
}

/// What the log says of one addition, opening or refusal. Never a name: it may be a child's.
Status record_row(store::Tx& tx, const services::Caller& caller, Instant now, const char* action,
                  const std::string& record, const KeptFile& file, const Status& done)
{
    store::AuditEvent event;
    event.at = now;
    event.actor = caller.account_id;
    event.capability = caller.may.user ? "user" : caller.may.authoriser ? "authoriser" : "";
    event.action = action;
    event.object_kind = "record";
    event.object_id = record;
    event.outcome = done ? "done" : "refused";
    event.session = caller.session_id;
    event.network = caller.network;
    json detail = json::object();
    if (!file.id.empty()) detail["file"] = file.id;
    if (!file.media_type.empty()) detail.update({{"media_type", file.media_type}, {"size", file.size}});
    if (!done) detail["code"] = done.error().code;
    event.detail = detail.dump();
    return store::append(tx, event);
}

}  // namespace

bool may_use_files(const Held& held, Use use)
{
    return use == Use::Add ? may_edit(held) : held.post.has(sharing::Sharer | sharing::Records);
}

MayTouch may_touch_records(const admin::Parts& parts)
{
    return [&parts](store::Tx& tx, const services::Caller& caller, std::string_view record, Use use) -> Status {
        const auto now = parts.clock.now();
        const Fields none;
        Doing doing{admin::Scene{tx, parts, now, melbourne_day(now), caller.account_id}, caller, none,
                    acts::By::Sharing};
        const auto held = held_record(doing, std::string(record));
        if (!held) return fail(held.error());
        if (!may_use_files(*held, use)) return fail(ErrorKind::NotFound, "record.not_found", "record");
        return {};
    };
}

Result<std::vector<KeptFile>> files_of(store::Tx& tx, const crypto::ServerKey& key, const std::string& record)
{
    const auto files = store::files_of(tx, record);
    if (!files) return fail(files.error());
    std::vector<KeptFile> all;
    for (const auto& file : *files) all.push_back(kept(key, file));
    return all;
}

FileService::FileService(const Settings& settings, const Clock& clock, store::Database& database,
                         const crypto::ServerKey& key, MayTouch may_touch)
    : settings_(settings), clock_(clock), database_(database), key_(key), may_touch_(std::move(may_touch))
{
}

Status FileService::admit(store::Tx& tx, const services::Caller& caller, const std::string& record, Use use) const
{
    const auto session = store::require_ready(tx, caller.session, clock_.now(), settings_.session);
    if (!session) return fail(session.error());
    auto may = may_touch_(tx, caller, record, use);
    if (!may && may.error().kind == ErrorKind::NotFound) return fail(ErrorKind::NotFound, "file.not_found");
    return may;
}

services::Outcome<KeptFile> FileService::add(const services::Caller& caller, const std::string& record,
                                             std::string_view name, std::string_view bytes) const
{
    // Reading and sealing come before the unit of work: the writer is kept from nobody for it.
    const auto kind = bytes.size() > kFileBytes ? fail(ErrorKind::Invalid, "file.too_large", "file") : kind_of(bytes);
    const auto clean = kind ? clean_name(name, *kind) : fail(kind.error());
    store::SealedFile file;
    file.public_id = crypto::random_id();
    file.record = record;
    file.size = static_cast<std::int64_t>(bytes.size());
    file.added_by = caller.account_id;
    std::vector<std::string> parts;
    if (clean) {
        file.media_type = kind->media_type;
        file.name = key_.seal(*clean, owner_of_name(file.public_id));
        file.digest = digest_of(key_, record, bytes);
        parts = sealed_parts(key_, file, bytes);
    }
    auto done = database_.act([&](store::Tx& tx) -> Result<services::Outcome<KeptFile>> {
        file.added_at = clock_.now();
        const auto added = [&]() -> Status {
            // First whether they may: a stranger learns nothing of what would be wrong with the file.
            if (auto ok = admit(tx, caller, record, Use::Add); !ok) return ok;
            if (!clean) return fail(clean.error());
            const auto there = store::files_of(tx, record);
            if (!there) return fail(there.error());
            if (there->size() >= kFilesOfRecord) return fail(ErrorKind::Conflict, "file.too_many");
            const bool is_same =
                std::any_of(there->begin(), there->end(), [&](const auto& each) { return each.digest == file.digest; });
            if (is_same) return fail(ErrorKind::Conflict, "file.there_already");
            if (auto ok = store::touch_session(tx, caller.session, file.added_at); !ok) return ok;
            return store::add_file(tx, file, parts);
        }();
        if (!added && added.error().kind == ErrorKind::Unavailable) return fail(added.error());
        const auto about = added ? kept(key_, file) : KeptFile{};
        if (auto ok = record_row(tx, caller, file.added_at, "file.add", record, about, added); !ok)
            return fail(ok.error());
        if (!added) return services::Outcome<KeptFile>(tl::unexpect, services::Refusal(added.error()));
        return services::Outcome<KeptFile>(about);
    });
    if (!done) return tl::unexpected(services::Refusal(done.error()));
    return std::move(*done);
}

services::Outcome<OpenedFile> FileService::open(const services::Caller& caller, const std::string& record,
                                                const std::string& id) const
{
    const auto refused = [](const Error& error) { return tl::unexpected(services::Refusal(error)); };
    // Read and opened beside the writer; it is asked once more and written down before anything is answered.
    auto read = database_.read([&](store::Tx& tx) -> Result<OpenedFile> {
        if (auto ok = admit(tx, caller, record, Use::Open); !ok) return fail(ok.error());
        const auto file = store::find_file(tx, record, id);
        if (!file) return fail(file.error());
        const auto parts = store::parts_of(tx, *file);
        if (!parts) return fail(parts.error());
        auto bytes = opened(key_, *file, *parts);
        if (!bytes) return fail(bytes.error());
        return OpenedFile{kept(key_, *file), std::move(*bytes)};
    });
    if (!read && read.error().kind == ErrorKind::Unavailable) return refused(read.error());
    Status allowed = read ? Status{} : fail(read.error());
    const auto written = database_.act([&](store::Tx& tx) -> Status {
        const auto now = clock_.now();
        if (allowed) allowed = admit(tx, caller, record, Use::Open);
        if (allowed)
            if (auto ok = store::touch_session(tx, caller.session, now); !ok) return ok;
        return record_row(tx, caller, now, "file.open", record, allowed ? read->about : KeptFile{}, allowed);
    });
    if (!written) return refused(written.error());
    if (!allowed) return refused(allowed.error());
    return std::move(*read);
}

}  // namespace records
