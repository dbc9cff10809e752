#include "lang/boundary_features.h"

#include <algorithm>

namespace dateline::lang {
namespace {

using enum TokenClass;

bool IsStop(TokenClass kind) { return kind == kStop || kind == kOutcry || kind == kDots; }

bool IsWord(TokenClass kind) {
  return kind == kLower || kind == kTitle || kind == kUpper || kind == kUpperOne || kind == kMixed;
}

std::uint64_t Bucket(std::size_t n) {
  if (n <= 4) return n;
  if (n <= 6) return 5;
  if (n <= 9) return 6;
  if (n <= 14) return 7;
  if (n <= 24) return 8;
  return n <= 40 ? 9 : 10;
}

std::uint64_t Mix(std::uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdu;
  h ^= h >> 33;
  return h;
}

}  // namespace

BoundaryFeatures::BoundaryFeatures(const std::vector<TokenView>& tokens)
    : tokens_(tokens),
      next_stop_(tokens.size() + 1, static_cast<std::uint32_t>(tokens.size())),
      block_end_(tokens.size()),
      block_begin_(tokens.size()) {
  const auto size = static_cast<std::uint32_t>(tokens.size());
  std::uint32_t end = size;
  for (std::uint32_t i = size; i-- > 0;) {
    if (tokens[i].space_after == kBlankLine) end = i + 1;
    block_end_[i] = end;
    next_stop_[i] = IsStop(tokens[i].kind) ? i : next_stop_[i + 1];
  }
  for (std::uint32_t i = 0; i < size; ++i) {
    block_begin_[i] = i > 0 && tokens[i - 1].space_after != kBlankLine ? block_begin_[i - 1] : i;
  }
}

bool BoundaryFeatures::MayEnd(std::size_t i) const {
  const TokenView& left = tokens_[i];
  return left.space_after != 0 || (!IsWord(left.kind) && left.kind != kNumber &&
                                   left.kind != kOpen && left.kind != kQuoteOpen);
}

void BoundaryFeatures::EndAfter(std::size_t i) {
  first_ = counted_ = i + 1;
  quotes_ = open_ = words_ = capitals_ = 0;
}

void BoundaryFeatures::CountUpTo(std::size_t i) {
  for (; counted_ <= i; ++counted_) {
    const TokenClass kind = tokens_[counted_].kind;
    if (kind == kQuoteOpen || kind == kQuoteAlone || kind == kQuoteClose) ++quotes_;
    if (kind == kOpen) ++open_;
    if (kind == kClose && open_ > 0) --open_;
    if (IsWord(kind)) ++words_;
    if (kind == kTitle || kind == kUpper || kind == kUpperOne) ++capitals_;
  }
}

void BoundaryFeatures::Append(std::size_t i, std::vector<std::uint64_t>& out) {
  CountUpTo(i);
  static constexpr TokenView kNothing{};
  const std::size_t begin = block_begin_[i];
  const std::size_t end = block_end_[i];
  const auto at = [&](std::ptrdiff_t offset) -> const TokenView& {
    const auto j = static_cast<std::ptrdiff_t>(i) + offset;
    return j < static_cast<std::ptrdiff_t>(begin) || j >= static_cast<std::ptrdiff_t>(end)
               ? kNothing
               : tokens_[static_cast<std::size_t>(j)];
  };
  const TokenView &l2 = at(-2), &l1 = at(-1), &l = at(0), &r = at(1), &r1 = at(2), &r2 = at(3);
  const auto c = [](const TokenView& t) { return static_cast<std::uint64_t>(t.kind); };
  std::uint64_t number = 0;
  const auto add = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t d = 0) {
    ++number;
    out.push_back(
        Mix(number * 0x9E3779B97F4A7C15u + Mix(a + 1) * 3 + Mix(b + 2) * 5 + Mix(d + 3) * 7));
  };
  const std::uint64_t space = l.space_after;
  const std::uint64_t pair = (c(l) * 32 + c(r)) * 4 + space;
  add(space);
  add(pair);
  add(c(l1), pair);
  add(pair, c(r1));
  add(c(l1), pair, c(r1));
  add(c(l2) * 32 + c(l1), pair);
  add(pair, c(r1) * 32 + c(r2));
  add(l.norm);
  add(r.norm, space);
  add(l.norm, c(r));
  add(r.norm, c(l));
  add(l.norm, r.norm);
  add(l1.norm, pair);
  add(r1.norm, pair);
  add(r.norm, r1.norm, c(l));
  add(l1.norm, l.norm, c(r));
  add(l.ending, c(r));
  add(r.ending, c(l));
  const std::size_t since = i + 1 - first_;
  add(Bucket(since), pair);
  add(Bucket(end - i - 1), pair);
  add(Bucket(end - begin), pair);
  const std::size_t stop = next_stop_[i + 1];
  add(stop < end ? Bucket(stop - i) : 20, pair);
  const bool ends_in_stop = end > 0 && (IsStop(tokens_[end - 1].kind) ||
                                        (end - begin > 1 && IsStop(tokens_[end - 2].kind)));
  const bool has_stop = next_stop_[begin] < end;
  add((ends_in_stop ? 2u : 0u) + (has_stop ? 1u : 0u), pair);
  add((ends_in_stop ? 2u : 0u) + (has_stop ? 1u : 0u), pair, r.norm);
  add(quotes_ % 2, pair);
  add(std::min<std::uint64_t>(open_, 1), pair);
  add(words_ == 0 ? 9 : capitals_ * 4 / words_, pair, Bucket(since));
  const TokenView& first = tokens_[first_];
  add(first.norm, c(l), c(r));
  add(c(first), pair, Bucket(since));
  add(first.norm, Bucket(since));
  // Lists: lines that begin alike.
  add(c(first), c(r), first.norm == r.norm ? 1 : 0);
  // What follows.
  std::uint64_t ahead_words = 0, ahead_capital = 0;
  for (std::size_t j = i + 1; j < end && j < i + 8; ++j) {
    if (IsStop(tokens_[j].kind)) break;
    if (IsWord(tokens_[j].kind)) ++ahead_words;
    if (tokens_[j].kind == kTitle || tokens_[j].kind == kUpper) ++ahead_capital;
  }
  add(ahead_words == 0 ? 9 : ahead_capital * 4 / ahead_words, pair);
  add(l.norm, r.ending);
  add(l.ending, r.norm);
}

}  // namespace dateline::lang
