// title: 同一指标的不同文件 | An indicator in two documents
// description: Figures of two documents for the same indicator side by side, as far as their units can be compared, kin or not.
// param indicator: string = "" of Indicator.name|aliases — canonical name or alias; empty for all, e.g. 秸秆综合利用率
// param policy: string = "" of Policy.id — id of one of the documents; empty for all pairs, e.g. 140902-5c341881
// param differing: bool = false — whether to leave out figures that are equal, e.g. true
// column indicator: canonical name
// column change: level, increase or decrease
// column policy: id of one document
// column year: year that its figure is to be met
// column value: the figure, in `unit`
// column quote: its words
// column other: id of the other document
// column other_year: year that its figure is to be met
// column other_value: the figure, in `other_unit`
// column other_quote: its words
// column unit: unit of the figure, as printed
// column other_unit: unit of the other figure, as printed
MATCH (a:Target)-[:MEASURES]->(i:Indicator)<-[:MEASURES]-(b:Target)
WHERE a.change = b.change AND a.unit_si = b.unit_si AND ($indicator = '' OR i.name = $indicator OR $indicator IN i.aliases)
  AND (($policy = '' AND a.policy < b.policy) OR (a.policy = $policy AND b.policy <> $policy))
  AND (NOT $differing OR a.value_si <> b.value_si)
RETURN i.name AS indicator, a.change AS change, a.policy AS policy, a.year AS year, a.value AS value, a.quote AS quote,
       b.policy AS other, b.year AS other_year, b.value AS other_value, b.quote AS other_quote, a.unit AS unit, b.unit AS other_unit
ORDER BY i.id, policy, a.span_start, a.id, other, b.span_start, b.id
