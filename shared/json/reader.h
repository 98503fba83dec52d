// Reading JSON without exceptions: the first fault is kept, with its path, and everything after it is skipped. For the
// *_json.cpp files only, so that json.hpp stays out of headers.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/core/date.h"
#include "shared/core/result.h"

namespace wire {

template <class E>
struct Word {
    E value;
    std::string_view word;
};

template <class E, std::size_t N>
std::string word_of(const std::array<Word<E>, N>& words, E value)
{
    for (const auto& [each, word] : words)
        if (each == value) return std::string{word};
    return {};
}

class Reader {
  public:
    /// The outermost value, which must be an object.
    explicit Reader(const nlohmann::json& value) : value_(value), fault_(own_fault_) { check_object(); }
    Reader(const nlohmann::json& value, std::string path, std::optional<Error>& fault)
        : value_(value), path_(std::move(path)), fault_(fault)
    {
        check_object();
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// A missing text is the empty one, a missing flag is false, a missing number stays as it was.
    void text(const char* key, std::string& out)
    {
        const auto* found = look(key);
        if (found == nullptr) return;
        if (const auto* words = found->get_ptr<const std::string*>()) out = *words;
        else wrong_type(key);
    }
    void flag(const char* key, bool& out)
    {
        const auto* found = look(key);
        if (found == nullptr) return;
        if (const auto* flag = found->get_ptr<const bool*>()) out = *flag;
        else wrong_type(key);
    }
    void number(const char* key, int& out)
    {
        std::optional<int> number;
        this->number(key, number);
        if (number) out = *number;
    }
    void number(const char* key, std::optional<int>& out)
    {
        const auto* found = look(key);
        if (found == nullptr) return;
        const auto* number = found->get_ptr<const std::int64_t*>();
        if (number == nullptr || *number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max())
            return wrong_type(key);
        out = static_cast<int>(*number);
    }
    void day(const char* key, std::optional<Date>& out)
    {
        if (const auto* found = look(key)) out = day_of(*found, key);
    }
    void day(const char* key, Date& out)
    {
        std::optional<Date> day;
        this->day(key, day);
        if (day) out = *day;
        else missing(key);
    }
    void moment(const char* key, Instant& out)
    {
        const auto* found = look(key);
        if (found == nullptr) return missing(key);
        const auto* words = found->get_ptr<const std::string*>();
        const auto moment = words ? parse_instant(*words) : std::nullopt;
        if (!moment) return wrong_type(key);
        out = *moment;
    }
    void moment(const char* key, std::optional<Instant>& out)
    {
        if (look(key) != nullptr) moment(key, out.emplace());
    }
    template <class E, std::size_t N>
    void word(const char* key, const std::array<Word<E>, N>& words, E& out)
    {
        const auto* found = look(key);
        if (found == nullptr) return missing(key);
        const auto* text = found->get_ptr<const std::string*>();
        if (text == nullptr) return wrong_type(key);
        for (const auto& [value, word] : words)
            if (word == *text) {
                out = value;
                return;
            }
        fault("json.unknown_word", key);
    }

    /// One object, read by `read(Reader&, T&)`.
    template <class T, class Read>
    void object(const char* key, T& out, Read read)
    {
        if (const auto* found = look(key)) {
            Reader inner{*found, at(key), fault_};
            read(inner, out);
        } else {
            missing(key);
        }
    }
    template <class T, class Read>
    void object(const char* key, std::optional<T>& out, Read read)
    {
        if (look(key) != nullptr) object(key, out.emplace(), read);
    }
    /// A list of objects; a missing one is empty.
    template <class T, class Read>
    void list(const char* key, std::vector<T>& out, Read read)
    {
        each(key, [&](const nlohmann::json& item, const std::string& path) {
            Reader inner{item, path, fault_};
            read(inner, out.emplace_back());
        });
    }
    void texts(const char* key, std::vector<std::string>& out)
    {
        each(key, [&](const nlohmann::json& item, const std::string& path) {
            if (const auto* words = item.get_ptr<const std::string*>()) out.push_back(*words);
            else fault_at("json.wrong_type", path);
        });
    }
    /// An object of texts under names that are not known beforehand; a missing one is empty.
    void texts(const char* key, std::map<std::string, std::string>& out)
    {
        const auto* found = look(key);
        if (found == nullptr) return;
        if (!found->is_object()) return wrong_type(key);
        for (auto item = found->begin(); item != found->end(); ++item) {
            if (const auto* words = item->get_ptr<const std::string*>()) out.emplace(item.key(), *words);
            else if (!item->is_null()) fault_at("json.wrong_type", at(key) + "." + item.key());
        }
    }
    /// A list of exactly N days, each of which may be null.
    template <std::size_t N>
    void days(const char* key, std::array<std::optional<Date>, N>& out)
    {
        std::size_t count = 0;
        each(key, [&](const nlohmann::json& item, const std::string& path) {
            if (count < N && !item.is_null()) out[count] = day_of(item, path.c_str(), false);
            ++count;
        });
        if (count != N) wrong_type(key);
    }

    /// A request holds these keys and no others.
    void only(std::initializer_list<std::string_view> keys)
    {
        if (!value_.is_object()) return;
        for (auto item = value_.begin(); item != value_.end(); ++item) {
            bool known = false;
            for (const auto key : keys) known = known || key == item.key();
            if (!known) fault("json.unknown_key", item.key().c_str());
        }
    }

    template <class T>
    Result<T> done(T&& out)
    {
        if (fault_) return fail(*fault_);
        return std::forward<T>(out);
    }

  private:
    const nlohmann::json* look(const char* key) const
    {
        if (!value_.is_object()) return nullptr;
        const auto found = value_.find(key);
        return found == value_.end() || found->is_null() ? nullptr : &*found;
    }
    template <class Visit>
    void each(const char* key, Visit visit)
    {
        const auto* found = look(key);
        if (found == nullptr) return;
        if (!found->is_array()) return wrong_type(key);
        std::size_t index = 0;
        for (const auto& item : *found) visit(item, at(key) + "." + std::to_string(index++));
    }
    std::optional<Date> day_of(const nlohmann::json& value, const char* key, bool relative = true)
    {
        const auto* words = value.get_ptr<const std::string*>();
        const auto day = words ? parse_date(*words) : std::nullopt;
        if (!day) fault_at("json.wrong_type", relative ? at(key) : key);
        return day;
    }
    std::string at(const char* key) const { return path_.empty() ? key : path_ + "." + key; }
    void check_object()
    {
        if (!value_.is_object()) fault_at("json.wrong_type", path_);
    }
    void missing(const char* key) { fault("json.missing", key); }
    void wrong_type(const char* key) { fault("json.wrong_type", key); }
    void fault(const char* code, const char* key) { fault_at(code, at(key)); }
    void fault_at(const char* code, std::string path)
    {
        if (!fault_) fault_ = Error{ErrorKind::Invalid, code, std::move(path), {}};
    }

    const nlohmann::json& value_;
    std::string path_;
    std::optional<Error> own_fault_;
    std::optional<Error>& fault_;
};

/// A day, or null: a key of table 2.2 is there whether or not there is a record.
inline nlohmann::json day_or_null(const std::optional<Date>& day)
{
    return day ? nlohmann::json(to_iso(*day)) : nlohmann::json();
}

/// A list of objects, each written by `write(item)`.
template <class T, class Write>
nlohmann::json list_of(const std::vector<T>& items, Write write)
{
    nlohmann::json list = nlohmann::json::array();
    for (const auto& item : items) list.push_back(write(item));
    return list;
}

}  // namespace wire
