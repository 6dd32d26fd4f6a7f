// title: 照抄的比例 | Verbatim share of each section
// description: How many measures of each section of a document stand word for word, or in other words, in the loaded policies above.
// param policy: string = "" of Policy.id — id of the lower document; empty for all, e.g. 140902-5c341881
// column policy: id of the document
// column number: numeral of the section
// column section: heading of the section
// column measures: measures of the section
// column verbatim: of these, taken over word for word
// column adapted: taken over in other words
// column added: from no measure above
// column share: share of those taken over word for word, in per cent
MATCH (c:Policy)-[i:IMPLEMENTS]->(p:Policy)
WHERE i.aligned IS NOT NULL AND p.presence = 'loaded' AND ($policy = '' OR c.id = $policy)
WITH DISTINCT c
MATCH (c)-[:CONTAINS]->(s:Provision), (s)-[:CONTAINS*0..5]->(v:Provision), (v)-[:CONTAINS]->(m:Measure)
WHERE NOT v.eid CONTAINS 'annex'
OPTIONAL MATCH (m)-[r:DERIVES_FROM]->(:Measure)
WITH c, s, m, min(CASE r.kind WHEN 'verbatim' THEN 1 WHEN 'adapted' THEN 2 ELSE 3 END) AS rank
WITH c, s, count(m) AS measures, count(CASE rank WHEN 1 THEN 1 END) AS same, count(CASE rank WHEN 2 THEN 1 END) AS adapted,
     count(CASE rank WHEN 3 THEN 1 END) AS added
RETURN c.id AS policy, s.number AS number, s.heading AS section, measures, same AS verbatim, adapted, added,
       floor(1000.0 * same / measures + 0.5) / 10 AS share
ORDER BY policy, s.seq, s.id
