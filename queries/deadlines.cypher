// title: 时限 | Deadlines
// description: Measures that name a date by which they are to be done, the earliest first, with the agencies that lead.
// param due: string = "" — how the date begins, a year or a year and month; empty for all, e.g. 2025
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋政发〔2022〕12号
// column deadline: the term, as year, month or day
// column policy: id of the document
// column path: numerals from section to clause
// column heading: heading of the clause
// column text: the measure's words
// column lead: agencies that lead it
// column measure: id of the measure
MATCH (v:Provision)-[:CONTAINS]->(m:Measure)
WHERE m.deadline STARTS WITH $due AND ($policy = '' OR m.policy = $policy)
OPTIONAL MATCH (a:Agency)-[r:LEADS]->(m)
WITH v, m, a.id AS id, a.name AS agency, min(r.position) AS position
ORDER BY position, id LIMIT 1000000 // ladybug orders a WITH only beside a LIMIT
WITH v, m, collect(agency) AS lead
RETURN m.deadline AS deadline, m.policy AS policy, v.path AS path, v.heading AS heading, m.text AS text, lead, m.id AS measure
ORDER BY deadline, policy, m.span_start, measure
