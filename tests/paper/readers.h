// What independent programs read in the files we write.
#pragma once

#include <string>
#include <vector>

/// Output of `pdftotext -layout`, `pdfinfo`, `pdffonts` for these bytes.
std::string run_on(const std::string& command, const std::string& bytes, const std::string& ending);
inline std::string pdf_text(const std::string& bytes) { return run_on("pdftotext -layout FILE -", bytes, ".pdf"); }
inline std::string pdf_info(const std::string& bytes) { return run_on("pdfinfo FILE", bytes, ".pdf"); }
inline std::string pdf_fonts(const std::string& bytes) { return run_on("pdffonts FILE", bytes, ".pdf"); }

/// What tests/paper/read_xlsx.py prints of it.
std::string xlsx_cells(const std::string& bytes);
