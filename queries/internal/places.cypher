// title: 文件的地名 | Places of policies
// description: The regions that documents apply in and those that they lie in, each with one that it directly lies in.
// param policies: strings — ids of the documents, e.g. ["140902-5c341881"]
// column policy: id of the document
// column own: code of the document's own region
// column id: id of the region
// column name: its name
// column short_name: its short name
// column above: id of a region that it directly lies in
MATCH (p:Policy)-[:APPLIES_IN]->(r:Region)
WHERE p.id IN $policies
MATCH (r)-[:PART_OF*0..4]->(n:Region)
OPTIONAL MATCH (n)-[:PART_OF]->(u:Region)
RETURN DISTINCT p.id AS policy, p.region AS own, n.id AS id, n.name AS name, n.short_name AS short_name, u.id AS above
ORDER BY policy, id, above
