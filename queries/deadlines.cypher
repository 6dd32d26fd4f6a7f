// title: 时限 | Deadlines
// description: Measures that name a date by which they are to be done, the earliest first, with the agencies that lead.
// param due: string = "" — how the date begins, a year or a year and month; empty for all, e.g. 2020
// param until: string = "" — the last day by which it is to be done; empty for any, e.g. 2020-12-31
// param agency: string = "" of Agency.name|short_name|aliases — full name, short name or alias of an agency that has a role in it; empty for all, e.g. 省经信委
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 140000-d88ddf29
// column deadline: the term, as year, month or day
// column policy: id of the document
// column path: numerals from section to clause
// column heading: heading of the clause
// column text: the measure's words
// column lead: agencies that lead it
// column provision: id of the clause
// column measure: id of the measure
MATCH (v:Provision)-[:CONTAINS]->(m:Measure)
WHERE m.deadline STARTS WITH $due AND ($until = '' OR m.deadline <= $until) AND ($policy = '' OR m.policy = $policy)
  AND ($agency = '' OR EXISTS { MATCH (b:Agency)-[:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m)
                                WHERE b.name = $agency OR b.short_name = $agency OR $agency IN b.aliases })
OPTIONAL MATCH (a:Agency)-[r:LEADS]->(m)
WITH v, m, a.id AS id, a.name AS agency, min(r.position) AS position
ORDER BY position, id LIMIT 1000000 // ladybug orders a WITH only beside a LIMIT
WITH v, m, collect(agency) AS lead
RETURN m.deadline AS deadline, m.policy AS policy, v.path AS path, v.heading AS heading, m.text AS text, lead,
       v.id AS provision, m.id AS measure
ORDER BY deadline, policy, m.span_start, measure
