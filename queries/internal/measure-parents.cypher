// title: 措施直接来源 | Parents of measures
// description: What measures directly derive from, with the link; one row without a link for each that has none.
// param ids: strings — ids of the measures, e.g. ["140902-5c341881:sec_2__cl_3:m29fb11"]
// column here: the id that was asked for
// column id: id of the upper one; empty when there is none
// column kind: verbatim or adapted
// column similarity: likeness of the two texts in [0, 1]
// column method: how the link was made
// column score: confidence in [0, 1]
// column review: whether a person should look at it
// column judged: who accepted or corrected it, and when
// column inferred: whether the documents are joined by likeness only, for review
UNWIND $ids AS given
MATCH (n:Measure {id: given})
OPTIONAL MATCH (n)-[r:DERIVES_FROM]->(o:Measure)
RETURN n.id AS here, o.id AS id, r.kind AS kind, r.similarity AS similarity, r.method AS method, r.score AS score,
       coalesce(r.review, FALSE) AS review, r.judged AS judged,
       coalesce(r.inferred, FALSE) AS inferred
ORDER BY here, review, similarity DESC, id
