// title: 未承接的条款 | Clauses that were not taken up
// description: Clauses of a policy that no clause of a policy that carries it out derives from, directly or through others, one row for each such policy.
// param policy: string = "" of Policy.id — id of the upper document; empty for all, e.g. 晋政发〔2022〕12号
// param child: string = "" of Policy.id — id of the lower document; empty for all, e.g. 140902-5c341881
// column child: id of the document that carries it out
// column parent: id of the upper document
// column provision: id of the clause
// column path: its numerals
// column heading: its heading
// column inferred: whether the documents are joined by likeness, for review: the lower one names no such parent
MATCH (c:Policy)-[i:IMPLEMENTS]->(p:Policy), (v:Provision)
WHERE i.aligned IS NOT NULL AND v.policy = p.id AND ($policy = '' OR p.id = $policy) AND ($child = '' OR c.id = $child)
  AND NOT v.eid CONTAINS 'annex'
  AND (v.kind IN ['clause', 'article'] OR (v.kind = 'section'
       AND (EXISTS { MATCH (v)-[:CONTAINS]->(:Measure) }
            OR NOT EXISTS { MATCH (v)-[:CONTAINS]->(w:Provision) WHERE w.kind IN ['clause', 'article'] })))
  AND NOT EXISTS { MATCH (a:Provision)-[:DERIVES_FROM*1..4]->(v) WHERE a.policy = c.id }
RETURN c.id AS child, p.id AS parent, v.id AS provision, v.path AS path, v.heading AS heading,
       coalesce(i.review, FALSE) AS inferred
ORDER BY child, parent, v.seq, provision
