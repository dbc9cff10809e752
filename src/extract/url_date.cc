#include "extract/url_date.h"

#include "extract/date_text.h"

namespace dateline::extract {

std::string_view HostOf(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/?#:"));
}

std::optional<Moment> ReadUrlDate(std::string_view url, const DateWords& words) {
  const std::size_t host = url.find(HostOf(url));
  if (host == std::string_view::npos) return std::nullopt;
  url.remove_prefix(host + HostOf(url).size());
  url = url.substr(0, url.find_first_of("?#"));
  const auto found = FindDate(url, words);
  if (!found || found->moment.precision < MomentPrecision::kDay) return std::nullopt;
  Moment moment;
  moment.day = found->moment.day;
  moment.how = "url";
  return moment;
}

}  // namespace dateline::extract
