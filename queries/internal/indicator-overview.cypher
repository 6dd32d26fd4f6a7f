// title: 指标概览 | Overview of indicators
// description: Every indicator that documents set figures for, with how many figures, documents and regions.
// column id: id of the indicator
// column name: canonical name
// column aliases: other names that mean the same
// column unit_dimension: percent, area, mass …; empty for one that the reference data does not name
// column direction: which way is stricter: higher or lower; empty when unknown
// column additive: whether parts add up; empty when unknown
// column figures: how many figures
// column documents: documents that set one
// column regions: regions of these documents
// column first_year: earliest year that a figure is to be met
// column last_year: latest
// column units: units as printed
MATCH (t:Target)-[:MEASURES]->(i:Indicator), (p:Policy)
WHERE p.id = t.policy
WITH i, count(t) AS figures, count(DISTINCT p.id) AS documents, count(DISTINCT p.region) AS regions, min(t.year) AS first_year,
     max(t.year) AS last_year
MATCH (t:Target)-[:MEASURES]->(i)
WITH DISTINCT i, figures, documents, regions, first_year, last_year, t.unit AS unit
ORDER BY unit LIMIT 1000000 // ladybug orders a WITH only beside a LIMIT
WITH i, figures, documents, regions, first_year, last_year, collect(unit) AS units
RETURN i.id AS id, i.name AS name, i.aliases AS aliases, i.unit_dimension AS unit_dimension, i.direction AS direction,
       i.additive AS additive, figures, documents, regions, first_year, last_year, units
ORDER BY id
