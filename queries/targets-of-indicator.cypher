// title: 指标的目标值 | Targets of an indicator
// description: The figures that documents set for an indicator, by region and year.
// param indicator: string of Indicator.name|aliases — canonical name or alias, e.g. 秸秆综合利用率
// param region: string = "" of Region.code — GB/T 2260 code of the document's region; empty for all, e.g. 140000
// param year: int = 0 — year that the figure is to be met; 0 for all, e.g. 2025
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋政发〔2022〕12号
// column indicator: canonical name
// column region: code of the document's region
// column year: year that it is to be met
// column change: level, increase or decrease
// column comparator: =, >=, >, <=, <, ~ or range
// column value: the figure
// column value_max: upper end of a range
// column unit: unit as printed
// column commitment: stated, strive, binding or expected
// column scope: what the figure covers
// column quote: the words
// column policy: id of the document
// column provision: id of the provision
// column target: id of the target
MATCH (t:Target)-[:MEASURES]->(i:Indicator), (p:Policy)
WHERE p.id = t.policy
  AND (i.name = $indicator OR $indicator IN i.aliases)
  AND ($region = '' OR p.region = $region)
  AND ($year = 0 OR t.year = $year)
  AND ($policy = '' OR t.policy = $policy)
RETURN i.name AS indicator, p.region AS region, t.year AS year, t.change AS change, t.comparator AS comparator, t.value AS value,
       t.value_max AS value_max, t.unit AS unit, t.commitment AS commitment, t.scope AS scope, t.quote AS quote, t.policy AS policy,
       t.provision AS provision, t.id AS target
ORDER BY region, year, policy, target
