// title: 行政区划 | Regions
// description: Every region that has a code, with those that it directly lies in: one row for each, or one with none.
// column code: GB/T 2260 code
// column name: name
// column short_name: short name
// column above: code of a region that it directly lies in
MATCH (r:Region)
WHERE r.code IS NOT NULL
OPTIONAL MATCH (r)-[:PART_OF]->(u:Region)
RETURN r.code AS code, r.name AS name, r.short_name AS short_name, u.code AS above
ORDER BY code, above
