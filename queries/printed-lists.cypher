// title: 责任单位清单 | Printed lists of a policy
// description: The printed lists of agencies (brackets, and agencies as subjects) in document order, with who leads, supports and shares the duty.
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋发改资环发〔2022〕198号
// param basis: string = "" in explicit|labelled|first-listed|sole|joint|standing-clause|subject — a basis that an agency of the list has; empty for all, e.g. first-listed
// column policy: id of the document
// column number: numeral of the clause of the first measure
// column heading: its heading
// column evidence: the printed list
// column lead: agencies that lead, as listed
// column support: agencies that support, as listed
// column responsible: agencies that share the duty, as listed, without those of a standing clause
// column standing: agencies that a standing clause adds
// column measures: how many measures the list covers
// column bracket: id of the printed list
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
WHERE $policy = '' OR m.policy = $policy
WITH m.policy AS policy, r.bracket AS bracket, min(m.span_start) AS start, count(DISTINCT m.id) AS measures,
     coalesce(min(CASE WHEN r.basis <> 'standing-clause' THEN r.evidence END), min(r.evidence)) AS evidence,
     count(CASE WHEN r.basis = $basis THEN 1 END) AS found
WHERE $basis = '' OR found > 0
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(n:Measure)
WHERE r.bracket = bracket AND n.policy = policy
WITH policy, bracket, start, measures, evidence, a.id AS id, a.name AS agency, r.role AS role, r.basis = 'standing-clause' AS stands,
     min(r.position) AS position
ORDER BY position, id LIMIT 1000000 // ladybug orders a WITH only beside a LIMIT
WITH policy, bracket, start, measures, evidence, collect(CASE WHEN role = 'lead' THEN agency END) AS lead,
     collect(CASE WHEN role = 'support' THEN agency END) AS support,
     collect(CASE WHEN role = 'responsible' AND NOT stands THEN agency END) AS responsible,
     collect(CASE WHEN stands THEN agency END) AS standing
MATCH (v:Provision)-[:CONTAINS]->(f:Measure)
WHERE f.policy = policy AND f.span_start = start
RETURN policy, v.number AS number, v.heading AS heading, evidence, lead, support, responsible, standing, measures, bracket
ORDER BY policy, start, bracket
