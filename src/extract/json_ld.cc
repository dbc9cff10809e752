#include "extract/json_ld.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <simdjson.h>

#include "extract/html_entity.h"

namespace dateline::extract {

namespace dom = simdjson::dom;

namespace {

// Deep enough for every vocabulary in use; what lies deeper is not about the page itself.
constexpr int kMaxDepth = 8;

// Nodes and authors kept: a page with more is a list of articles, or an attack.
constexpr std::size_t kMaxNodes = 64;
constexpr std::size_t kMaxAuthors = 32;

// Values are text in HTML's sense: pages escape them once more within JSON.
std::string CleanText(std::string_view value) {
  std::string text(value);
  text.resize(DecodeEntities(text.data(), text.size(), false));
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// A member's string, or the first string of its array; empty otherwise.
std::string_view StringOf(const dom::element& value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return text;
  dom::array array;
  if (value.get(array) != simdjson::SUCCESS) return {};
  for (const dom::element item : array) {
    if (item.get(text) == simdjson::SUCCESS) return text;
  }
  return {};
}

std::string_view Member(const dom::object& object, std::string_view key) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  return StringOf(value);
}

// "http://schema.org/NewsArticle" and "schema:NewsArticle" are NewsArticle.
std::string_view LocalName(std::string_view type) {
  const std::size_t cut = type.find_last_of("/:#");
  return cut == std::string_view::npos ? type : type.substr(cut + 1);
}

JsonLdRank RankOf(std::string_view type) {
  if (type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" ||
      type == "OpinionNewsArticle" || type == "Blog") {
    return JsonLdRank::kArticle;
  }
  if (type.ends_with("Page") || type == "DiscussionForumPosting" || type == "SocialMediaPosting") {
    return JsonLdRank::kPage;
  }
  if (type == "CreativeWork" || type == "Recipe" || type == "Review" || type == "HowTo" ||
      type == "VideoObject" || type == "PodcastEpisode" || type == "Course") {
    return JsonLdRank::kOther;
  }
  return JsonLdRank::kNone;
}

bool IsOrganization(std::string_view type) {
  return type.ends_with("Organization") || type == "Corporation" || type.ends_with("Business");
}

// The types of a node: one string, or an array of them.
template <typename Visit>
void ForEachType(const dom::object& object, const Visit& visit) {
  dom::element value;
  if (object["@type"].get(value) != simdjson::SUCCESS) return;
  std::string_view type;
  if (value.get(type) == simdjson::SUCCESS) return visit(LocalName(type));
  dom::array array;
  if (value.get(array) != simdjson::SUCCESS) return;
  for (const dom::element item : array) {
    if (item.get(type) == simdjson::SUCCESS) visit(LocalName(type));
  }
}

JsonLdKind KindOf(const dom::object& object) {
  JsonLdKind kind = JsonLdKind::kUnstated;
  ForEachType(object, [&kind](std::string_view type) {
    if (type == "Person") kind = JsonLdKind::kPerson;
    if (IsOrganization(type) && kind != JsonLdKind::kPerson) kind = JsonLdKind::kOrganization;
  });
  return kind;
}

}  // namespace

/// Walks one parsed script and files its nodes with the reader.
class JsonLdWalk {
 public:
  explicit JsonLdWalk(JsonLdReader& reader) : reader_(reader) {}

  void Visit(const dom::element& element, int depth) {
    if (depth > kMaxDepth || reader_.nodes_.size() >= kMaxNodes) return;
    dom::array array;
    if (element.get(array) == simdjson::SUCCESS) {
      for (const dom::element item : array) Visit(item, depth + 1);
      return;
    }
    dom::object object;
    if (element.get(object) == simdjson::SUCCESS) VisitNode(object, depth);
  }

