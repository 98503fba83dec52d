#include "server/register/demo_world.h"

#include <array>
#include <filesystem>
#include <fstream>

#include "server/register/demo_family.h"
#include "server/register/demo_places.h"
#include "server/register/extract_format.h"

namespace registry::demo {

namespace {

class Output {
  public:
    explicit Output(const std::string& path) : file_(path, std::ios::binary | std::ios::trunc) {}

    std::string text;
    void flush_when_long()
    {
        if (text.size() > (1U << 18)) flush();
    }
    bool close()
    {
        flush();
        file_.close();
        return !file_.fail();
    }

  private:
    void flush()
    {
        file_.write(text.data(), static_cast<std::streamsize>(text.size()));
        text.clear();
    }
    std::ofstream file_;
};

std::string header_of(Source source, const std::string& as_at)
{
    std::string text = "#childlink," + std::string(word(source)) + ",1," + as_at + "\n";
    for (const auto column : ExtractFormat::columns(source)) (text += column) += ',';
    text.back() = '\n';
    return text;
}

}  // namespace

Result<WorldFiles> write_world(const WorldOptions& options)
{
    if (options.children < 1 || options.children > 10'000'000)
        return fail(ErrorKind::Invalid, "demo.children_out_of_range", "children");
    std::error_code failed;
    std::filesystem::create_directories(options.folder, failed);
    const auto path = [&](const std::string& name) { return options.folder + "/" + name; };

    const Lists lists;
    const World world{lists, options.children, town_count(options.children), options.today};
    const auto as_at = to_iso(options.today);
    WorldFiles files{path("services.csv"), {}, path("truth.csv"), 0, {}};

    Output services(files.services), truth(files.truth);
    services.text = services_csv(lists, world.towns, as_at);
    truth.text = "source,reference,child,family,twin\n";
    std::vector<Output> extracts;
    for (const auto source : kSources) {
        files.extracts.push_back(path(std::string(word(source)) + ".csv"));
        extracts.emplace_back(files.extracts.back()).text = header_of(source, as_at);
    }

    std::int64_t written = 0;
    for (std::int64_t family = 0; written < options.children; ++family) {
        for (auto& child : family_of(world, options.seed, family, written + 1)) {
            if (written == options.children) break;
            ++written;
            cut_off(child, options.today);
            if (child.restricted) files.to_restrict.push_back(reference_of(child, Source::School));
            for (const auto source : kSources) {
                const auto index = static_cast<std::size_t>(source);
                if (!child.known[index]) continue;
                ++files.rows;
                append_line(extracts[index].text, child, source);
                truth.text += std::string(word(source)) + "," + reference_of(child, source) + "," +
                              std::to_string(child.number) + "," + std::to_string(child.family) +
                              (child.twin ? ",yes\n" : ",no\n");
            }
        }
        for (auto& extract : extracts) extract.flush_when_long();
        truth.flush_when_long();
    }
    bool good = services.close() && truth.close();
    for (auto& extract : extracts) good = extract.close() && good;
    if (!good) return fail(ErrorKind::Unavailable, "demo.not_written", {}, options.folder);
    return files;
}

}  // namespace registry::demo
