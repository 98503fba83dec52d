#include "server/register/csv_file.h"

#include <csv.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace registry {

struct CsvFile::Parser {
    csv_parser state{};
    std::string text;  // the cells of one record, one after the other
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    std::vector<std::string_view> cells;

    Parser() { csv_init(&state, CSV_STRICT | CSV_STRICT_FINI); }
    ~Parser() { csv_free(&state); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    bool read(std::string_view record)
    {
        text.clear();
        spans.clear();
        const auto cell = [](void* data, std::size_t size, void* self) {
            auto& parser = *static_cast<Parser*>(self);
            parser.spans.emplace_back(parser.text.size(), size);
            parser.text.append(static_cast<const char*>(data), size);
        };
        const bool whole = csv_parse(&state, record.data(), record.size(), cell, nullptr, this) == record.size();
        const bool ended = csv_fini(&state, cell, nullptr, this) == 0;
        if (!whole || !ended) {
            csv_free(&state);
            csv_init(&state, CSV_STRICT | CSV_STRICT_FINI);
            return false;
        }
        cells.clear();
        for (const auto& [from, size] : spans) cells.emplace_back(text.data() + from, size);
        return true;
    }
};

CsvFile::CsvFile() : parser_(std::make_unique<Parser>()) {}
CsvFile::CsvFile(CsvFile&& other) noexcept
    : path_(std::move(other.path_)), bytes_(std::exchange(other.bytes_, {})), parser_(std::move(other.parser_))
{
}
CsvFile& CsvFile::operator=(CsvFile&& other) noexcept
{
    std::swap(path_, other.path_);
    std::swap(bytes_, other.bytes_);
    std::swap(parser_, other.parser_);
    return *this;
}
CsvFile::~CsvFile()
{
    if (!bytes_.empty()) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

Result<CsvFile> CsvFile::open(const std::string& path)
{
    CsvFile file;
    file.path_ = path;
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return fail(ErrorKind::Invalid, "file.unreadable", path);
    struct stat about {};
    const bool is_file = fstat(handle, &about) == 0 && S_ISREG(about.st_mode);
    void* mapped = nullptr;
    if (is_file && about.st_size > 0)
        mapped = mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE, handle, 0);
    ::close(handle);
    if (!is_file || mapped == MAP_FAILED) return fail(ErrorKind::Invalid, "file.unreadable", path);
    if (mapped) file.bytes_ = {static_cast<const char*>(mapped), static_cast<std::size_t>(about.st_size)};
    return file;
}

bool CsvFile::next(RecordPlace& at, RecordPlace& record) const
{
    if (at.line == 0) {
        at.line = 1;
        if (bytes_.substr(0, 3) == "\xEF\xBB\xBF") at.offset = 3;
    }
    while (at.offset < bytes_.size() && (bytes_[at.offset] == '\n' || bytes_[at.offset] == '\r')) {
        if (bytes_[at.offset] == '\n') ++at.line;
        ++at.offset;
    }
    if (at.offset >= bytes_.size()) return false;

    // A line break inside quotes belongs to the record. Past a megabyte, one stray quote has swallowed the rest: stop
    // there.
    constexpr std::size_t kLongest = 1 << 20;
    bool quoted = false;
    std::size_t end = at.offset;
    std::uint32_t lines = 0;
    for (; end < bytes_.size() && end - at.offset < kLongest; ++end) {
        const char c = bytes_[end];
        if (c == '"') quoted = !quoted;
        if (c != '\n') continue;
        if (!quoted) break;
        ++lines;
    }
    record = {at.offset, static_cast<std::uint32_t>(end - at.offset), at.line};
    if (record.length > 0 && bytes_[end - 1] == '\r') --record.length;
    at.offset = end;
    at.line += lines;
    return true;
}

const std::vector<std::string_view>* CsvFile::cells(const RecordPlace& record)
{
    return parser_->read(bytes_.substr(record.offset, record.length)) ? &parser_->cells : nullptr;
}

std::vector<std::string> mark_of(const CsvFile& file)
{
    RecordPlace at, first;
    if (!file.next(at, first)) return {};
    auto line = file.bytes().substr(first.offset, first.length);
    if (line.substr(0, 1) != "#") return {};
    line.remove_prefix(1);
    std::vector<std::string> words;
    for (;;) {
        const auto comma = line.find(',');
        words.emplace_back(line.substr(0, comma));
        if (comma == line.npos) return words;
        line.remove_prefix(comma + 1);
    }
}

}  // namespace registry
