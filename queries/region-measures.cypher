// title: 提到某地区的措施 | Measures that name a region
// description: Measures that name a region or, with `below`, a place that lies in it, in document order.
// param region: string of Region.code|name|short_name — GB/T 2260 code, name or short name, e.g. 忻州市
// param below: bool = false — whether to add the places that lie in it, e.g. true
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 140902-5c341881
// column policy: id of the document
// column path: numerals from section to clause
// column heading: heading of the clause
// column text: the measure's words
// column region: name of the region
// column mention: the name as printed
// column measure: id of the measure
MATCH (v:Provision)-[:CONTAINS]->(m:Measure)-[n:MENTIONS]->(g:Region)
WHERE ($policy = '' OR m.policy = $policy)
  AND (g.code = $region OR g.name = $region OR g.short_name = $region
       OR ($below AND EXISTS { MATCH (g)-[:PART_OF*1..4]->(t:Region) WHERE t.code = $region OR t.name = $region OR t.short_name = $region }))
RETURN m.policy AS policy, v.path AS path, v.heading AS heading, m.text AS text, g.name AS region, n.mention AS mention, m.id AS measure
ORDER BY policy, m.span_start, measure, g.id, n.span_start
