// title: 原文 | Words by id
// description: The words of provisions, measures and figures, and the document that they stand in; no row for an id that is unknown.
// param ids: strings — ids of provisions, measures and figures, e.g. ["140902-5c341881:sec_2__cl_4"]
// column label: Provision, Measure or Target
// column id: the id
// column path: numerals from section to clause
// column heading: heading of the provision that it is or stands in
// column text: its own words
// column policy: id of the document
// column policy_title: its title, else its number or its id
// column level: national, province, city, county or township
// column region_name: name of the document's region
// column presence: loaded, catalogued or cited
UNWIND $ids AS given
MATCH (n:Provision {id: given})
MATCH (p:Policy {id: n.policy})
OPTIONAL MATCH (p)-[:APPLIES_IN]->(g:Region)
RETURN 'Provision' AS label, n.id AS id, n.path AS path, n.heading AS heading, n.text AS text, p.id AS policy,
       coalesce(p.title, p.doc_number, p.id) AS policy_title, p.level AS level, g.name AS region_name, p.presence AS presence
UNION ALL
UNWIND $ids AS given
MATCH (n:Measure {id: given})
MATCH (v:Provision {id: n.provision})
MATCH (p:Policy {id: n.policy})
OPTIONAL MATCH (p)-[:APPLIES_IN]->(g:Region)
RETURN 'Measure' AS label, n.id AS id, v.path AS path, v.heading AS heading, n.text AS text, p.id AS policy,
       coalesce(p.title, p.doc_number, p.id) AS policy_title, p.level AS level, g.name AS region_name, p.presence AS presence
UNION ALL
UNWIND $ids AS given
MATCH (n:Target {id: given})
MATCH (v:Provision {id: n.provision})
MATCH (p:Policy {id: n.policy})
OPTIONAL MATCH (p)-[:APPLIES_IN]->(g:Region)
RETURN 'Target' AS label, n.id AS id, v.path AS path, v.heading AS heading, n.quote AS text, p.id AS policy,
       coalesce(p.title, p.doc_number, p.id) AS policy_title, p.level AS level, g.name AS region_name, p.presence AS presence
