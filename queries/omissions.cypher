// title: 未承接的内容 | What was not taken up
// description: Clauses, measures and figures of a policy from which nothing derives in a policy that carries it out, directly or through others, one row for each such policy.
// param policy: string = "" of Policy.id — id of the upper document; empty for all, e.g. 晋政发〔2022〕12号
// param child: string = "" of Policy.id — id of the lower document; empty for all, e.g. 140902-5c341881
// param kind: string = "" in clause|measure|figure — clause, measure or figure; empty for all, e.g. measure
// column child: id of the document that carries it out
// column parent: id of the upper document
// column kind: clause, measure or figure
// column path: numerals of the clause
// column heading: heading of the clause
// column text: words of the measure or the figure; empty for a clause
// column id: id of the provision, measure or target
// column inferred: whether the documents are joined by likeness, for review: the lower one names no such parent
MATCH (c:Policy)-[i:IMPLEMENTS]->(p:Policy), (n:Provision|Measure|Target)
WHERE i.aligned IS NOT NULL AND n.policy = p.id AND ($policy = '' OR p.id = $policy) AND ($child = '' OR c.id = $child)
WITH c, p, n, coalesce(i.review, FALSE) AS inferred, coalesce(n.provision, n.id) AS holder
MATCH (v:Provision)
WHERE v.id = holder AND NOT v.eid CONTAINS 'annex' AND (n.provision IS NULL OR c.presence = 'loaded')
  AND (n.provision IS NOT NULL OR v.kind IN ['clause', 'article'] OR (v.kind = 'section'
       AND (EXISTS { MATCH (v)-[:CONTAINS]->(:Measure) }
            OR NOT EXISTS { MATCH (v)-[:CONTAINS]->(w:Provision) WHERE w.kind IN ['clause', 'article'] })))
  AND NOT EXISTS { MATCH (a:Provision|Measure|Target)-[:DERIVES_FROM*1..4]->(n) WHERE a.policy = c.id }
WITH c, p, n, v, inferred, CASE WHEN n.provision IS NULL THEN 'clause' WHEN n.quote IS NULL THEN 'measure' ELSE 'figure' END AS kind
WHERE $kind = '' OR kind = $kind
RETURN c.id AS child, p.id AS parent, kind, v.path AS path, v.heading AS heading,
       CASE kind WHEN 'clause' THEN '' WHEN 'measure' THEN n.text ELSE n.quote END AS text, n.id AS id, inferred
ORDER BY child, parent, v.seq, kind, n.span_start, id
