// title: 指标 | Indicators
// description: The indicators that documents set figures for; those that most documents share first.
// param least: int = 1 — the fewest documents that set a figure for it, e.g. 2
// column indicator: canonical name
// column direction: which way is stricter: higher or lower; empty when unknown
// column additive: whether parts add up; empty when unknown
// column documents: documents that set a figure
// column figures: how many figures
// column first_year: earliest year that a figure is to be met
// column last_year: latest
// column units: units as printed
MATCH (t:Target)-[:MEASURES]->(i:Indicator)
WITH i, count(DISTINCT t.policy) AS documents, count(t) AS figures, min(t.year) AS first_year, max(t.year) AS last_year
WHERE documents >= $least
MATCH (t:Target)-[:MEASURES]->(i)
WITH DISTINCT i, documents, figures, first_year, last_year, t.unit AS unit
ORDER BY unit LIMIT 1000000 // ladybug orders a WITH only beside a LIMIT
WITH i, documents, figures, first_year, last_year, collect(unit) AS units
RETURN i.name AS indicator, i.direction AS direction, i.additive AS additive, documents, figures, first_year, last_year, units
ORDER BY documents DESC, figures DESC, i.id
