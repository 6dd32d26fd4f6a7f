// title: 来源 | What words derive from
// description: What provisions, measures and figures directly derive from; one empty row for each that derives from nothing.
// param ids: strings — ids of provisions, measures and figures, e.g. ["140902-5c341881:sec_2__cl_4"]
// column here: the id that was asked for
// column id: id of the upper one
// column kind: verbatim, adapted or loose; of figures same, stricter, looser, share or other-year
// column similarity: likeness of the two texts in [0, 1]
// column method: how the link was made
// column score: confidence in [0, 1]
// column review: whether a person should look at it
// column judged: who accepted or corrected it, and when
UNWIND $ids AS given
MATCH (n:Provision {id: given})
OPTIONAL MATCH (n)-[r:DERIVES_FROM]->(o:Provision)
RETURN n.id AS here, o.id AS id, r.kind AS kind, r.similarity AS similarity, r.method AS method, r.score AS score,
       coalesce(r.review, FALSE) AS review, r.judged AS judged
UNION ALL
UNWIND $ids AS given
MATCH (n:Measure {id: given})
OPTIONAL MATCH (n)-[r:DERIVES_FROM]->(o:Measure)
RETURN n.id AS here, o.id AS id, r.kind AS kind, r.similarity AS similarity, r.method AS method, r.score AS score,
       coalesce(r.review, FALSE) AS review, r.judged AS judged
UNION ALL
UNWIND $ids AS given
MATCH (n:Target {id: given})
OPTIONAL MATCH (n)-[r:DERIVES_FROM]->(o:Target)
RETURN n.id AS here, o.id AS id, r.kind AS kind, r.similarity AS similarity, r.method AS method, r.score AS score,
       coalesce(r.review, FALSE) AS review, r.judged AS judged
