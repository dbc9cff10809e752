// Views that every DuckDB file carries.
#pragma once

#include <string_view>

namespace dateline::store {

/// `event_summary`: each event in words (who, did what, to whom, when, where, how real, on whose
/// word). `unknown_actors`: entities that took part in an event and have no country, or have a name
/// that no lexicon knows, most frequent first: what a lexicon lacks. `country` is then what the
/// report alone tells.
inline constexpr std::string_view kViews = R"sql(
CREATE VIEW event_summary AS
WITH sides AS (
  SELECT p.event_id,
         string_agg(coalesce(n.name, n.country), '; ' ORDER BY p.ordinal)
           FILTER (p.role = 'actor') AS who,
         string_agg(coalesce(n.name, n.country), '; ' ORDER BY p.ordinal)
           FILTER (p.role = 'recipient') AS whom
  FROM participants p JOIN entities n USING (entity_id) GROUP BY p.event_id)
SELECT e.event_id, e.doc_id, d.published, s.who, e.plover AS what, e.mode,
       substring(d.text, e.trigger_begin + 1, e.trigger_end - e.trigger_begin) AS words,
       s.whom, e.when_start, e.when_end, coalesce(e.place_name, e.country) AS place,
       e.reality,
       CASE WHEN t.statement_id IS NULL THEN 'the report'
            ELSE coalesce(src.name, substring(d.text, t.source_begin + 1,
                                              t.source_end - t.source_begin), 'unnamed') END
         AS source,
       len(e.contested_by) > 0 AS contested, e.confidence
FROM events e JOIN documents d USING (doc_id)
LEFT JOIN sides s USING (event_id)
LEFT JOIN statements t USING (statement_id)
LEFT JOIN entities src ON src.entity_id = t.source_entity_id
ORDER BY d.published, e.doc_id, e.trigger_begin, e.event_id;
CREATE VIEW unknown_actors AS
SELECT n.name, n.kind, p.country, count(*) AS events, count(DISTINCT n.doc_id) AS documents
FROM participants p JOIN entities n USING (entity_id)
WHERE p.country IS NULL OR (n.kb_id IS NULL AND n.entity_id IN (
  SELECT entity_id FROM mentions WHERE form = 'name'))
GROUP BY n.name, n.kind, p.country ORDER BY events DESC, n.name, n.kind, p.country;
)sql";

}  // namespace dateline::store
