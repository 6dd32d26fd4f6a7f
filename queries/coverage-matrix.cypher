// title: 承接矩阵 | Coverage matrix
// description: What became of the clauses of each section of a policy in every policy that carries it out, also where it took them from one in between; then the less faithful kind counts.
// param policy: string = "" of Policy.id — id of the upper document; empty for all, e.g. 国发〔2021〕4号
// column parent: id of the upper document
// column number: numeral of its section
// column section: heading of the section
// column child: id of the document that carries it out
// column clauses: clauses of the section
// column verbatim: of these, taken over word for word
// column adapted: taken over in other words
// column loose: taken up in matter, with few words shared
// column omitted: not taken up
// column inferred: whether the documents are joined by likeness, for review: the lower one names no such parent
MATCH (c:Policy)-[i:IMPLEMENTS]->(p:Policy), (p)-[:CONTAINS]->(s:Provision), (s)-[:CONTAINS*0..4]->(v:Provision)
WHERE i.aligned IS NOT NULL AND ($policy = '' OR p.id = $policy) AND NOT v.eid CONTAINS 'annex'
  AND (v.kind IN ['clause', 'article'] OR (v.kind = 'section'
       AND (EXISTS { MATCH (v)-[:CONTAINS]->(:Measure) }
            OR NOT EXISTS { MATCH (v)-[:CONTAINS]->(w:Provision) WHERE w.kind IN ['clause', 'article'] })))
WITH c, p, s, v, coalesce(i.review, FALSE) AS inferred
OPTIONAL MATCH chain = (x:Provision)-[:DERIVES_FROM*1..4]->(v)
WHERE x.policy = c.id
WITH c, p, s, v, inferred, min(CASE WHEN x.id IS NULL THEN 4 WHEN all(link IN relationships(chain) WHERE link.kind = 'verbatim') THEN 1
                          WHEN all(link IN relationships(chain) WHERE link.kind <> 'loose') THEN 2 ELSE 3 END) AS rank
WITH c, p, s, inferred, count(v) AS clauses, count(CASE rank WHEN 1 THEN 1 END) AS same, count(CASE rank WHEN 2 THEN 1 END) AS reworded,
     count(CASE rank WHEN 3 THEN 1 END) AS loose, count(CASE rank WHEN 4 THEN 1 END) AS omitted
RETURN p.id AS parent, s.number AS number, s.heading AS section, c.id AS child, clauses, same AS verbatim, reworded AS adapted, loose,
       omitted, inferred
ORDER BY parent, s.seq, s.id, child
