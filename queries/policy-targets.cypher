// title: 文件的目标值 | Figures of a policy
// description: The figures that a document sets, in document order.
// param policy: string of Policy.id — id of the document, e.g. 晋政发〔2022〕12号
// param commitment: string = "" in stated|strive|binding|expected — stated, strive (力争), binding (约束性) or expected (预期性); empty for all, e.g. stated
// param year: int = 0 — year that the figure is to be met; 0 for all, e.g. 2025
// column path: numerals from section to clause
// column heading: heading of the clause
// column indicator: canonical name
// column change: level, increase or decrease
// column comparator: =, >=, >, <=, <, ~ or range
// column value: the figure
// column value_max: upper end of a range
// column unit: unit as printed
// column year: year that it is to be met
// column baseline_year: year that it is compared with
// column commitment: stated, strive, binding or expected
// column scope: what the figure covers
// column quote: the words
// column target: id of the target
// column provision: id of the provision that it stands in
// column measure: id of the measure, if it stands in one
// column seq: its place among the figures of the document
MATCH (t:Target)-[:MEASURES]->(i:Indicator), (v:Provision)
WHERE t.policy = $policy AND v.id = t.provision AND ($commitment = '' OR t.commitment = $commitment) AND ($year = 0 OR t.year = $year)
RETURN v.path AS path, v.heading AS heading, i.name AS indicator, t.change AS change, t.comparator AS comparator, t.value AS value,
       t.value_max AS value_max, t.unit AS unit, t.year AS year, t.baseline_year AS baseline_year, t.commitment AS commitment,
       t.scope AS scope, t.quote AS quote, t.id AS target,
       v.id AS provision, t.measure AS measure, t.seq AS seq
ORDER BY t.span_start, target
