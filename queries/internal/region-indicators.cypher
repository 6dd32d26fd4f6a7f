// title: 地区的指标 | Indicators of regions
// description: The indicators that the documents of some regions set figures for; those that most documents share first.
// param regions: strings — codes of the regions, e.g. ["140000", "140902"]
// column id: id of the indicator
// column name: canonical name
// column figures: how many figures
// column documents: documents that set one
MATCH (t:Target)-[:MEASURES]->(i:Indicator), (p:Policy)
WHERE p.id = t.policy AND p.region IN $regions
RETURN i.id AS id, i.name AS name, count(t) AS figures, count(DISTINCT p.id) AS documents
ORDER BY documents DESC, figures DESC, id
