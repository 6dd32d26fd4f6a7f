// title: 目标值直接去向 | Children of figures
// description: What directly derives from figures, with the link; one row without a link for each that has none.
// param ids: strings — ids of the figures, e.g. ["晋政发〔2022〕12号:sec_2__cl_4:t72330b"]
// column here: the id that was asked for
// column id: id of the lower one; empty when there is none
// column kind: same, stricter, looser, share or other-year
// column similarity: likeness of the two texts in [0, 1]
// column method: how the link was made
// column score: confidence in [0, 1]
// column review: whether a person should look at it
// column judged: who accepted or corrected it, and when
// column inferred: whether the documents are joined by likeness only, for review
UNWIND $ids AS given
MATCH (n:Target {id: given})
OPTIONAL MATCH (o:Target)-[r:DERIVES_FROM]->(n)
RETURN n.id AS here, o.id AS id, r.kind AS kind, r.similarity AS similarity, r.method AS method, r.score AS score,
       coalesce(r.review, FALSE) AS review, r.judged AS judged,
       coalesce(r.inferred, FALSE) AS inferred
ORDER BY here, review, similarity DESC, id
