// title: 措施原文 | Words of measures
// description: The words of measures, and where they stand; no row for an id that is unknown.
// param ids: strings — ids of the measures, e.g. ["140902-5c341881:sec_2__cl_3:m29fb11"]
// column id: the id
// column path: numerals from section to clause
// column heading: heading of the provision that it stands in
// column text: its own words
// column policy: id of the document
// column policy_title: its title, else its number or its id
// column level: national, province, city, county or township
// column region_name: name of the document's region
// column presence: loaded, catalogued or cited
UNWIND $ids AS given
MATCH (n:Measure {id: given})
MATCH (v:Provision {id: n.provision})
MATCH (p:Policy {id: n.policy})
OPTIONAL MATCH (p)-[:APPLIES_IN]->(g:Region)
RETURN n.id AS id, v.path AS path, v.heading AS heading, n.text AS text, p.id AS policy,
       coalesce(p.title, p.doc_number, p.id) AS policy_title, p.level AS level, g.name AS region_name, p.presence AS presence
ORDER BY id
