#include "server/cli/words.h"

#include <array>
#include <string_view>
#include <utility>

namespace cli {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 39> kWords{{
    {"database.missing", "There is no database at this path. Check --database."},
    {"database.exists", "There is a file at this path already. It was left alone."},
    {"database.in_use", "The database is in use: a server is running on it. Stop the server first."},
    {"database.wrong_kind", "This database holds the other kind of data: training and real data are never mixed."},
    {"database.foreign", "This file is not a Child Link database."},
    {"database.newer", "This database was made by a newer version of Child Link. Use that version."},
    {"database.older", "This database is of an older version. Start the server once to bring it up to date."},
    {"database.busy", "The database is busy. Try again in a moment."},
    {"database.failed", "The database could not be read or written."},
    {"backup.exists", "There is a file at this path already. Choose another, or add --replace."},
    {"backup.failed", "The copy could not be made. Check the folder and the free space."},
    {"backup.damaged", "The copy did not pass its checks and was removed. Check the disk and the database itself."},
    {"key.exposed", "Others can read the key file. Set its mode to 0600."},
    {"key.unreadable", "The key file cannot be read, or is not one of ours."},
    {"key.failed", "The key file could not be made. Check the folder."},
    {"audit.head_malformed", "--head wants what this command printed before: a number, a colon and 64 hex digits."},
    {"account.not_found", "There is no account with this user name."},
    {"account.username_taken", "There is an account with this user name already."},
    {"account.username_malformed", "A user name has 3 to 64 characters: a to z, 0 to 9, and . - _ @"},
    {"account.name_required", "Give the person's name with --name."},
    {"account.capability_required", "Say what the account may be: --user, --authoriser or both."},
    {"account.restricted", "This account is restricted. That is not for this command to change."},
    {"grant.not_a_user", "This account is not a User, so it cannot be given access to children of a service."},
    {"grant.user_type_required", "Give the User type with --type, for example \"Teacher\"."},
    {"grant.exists", "The account has this access already."},
    {"service.not_found", "There is no service with this number or name."},
    {"service.ambiguous", "More than one service has this number or name. Give its whole name."},
    {"workforce.not_found",
     "There is no such workforce. They are W1 to W9, W10-steward, W10-sysadmin and W10-deidentify."},
    {"password.too_short", "The password is too short: 14 characters or more, any characters."},
    {"password.too_long", "The password is too long: 128 characters at most."},
    {"password.common",
     "The password is one that many people use, or too easily guessed. Try three or four unrelated words."},
    {"password.holds_name", "The password holds the user name, the person's name or the product's."},
    {"password.unreadable", "The password holds characters that cannot be typed again safely."},
    {"password.mismatch", "The two passwords were not the same."},
    {"password.missing", "No password was given. Type it, or send it on standard input."},
    {"sign_in.busy", "There is not enough memory free to hash the password. Try again."},
    {"database.read_only", "The database was opened for reading only."},
    {"reference.unreadable", "A row of the reference data holds a word that this version does not know."},
    {"database.closing", "The database is being closed."},
}};

}  // namespace

std::string words_for(const Error& error)
{
    for (const auto& [code, words] : kWords)
        if (code == error.code) return std::string(words);
    return {};
}

}  // namespace cli
