// A small document with a row in most tables, for the tests of the store.
#pragma once

#include <string>

#include "dateline/records.h"

namespace dateline::store {

[[nodiscard]] inline Records SampleRecords(const std::string& doc_id) {
  Records records;
  DocumentRecord& document = records.document;
  document.doc_id = doc_id;
  document.uri = "samples/envoys \"3\".txt";
  document.title = "Bogotá: l'accord, \"enfin\"";
  document.published = "2021-05-03";
  document.text = "Bogotá and Lima agreed.\nRuiz said so.";
  document.blocks = {{"paragraph", 0, 23}, {"paragraph", 24, 37}};
  records.sentences = {{doc_id, 0, 0, 23, 0}, {doc_id, 1, 24, 37, 1}};
  records.tokens = {
      {doc_id, 0, 0, 0, 6, "Bogotá", "bogotá", "PROPN", "", {{{"Number", "Sing"}}}, 2, "nsubj"}};
  EntityRecord entity;
  entity.entity_id = doc_id + ".e1";
  entity.doc_id = doc_id;
  entity.kind = "state";
  entity.name = "Colombia";
  entity.country = "COL";
  entity.sectors = {"GOV"};
  entity.because = {{"country", 0, 6, "lexicons/countries.tsv:COL"}};
  records.entities = {entity};
  entity.entity_id = doc_id + ".e2";
  entity.kind = "person";
  entity.name = "Ruiz";
  entity.country = "";
  entity.sectors = {};
  entity.because = {};
  records.entities.push_back(entity);
  records.mentions = {{doc_id + ".m1", doc_id, doc_id + ".e1", 0, 6, "metonym", "actor.metonym"}};
  StatementRecord statement;
  statement.statement_id = doc_id + ".s1";
  statement.doc_id = doc_id;
  statement.begin = 24;
  statement.end = 36;
  statement.kind = "indirect";
  statement.source_entity_id = doc_id + ".e2";
  statement.stance = "asserts";
  statement.content = {{0, 22}};
  records.statements = {statement};
  EventRecord event;
  event.event_id = doc_id.substr(0, 15) + "f";
  event.doc_id = doc_id;
  event.trigger_begin = 16;
  event.trigger_end = 22;
  event.plover = "AGREE";
  event.reality = "happened";
  event.reality_because = {{16, 22}};
  event.when_start = std::chrono::sys_days{std::chrono::year{2021} / 5 / 3};
  event.when_end = event.when_start;
  event.statement_id = doc_id + ".s1";
  event.confidence = 0.5;
  ParticipantRecord actor;
  actor.event_id = event.event_id;
  actor.doc_id = doc_id;
  actor.ordinal = 1;
  actor.role = "actor";
  actor.entity_id = doc_id + ".e1";
  actor.mention_id = doc_id + ".m1";
  actor.country = "COL";
  actor.sectors = {"GOV"};
  event.participants = {actor};
  records.events = {event};
  records.diagnostics = {{doc_id + ".d1", doc_id, "charset_replaced", "two bytes"}};
  return records;
}

}  // namespace dateline::store
