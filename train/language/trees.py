"""The best tree with one root over arc scores (Chu-Liu/Edmonds). numpy only."""

import numpy as np

_NEVER = -1e30


def best_tree(scores):
    """Heads of words 1..n. scores[i, j]: word i + 1 hangs from word j, 0 is the root."""
    scores = scores.astype(np.float64)
    n = scores.shape[0]
    scores[np.arange(n), np.arange(1, n + 1)] = _NEVER
    heads = scores.argmax(1)
    if _is_tree(heads):
        return heads
    square = np.full((n + 1, n + 1), _NEVER)
    square[1:] = scores
    square[1:, 0] -= 1e6  # a second root is worth less than any other arc
    return np.array(_edmonds(square)[1:])


def _is_tree(heads):
    if (heads == 0).sum() != 1:
        return False
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def _cycle(heads):
    """The nodes of one cycle, or none."""
    done = {0}
    for start in range(1, len(heads)):
        path = []
        at = start
        while at not in done and at not in path:
            path.append(at)
            at = heads[at]
        if at in path:
            return path[path.index(at) :]
        done.update(path)
    return []


def _edmonds(scores):
    """Heads of nodes 0..n (that of 0 is 0) of the best tree."""
    n = len(scores)
    np.fill_diagonal(scores, _NEVER)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return list(heads)
    rest = [v for v in range(n) if v not in set(cycle)]
    inside = scores[cycle, heads[cycle]]
    small = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    out = scores[np.ix_(rest, cycle)]  # rest hangs from the cycle
    leave = out.argmax(1)
    small[:-1, -1] = out.max(1)
    into = scores[np.ix_(cycle, rest)] - inside[:, None]  # the cycle hangs from rest
    enter = into.argmax(0)
    small[-1, :-1] = into.max(0) + inside.sum()
    contracted = _edmonds(small)
    result = [0] * n
    for node in cycle:
        result[node] = heads[node]
    for i, head in enumerate(contracted[:-1]):
        if i:
            result[rest[i]] = cycle[leave[i]] if head == len(rest) else rest[head]
    head = contracted[-1]
    result[cycle[enter[head]]] = rest[head]
    return result
