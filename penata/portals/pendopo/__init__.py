"""Pendopo, the leaders' first page: the answer, what changed, what waits; each domain brings its own cards.

Places of cards: `pendopo.answer` (the sentence and its figures), `pendopo.fresh` (from when figures are),
`pendopo.aside` (beside them), `pendopo` (below, over the whole width).
"""
