// title: 指标的数值 | Figures of an indicator
// description: The figures that documents set for an indicator, with where each stands.
// param indicator: string — id of the indicator, e.g. 农作物秸秆综合利用率
// column id: id of the target
// column policy: id of the document
// column policy_title: its title
// column doc_number: its 发文字号
// column date: its 成文日期, or 印发日期
// column level: national, province, city, county or township
// column region: code of the region that it applies in
// column region_name: name of that region
// column provision: id of the provision that the figure stands in
// column path: numerals from section to clause
// column heading: heading of the provision
// column change: level, increase or decrease
// column comparator: =, >=, >, <=, <, ~ or range
// column value: the figure
// column value_max: upper end of a range
// column unit: unit as printed
// column value_si: the figure in unit_si
// column unit_si: unit that figures are compared in
// column year: year that it is to be met
// column baseline_year: year that it is compared with
// column baseline_value: figure in that year
// column commitment: stated, strive, binding or expected
// column scope: what the figure covers
// column quote: the words
MATCH (t:Target)-[:MEASURES]->(i:Indicator), (p:Policy), (v:Provision)
WHERE i.id = $indicator AND p.id = t.policy AND v.id = t.provision
OPTIONAL MATCH (p)-[:APPLIES_IN]->(g:Region)
RETURN t.id AS id, p.id AS policy, coalesce(p.title, p.doc_number, p.id) AS policy_title, p.doc_number AS doc_number,
       coalesce(p.date_issued, p.date_published) AS date, p.level AS level, p.region AS region, min(g.name) AS region_name,
       v.id AS provision, v.path AS path, v.heading AS heading, t.change AS change, t.comparator AS comparator, t.value AS value,
       t.value_max AS value_max, t.unit AS unit, t.value_si AS value_si, t.unit_si AS unit_si, t.year AS year,
       t.baseline_year AS baseline_year, t.baseline_value AS baseline_value, t.commitment AS commitment, t.scope AS scope,
       t.quote AS quote
ORDER BY region, year, policy, id
