// title: 机构概览 | Overview of agencies
// description: Every agency with what it is, where, and how many printed lists, measures and documents name it.
// column id: id of the agency
// column name: canonical name
// column short_name: usual short name
// column aliases: other names
// column function: function family
// column organ_type: government, party, mass, branch, enterprise …
// column level: national, province, city, county or township
// column region: code of its region; empty where the documents do not say which
// column region_name: name of that region
// column lead: printed lists that it leads
// column support: printed lists that it supports
// column responsible: printed lists that name it besides others
// column measures: measures that all of them cover
// column documents: documents that give it a duty
MATCH (a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(g:Region)
OPTIONAL MATCH (a)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
RETURN a.id AS id, coalesce(a.name, a.id) AS name, a.short_name AS short_name, a.aliases AS aliases, a.function AS function,
       a.organ_type AS organ_type, a.level AS level, coalesce(a.region, '') AS region, g.name AS region_name,
       count(DISTINCT CASE WHEN r.role = 'lead' THEN r.bracket END) AS lead,
       count(DISTINCT CASE WHEN r.role = 'support' THEN r.bracket END) AS support,
       count(DISTINCT CASE WHEN r.role = 'responsible' THEN r.bracket END) AS responsible,
       count(DISTINCT m.id) AS measures, count(DISTINCT m.policy) AS documents
ORDER BY id
