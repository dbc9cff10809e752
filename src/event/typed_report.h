// Reports for tests, typed by hand (coref/typed_text.h): one paragraph, in which each name is an
// entity of its own, and a state's country is its name.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "dateline/document.h"

#include "coref/typed_text.h"
#include "doc/layers.h"

namespace dateline::event {

/// What is known of a name of the report beside its words.
struct KnownName {
  std::string_view name;
  std::string country;
  std::string sector;
};

struct TypedReport {
  std::shared_ptr<const Document> doc;
  Layers layers;  // tokens to mentions, without times; each place is on the map

  explicit TypedReport(std::string_view typed, const std::vector<KnownName>& known = {})
      : TypedReport(coref::TypedText(typed), known) {}

 private:
  TypedReport(coref::TypedText&& typed, const std::vector<KnownName>& known)
      : doc(Document::Create(
                typed.text,
                {{BlockKind::kParagraph, {0, static_cast<ByteOffset>(typed.text.size())}}}, {},
                false, Limits{})
                .value()),
        layers(doc->text()) {
    const auto& spans = typed.tokens.Column<&TokenRow::span>();
    Columns<EntityRow> entities;
    Columns<MentionRow> mentions;
    Columns<PlaceRow> places;
    for (const coref::TypedText::Name& name : typed.names) {
      EntityRow entity;
      entity.span = {spans[name.first].begin, spans[name.last - 1].end};
      entity.kind = name.kind;
      entity.name = doc->TextOf(entity.span);
      if (entity.kind == EntityKind::kState) entity.country = entity.name;
      const auto of_name = std::find_if(known.begin(), known.end(),
                                        [&](const KnownName& k) { return k.name == entity.name; });
      if (of_name != known.end()) {
        entity.country = of_name->country;
        entity.sectors = {of_name->sector};
      }
      MentionRow mention;
      mention.span = entity.span;
      mention.entity = EntityIndex{static_cast<std::uint32_t>(entities.size())};
      if (entity.kind == EntityKind::kPlace) {
        PlaceRow place;
        place.span = entity.span;
        places.Add(place);
      }
      entities.Add(entity);
      mentions.Add(mention);
    }
    EXPECT_TRUE(layers.Put(std::move(typed.tokens)));
    EXPECT_TRUE(layers.Put(std::move(typed.sentences)));
    EXPECT_TRUE(layers.Put(Columns<TimeRow>{}));
    EXPECT_TRUE(layers.Put(std::move(places)));
    EXPECT_TRUE(layers.Put(std::move(entities)));
    EXPECT_TRUE(layers.Put(std::move(mentions)));
  }
};

}  // namespace dateline::event
