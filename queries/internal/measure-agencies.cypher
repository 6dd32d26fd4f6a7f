// title: 措施的责任单位 | Agencies of measures
// description: Whom the printed lists of some documents name for which measure, in printed order.
// param policies: strings — ids of the documents, e.g. ["晋政发〔2022〕12号"]
// column measure: id of the measure
// column mention: the name as printed
// column role: lead, support or responsible
// column place: where the list stands in the text
// column position: place in the list, from 1
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
WHERE m.policy IN $policies
RETURN DISTINCT m.id AS measure, coalesce(r.mention, a.name) AS mention, r.role AS role, r.span_start AS place, r.position AS position
ORDER BY measure, place, position, mention
