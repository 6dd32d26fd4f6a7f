// title: 文件之间的联系 | Links between policies
// description: Which clauses, measures and figures of some documents derive from which of others among them.
// param policies: strings — ids of the documents, e.g. ["140902-5c341881", "晋政发〔2022〕12号"]
// param what: string = "" in clause|measure|figure — what is to be linked; empty for all, e.g. clause
// column what: clause, measure or figure
// column child: id of the lower clause, measure or figure
// column parent: id of the upper one
// column kind: verbatim, adapted or loose; of figures same, stricter, looser, share or other-year
// column similarity: likeness of the two texts in [0, 1]
// column method: how the link was made
// column score: confidence in [0, 1]
// column review: whether a person should look at it
// column judged: who accepted or corrected it, and when
// column inferred: whether the documents are joined by likeness only, for review
MATCH (a:Provision|Measure|Target)-[r:DERIVES_FROM]->(b:Provision|Measure|Target)
WHERE a.policy IN $policies AND b.policy IN $policies
WITH a, b, r, CASE WHEN a.provision IS NULL THEN 'clause' WHEN a.quote IS NULL THEN 'measure' ELSE 'figure' END AS what
WHERE $what = '' OR what = $what
RETURN what, a.id AS child, b.id AS parent, r.kind AS kind, r.similarity AS similarity, r.method AS method,
       r.score AS score, coalesce(r.review, FALSE) AS review, r.judged AS judged,
       coalesce(r.inferred, FALSE) AS inferred
ORDER BY child, similarity DESC, parent
