#include "text/charset_icu.h"

#include <array>
#include <cstdint>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "text/utf8.h"

namespace dateline::text {
namespace {

/// Below this (of 100) ICU's guess is no better than chance on short texts.
constexpr std::int32_t kConfident = 30;
constexpr std::size_t kChunkUnits = 4096;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

/// ICU's substitution, counted.
void CountAndSubstitute(const void* context, UConverterToUnicodeArgs* args, const char* units,
                        std::int32_t length, UConverterCallbackReason reason, UErrorCode* error) {
  if (reason <= UCNV_IRREGULAR) {
    // ICU hands the context back as const; it is the counter that DecodeByIcu owns.
    ++**static_cast<std::size_t* const*>(context);
  }
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, units, length, reason, error);
}

/// Joins surrogate pairs across chunks and writes UTF-8.
class Utf16Writer {
 public:
  explicit Utf16Writer(std::string& out) : out_(out) {}

  void Put(char16_t unit) {
    if (unit >= 0xDC00 && unit <= 0xDFFF && high_ != 0) {
      AppendUtf8(out_, 0x10000 + ((static_cast<char32_t>(high_) - 0xD800) << 10) +
                           (static_cast<char32_t>(unit) - 0xDC00));
      high_ = 0;
      return;
    }
    Flush();
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      high_ = unit;
    } else {
      AppendUtf8(out_, unit);
    }
  }
  void Flush() {
    if (high_ != 0) AppendUtf8(out_, high_);  // a lone surrogate becomes U+FFFD
    high_ = 0;
  }

 private:
  std::string& out_;
  char16_t high_ = 0;
};

}  // namespace

std::optional<Encoding> GuessByIcu(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || match == nullptr) return std::nullopt;
  const std::int32_t confidence = ucsdet_getConfidence(match, &error);
  const char* name = ucsdet_getName(match, &error);
  if (U_FAILURE(error) || confidence < kConfident || name == nullptr) return std::nullopt;
  return EncodingOfLabel(name);
}

std::optional<std::string> DecodeByIcu(std::string_view converter_name, std::string_view bytes,
                                       std::size_t& replaced) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(
      ucnv_open(std::string(converter_name).c_str(), &error));
  if (U_FAILURE(error)) return std::nullopt;
  std::size_t* counter = &replaced;
  ucnv_setToUCallBack(converter.get(), CountAndSubstitute, &counter, nullptr, nullptr, &error);

  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  Utf16Writer writer(out);
  std::array<char16_t, kChunkUnits> units{};
  const char* from = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  do {
    char16_t* to = units.data();
    error = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, end, nullptr,
                   /*flush=*/true, &error);
    for (const char16_t* unit = units.data(); unit != to; ++unit) writer.Put(*unit);
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  writer.Flush();
  return out;
}

}  // namespace dateline::text
