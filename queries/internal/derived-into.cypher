// title: 去向 | What derives from words
// description: What directly derives from provisions, measures and figures; one empty row for each from which nothing derives.
// param ids: strings — ids of provisions, measures and figures, e.g. ["国发〔2021〕4号:sec_5__cl_15"]
// column here: the id that was asked for
// column id: id of the lower one
// column kind: verbatim, adapted or loose; of figures same, stricter, looser, share or other-year
// column similarity: likeness of the two texts in [0, 1]
// column method: how the link was made
// column score: confidence in [0, 1]
// column review: whether a person should look at it
// column judged: who accepted or corrected it, and when
UNWIND $ids AS given
MATCH (n:Provision {id: given})
OPTIONAL MATCH (o:Provision)-[r:DERIVES_FROM]->(n)
RETURN n.id AS here, o.id AS id, r.kind AS kind, r.similarity AS similarity, r.method AS method, r.score AS score,
       coalesce(r.review, FALSE) AS review, r.judged AS judged
UNION ALL
UNWIND $ids AS given
MATCH (n:Measure {id: given})
OPTIONAL MATCH (o:Measure)-[r:DERIVES_FROM]->(n)
RETURN n.id AS here, o.id AS id, r.kind AS kind, r.similarity AS similarity, r.method AS method, r.score AS score,
       coalesce(r.review, FALSE) AS review, r.judged AS judged
UNION ALL
UNWIND $ids AS given
MATCH (n:Target {id: given})
OPTIONAL MATCH (o:Target)-[r:DERIVES_FROM]->(n)
RETURN n.id AS here, o.id AS id, r.kind AS kind, r.similarity AS similarity, r.method AS method, r.score AS score,
       coalesce(r.review, FALSE) AS review, r.judged AS judged
