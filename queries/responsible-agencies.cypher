// title: 谁负责 | Who answers for a matter
// description: The agencies that printed lists give measures to, of those whose words or whose clause's heading hold some words, or of a provision, in document order.
// param words: string = "" — words that the measure or the heading of its clause holds; empty for all, e.g. 清洁替代
// param provision: string = "" of Provision.id — id of a provision, with those below it; empty for all, e.g. 晋发改资环发〔2022〕198号:sec_2__cl_5
// param role: string = "" in lead|support|responsible — lead, support or responsible; empty for all, e.g. lead
// param basis: string = "" in explicit|labelled|first-listed|sole|joint|standing-clause|subject — what the role rests on; empty for all, e.g. sole
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋发改资环发〔2022〕198号
// column agency: canonical name
// column role: lead, support or responsible
// column basis: what the role rests on
// column policy: id of the document
// column path: numerals from section to clause of the first measure
// column heading: its heading
// column measures: texts of the measures, in document order
// column evidence: the printed list
// column provision: id of the clause
// column bracket: id of the printed list
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)<-[:CONTAINS]-(v:Provision)
WHERE ($policy = '' OR m.policy = $policy) AND ($role = '' OR r.role = $role) AND ($basis = '' OR r.basis = $basis)
  AND ($words = '' OR m.text CONTAINS $words OR v.heading CONTAINS $words)
  AND ($provision = '' OR v.id = $provision OR v.id STARTS WITH ($provision + '__'))
WITH a, r, m
ORDER BY m.span_start LIMIT 1000000 // ladybug orders a WITH only beside a LIMIT
WITH a, m.policy AS policy, r.role AS role, r.basis AS basis, r.bracket AS bracket, r.evidence AS evidence, min(r.position) AS position,
     min(m.span_start) AS start, collect(m.text) AS measures
MATCH (v:Provision)-[:CONTAINS]->(f:Measure)
WHERE f.policy = policy AND f.span_start = start
RETURN a.name AS agency, role, basis, policy, v.path AS path, v.heading AS heading, measures, evidence, v.id AS provision, bracket
ORDER BY policy, start, bracket, position, a.id, role, basis
