// title: 新增的内容 | What a document added
// description: Clauses, measures and figures of a document that derive from nothing in the policies above that it carries out and was compared with.
// param policy: string = "" of Policy.id — id of the lower document; empty for all, e.g. 140902-5c341881
// param kind: string = "" in clause|measure|figure — clause, measure or figure; empty for all, e.g. figure
// param parent: string = "" of Policy.id — id of the one policy above that counts; empty for all, e.g. 晋政发〔2022〕12号
// column policy: id of the document
// column kind: clause, measure or figure
// column path: numerals of the clause
// column heading: heading of the clause
// column text: words of the measure or the figure; empty for a clause
// column id: id of the provision, measure or target
MATCH (n:Provision|Measure|Target)
WHERE $policy = '' OR n.policy = $policy
WITH n, coalesce(n.provision, n.id) AS holder
MATCH (v:Provision)
WHERE v.id = holder AND NOT v.eid CONTAINS 'annex'
  AND (n.provision IS NOT NULL OR v.kind IN ['clause', 'article'] OR (v.kind = 'section'
       AND (EXISTS { MATCH (v)-[:CONTAINS]->(:Measure) }
            OR NOT EXISTS { MATCH (v)-[:CONTAINS]->(w:Provision) WHERE w.kind IN ['clause', 'article'] })))
  AND NOT EXISTS { MATCH (n)-[:DERIVES_FROM]->(u:Provision|Measure|Target) WHERE $parent = '' OR u.policy = $parent }
  AND EXISTS { MATCH (c:Policy)-[i:IMPLEMENTS]->(p:Policy)
               WHERE c.id = n.policy AND i.aligned IS NOT NULL AND ($parent = '' OR p.id = $parent) }
  AND (n.provision IS NULL
       OR EXISTS { MATCH (c:Policy)-[i:IMPLEMENTS]->(p:Policy)
                   WHERE c.id = n.policy AND i.aligned IS NOT NULL AND p.presence = 'loaded' AND ($parent = '' OR p.id = $parent) })
WITH n, v, CASE WHEN n.provision IS NULL THEN 'clause' WHEN n.quote IS NULL THEN 'measure' ELSE 'figure' END AS kind
WHERE $kind = '' OR kind = $kind
RETURN n.policy AS policy, kind, v.path AS path, v.heading AS heading,
       CASE kind WHEN 'clause' THEN '' WHEN 'measure' THEN n.text ELSE n.quote END AS text, n.id AS id
ORDER BY policy, v.seq, kind, n.span_start, id
