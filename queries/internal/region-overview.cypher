// title: 地区概览 | Overview of regions
// description: Every region with how many loaded documents apply in it and how many agencies are in it: one row for each region that it directly lies in, or one with none.
// column id: id of the region
// column code: GB/T 2260 code; empty for a named area
// column name: full name
// column short_name: name without 省, 市, 县, 区
// column level: national, province, city, county or area
// column above: id of a region that it directly lies in
// column documents: loaded documents that apply in it
// column agencies: agencies that are in it
MATCH (r:Region)
OPTIONAL MATCH (p:Policy {presence: 'loaded'})-[:APPLIES_IN]->(r)
WITH r, count(DISTINCT p.id) AS documents
OPTIONAL MATCH (a:Agency)-[:LOCATED_IN]->(r)
WITH r, documents, count(DISTINCT a.id) AS agencies
OPTIONAL MATCH (r)-[:PART_OF]->(u:Region)
RETURN r.id AS id, r.code AS code, r.name AS name, r.short_name AS short_name, r.level AS level, u.id AS above, documents, agencies
ORDER BY id, above
