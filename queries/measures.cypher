// title: 措施 | Measures
// description: Measures in document order, of a document, or those whose words or whose clause's heading hold some words, with the agencies that lead.
// param words: string = "" — words that the measure or the heading of its clause holds; empty for all, e.g. 绿色建筑
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋政发〔2022〕12号
// column policy: id of the document
// column path: numerals from section to clause
// column heading: heading of the clause
// column text: the measure's words
// column lead: agencies that lead it
// column provision: id of the provision that it stands in
// column measure: id of the measure
MATCH (v:Provision)-[:CONTAINS]->(m:Measure)
WHERE ($policy = '' OR m.policy = $policy) AND ($words = '' OR m.text CONTAINS $words OR v.heading CONTAINS $words)
OPTIONAL MATCH (a:Agency)-[r:LEADS]->(m)
WITH v, m, a.id AS id, a.name AS agency, min(r.position) AS position
ORDER BY position, id LIMIT 1000000 // ladybug orders a WITH only beside a LIMIT
WITH v, m, collect(agency) AS lead
RETURN m.policy AS policy, v.path AS path, v.heading AS heading, m.text AS text, lead, v.id AS provision, m.id AS measure
ORDER BY policy, m.span_start, measure
