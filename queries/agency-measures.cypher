// title: 机构的措施 | Measures of an agency
// description: Every printed list (bracket) that names the agency, in document order, with the measures that the list covers.
// param agency: string of Agency.name|short_name|aliases — full name, short name or alias, e.g. 省能源局
// param role: string = "" in lead|support|responsible — lead, support or responsible; empty for all, e.g. lead
// param basis: string = "" in explicit|labelled|first-listed|sole|joint|standing-clause|subject — explicit, labelled, first-listed, sole, joint, standing-clause or subject; empty for all, e.g. sole
// param region: string = "" of Region.code|name|short_name — GB/T 2260 code or name of the agency's region; empty for all, e.g. 140000
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋发改资环发〔2022〕198号
// column region: code of the agency's region; empty where the documents do not say which
// column agency: canonical name
// column role: lead, support or responsible
// column basis: what the role rests on
// column number: numeral of the clause of the first measure
// column heading: its heading
// column measures: texts of the measures, in document order
// column evidence: the printed list
// column doc_number: 发文字号 of the document
// column title: title of the document
// column date: 成文日期
// column policy: id of the document
// column provision: id of the clause
// column bracket: id of the printed list
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
WHERE (a.name = $agency OR a.short_name = $agency OR $agency IN a.aliases)
  AND ($role = '' OR r.role = $role)
  AND ($basis = '' OR r.basis = $basis)
  AND ($policy = '' OR m.policy = $policy)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(g:Region)
WITH a, r, m, g
WHERE $region = '' OR a.region = $region OR g.name = $region OR g.short_name = $region
WITH a, r, m
ORDER BY m.span_start LIMIT 1000000 // ladybug orders a WITH only beside a LIMIT
WITH a, m.policy AS policy, r.role AS role, r.basis AS basis, r.bracket AS bracket, r.evidence AS evidence,
     min(m.span_start) AS start, collect(m.text) AS measures
MATCH (v:Provision)-[:CONTAINS]->(f:Measure), (p:Policy)
WHERE f.policy = policy AND f.span_start = start AND p.id = f.policy
RETURN coalesce(a.region, '') AS region, a.name AS agency, role, basis, v.number AS number, v.heading AS heading, measures, evidence,
       p.doc_number AS doc_number, p.title AS title, p.date_issued AS date, policy, v.id AS provision, bracket
ORDER BY region, agency, date, policy, start, bracket, role, basis