 private:
  void VisitNode(const dom::object& object, int depth) {
    FileName(object);
    ForEachType(object, [&](std::string_view type) {
      if (type == "BreadcrumbList" && reader_.path_.empty()) ReadPath(object);
    });
    JsonLdRank rank = JsonLdRank::kNone;
    ForEachType(object, [&rank](std::string_view type) { rank = std::max(rank, RankOf(type)); });
    if (rank != JsonLdRank::kNone) reader_.AddNode(ReadNode(object, rank));
    // Only what leads to the page's own article: never comments, related items or parts.
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "publisher", "author",
                            "isPartOf", "review", "breadcrumb"}) {
      dom::element child;
      if (object[key].get(child) == simdjson::SUCCESS) Visit(child, depth + 1);
    }
  }

  void ReadPath(const dom::object& list) {
    constexpr std::size_t kMost = 8;
    dom::array items;
    if (list["itemListElement"].get(items) != simdjson::SUCCESS) return;
    for (const dom::element element : items) {
      dom::object item, page;
      if (reader_.path_.size() >= kMost || element.get(item) != simdjson::SUCCESS) return;
      std::string name = CleanText(Member(item, "name"));
      if (name.empty() && item["item"].get(page) == simdjson::SUCCESS) {
        name = CleanText(Member(page, "name"));
      }
      if (!name.empty()) reader_.path_.push_back(std::move(name));
    }
  }

  // Persons, organizations and sites, by which references and site names are resolved.
  void FileName(const dom::object& object) {
    const std::string name = CleanText(Member(object, "name"));
    if (name.empty()) return;
    const JsonLdKind kind = KindOf(object);
    const std::string_view id = Member(object, "@id");
    if (!id.empty()) reader_.by_id_.emplace(id, JsonLdName{name, kind});
    if (kind == JsonLdKind::kOrganization && reader_.organization_.empty()) {
      reader_.organization_ = name;
    }
    ForEachType(object, [&](std::string_view type) {
      if (type == "WebSite" && reader_.website_.empty()) reader_.website_ = name;
    });
  }

  static JsonLdReader::Node ReadNode(const dom::object& object, JsonLdRank rank) {
    JsonLdReader::Node node;
    JsonLdArticle& article = node.article;
    article.rank = rank;
    article.headline = CleanText(Member(object, "headline"));
    if (article.headline.empty()) article.headline = CleanText(Member(object, "name"));
    article.published = CleanText(Member(object, "datePublished"));
    if (article.published.empty()) article.published = CleanText(Member(object, "uploadDate"));
    if (article.published.empty()) article.published = CleanText(Member(object, "dateCreated"));
    article.modified = CleanText(Member(object, "dateModified"));
    article.section = CleanText(Member(object, "articleSection"));
    article.url = CleanText(Member(object, "url"));
    dom::element value;
    if (object["author"].get(value) == simdjson::SUCCESS) ReadAuthors(value, node, 0);
    if (node.article.authors.empty() && object["creator"].get(value) == simdjson::SUCCESS) {
      ReadAuthors(value, node, 0);
    }
    dom::object publisher;
    if (object["publisher"].get(value) == simdjson::SUCCESS) {
      article.publisher = CleanText(StringOf(value));
      if (value.get(publisher) == simdjson::SUCCESS) {
        article.publisher = CleanText(Member(publisher, "name"));
        node.publisher_id = Member(publisher, "@id");
      }
    }
    return node;
  }

  static void ReadAuthors(const dom::element& value, JsonLdReader::Node& node, int depth) {
    if (depth > 3 || node.article.authors.size() >= kMaxAuthors) return;
    std::string_view text;
    dom::array array;
    dom::object object;
    if (value.get(text) == simdjson::SUCCESS) {
      AddAuthor({.name = CleanText(text), .kind = JsonLdKind::kUnstated}, "", node);
    } else if (value.get(array) == simdjson::SUCCESS) {
      for (const dom::element item : array) ReadAuthors(item, node, depth + 1);
    } else if (value.get(object) == simdjson::SUCCESS) {
      dom::element name;
      if (object["name"].get(array) == simdjson::SUCCESS) {
        for (const dom::element item : array) {
          AddAuthor({.name = CleanText(StringOf(item)), .kind = KindOf(object)}, "", node);
        }
      } else if (object["@list"].get(name) == simdjson::SUCCESS) {
        ReadAuthors(name, node, depth + 1);
      } else {
        AddAuthor({.name = CleanText(Member(object, "name")), .kind = KindOf(object)},
                  Member(object, "@id"), node);
      }
    }
  }

  static void AddAuthor(JsonLdName author, std::string_view id, JsonLdReader::Node& node) {
    if ((author.name.empty() && id.empty()) || node.article.authors.size() >= kMaxAuthors) return;
    node.article.authors.push_back(std::move(author));
    node.author_ids.emplace_back(id);
  }

  JsonLdReader& reader_;
};

namespace {

// Without what surrounds the value and what no JSON may hold: raw control characters become
// blanks, which changes nothing outside strings and repairs those within.
std::string Sanitize(std::string_view script) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  std::string out(script.substr(begin, end - begin + 1));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return out;
}

// Drops commas that stand before a closing bracket or another comma, outside strings.
std::string WithoutStrayCommas(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"' && (i == 0 || json[i - 1] != '\\')) quoted = !quoted;
    if (c == ',' && !quoted) {
      const std::size_t next = json.find_first_not_of(' ', i + 1);
      if (next == std::string_view::npos ||
          std::string_view("]},").find(json[next]) != std::string_view::npos)
        continue;
    }
    out.push_back(c);
  }
  return out;
}

}  // namespace

void JsonLdReader::Read(std::string_view script) {
  if (script.find("@type") == std::string_view::npos) return;  // a program, or data of one
  const std::string json = Sanitize(script);
  if (json.empty()) return;
  dom::parser parser;
  dom::element root;
  simdjson::padded_string padded(json);
  if (parser.parse(padded).get(root) != simdjson::SUCCESS) {
    padded = simdjson::padded_string(WithoutStrayCommas(json));
    if (parser.parse(padded).get(root) != simdjson::SUCCESS) return;
  }
  JsonLdWalk(*this).Visit(root, 0);
}

JsonLdArticle JsonLdReader::Best() const {
  const auto Resolve = [this](const std::string& id, JsonLdName& name) {
    if (id.empty()) return;
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return;
    if (name.name.empty()) name.name = found->second.name;
    if (name.kind == JsonLdKind::kUnstated) name.kind = found->second.kind;
  };
  std::vector<const Node*> order;
  for (const Node& node : nodes_) order.push_back(&node);
  std::stable_sort(order.begin(), order.end(),
                   [](const Node* a, const Node* b) { return a->article.rank > b->article.rank; });
  JsonLdArticle best;
  for (const Node* node : order) {
    JsonLdArticle article = node->article;
    for (std::size_t i = 0; i < article.authors.size(); ++i) {
      Resolve(node->author_ids[i], article.authors[i]);
    }
    std::erase_if(article.authors, [](const JsonLdName& author) { return author.name.empty(); });
    JsonLdName publisher{article.publisher, JsonLdKind::kUnstated};
    Resolve(node->publisher_id, publisher);
    const auto Fill = [](std::string& into, std::string& from) {
      if (into.empty()) into = std::move(from);
    };
    if (best.rank == JsonLdRank::kNone) best.rank = article.rank;
    Fill(best.headline, article.headline);
    Fill(best.published, article.published);
    Fill(best.modified, article.modified);
    Fill(best.section, article.section);
    Fill(best.publisher, publisher.name);
    Fill(best.url, article.url);
    if (best.authors.empty()) best.authors = std::move(article.authors);
  }
  return best;
}

}  // namespace dateline::extract
