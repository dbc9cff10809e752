// What a page's JSON-LD says of the article on it, in the terms of schema.org.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::extract {

enum class JsonLdKind : std::uint8_t { kUnstated, kPerson, kOrganization };

/// An author or publisher.
struct JsonLdName {
  std::string name;
  JsonLdKind kind = JsonLdKind::kUnstated;
  friend bool operator==(const JsonLdName&, const JsonLdName&) = default;
};

/// How near a node's type is to a news report; the nearest node on a page speaks for it.
enum class JsonLdRank : std::uint8_t { kNone, kOther, kPage, kArticle };

/// The fields as written, entities resolved, white space trimmed; empty where not stated.
struct JsonLdArticle {
  JsonLdRank rank = JsonLdRank::kNone;
  std::string headline;
  std::vector<JsonLdName> authors;  // in order
  std::string published;
  std::string modified;
  std::string section;
  std::string publisher;
  std::string url;
};

/// Collects the nodes of all JSON-LD scripts of a page.
class JsonLdReader {
 public:
  /// Reads one script. Comments around it, raw line breaks in strings and commas before a closing
  /// bracket are repaired; what is still no JSON is passed over. Total: any bytes at all.
  void Read(std::string_view script);

  /// The nearest node to a report; fields it lacks come from the node of the next rank that has
  /// them. References to persons and organizations by @id are resolved.
  [[nodiscard]] JsonLdArticle Best() const;

  /// The name of the page's WebSite or, failing that, of the first organization; empty if neither.
  [[nodiscard]] const std::string& site_name() const {
    return website_.empty() ? organization_ : website_;
  }

  /// Names of the pages that lead to this one, outermost first: "Home", "World".
  [[nodiscard]] const std::vector<std::string>& path() const { return path_; }

 private:
  friend class JsonLdWalk;

  // A node with its references not yet resolved.
  struct Node {
    JsonLdArticle article;
    std::vector<std::string> author_ids;  // parallel to article.authors; empty if given by name
    std::string publisher_id;
  };
  void AddNode(Node node) { nodes_.push_back(std::move(node)); }

  std::vector<Node> nodes_;
  std::map<std::string, JsonLdName, std::less<>> by_id_;
  std::string website_;
  std::string organization_;
  std::vector<std::string> path_;
};

}  // namespace dateline::extract
