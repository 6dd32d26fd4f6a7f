// title: 目标值的变化 | Figures that were raised, lowered or shared out
// description: Figures of a document beside those of the policies above that they answer to.
// param policy: string = "" of Policy.id — id of the lower document; empty for all, e.g. 140902-5c341881
// param change: string = "" in same|stricter|looser|share|other-year — what was made of the figure; empty for all, e.g. stricter
// param parent: string = "" of Policy.id — id of the upper document; empty for all, e.g. 晋政发〔2022〕12号
// param compared: string = "" in higher|lower — figures that are higher or lower than the upper one, parts of it left out; empty for all, e.g. higher
// column child: id of the lower document
// column indicator: canonical name of the indicator
// column quote: the lower words
// column change: same, stricter, looser, share or other-year
// column parent: id of the upper document
// column parent_quote: the upper words
// column value: the lower figure
// column unit: its unit, as printed
// column parent_value: the upper figure
// column parent_unit: its unit, as printed
// column year: year that the lower figure is to be met
// column target: id of the lower figure
// column parent_target: id of the upper figure
MATCH (a:Target)-[r:DERIVES_FROM]->(b:Target), (a)-[:MEASURES]->(i:Indicator)
WHERE ($policy = '' OR a.policy = $policy) AND ($change = '' OR r.kind = $change) AND ($parent = '' OR b.policy = $parent)
  AND ($compared = '' OR (r.kind IN ['stricter', 'looser']
       AND (($compared = 'higher' AND a.value_si > b.value_si) OR ($compared = 'lower' AND a.value_si < b.value_si))))
RETURN a.policy AS child, i.name AS indicator, a.quote AS quote, r.kind AS change, b.policy AS parent, b.quote AS parent_quote,
       a.value AS value, a.unit AS unit, b.value AS parent_value, b.unit AS parent_unit, a.year AS year, a.id AS target,
       b.id AS parent_target
ORDER BY child, a.seq, a.id, parent, b.id
