// title: 目标值的变化 | Figures that were raised, lowered or shared out
// description: Figures of a document beside those of the policies above that they answer to.
// param policy: string = "" of Policy.id — id of the lower document; empty for all, e.g. 140902-5c341881
// param change: string = "" in same|stricter|looser|share|other-year — what was made of the figure; empty for all, e.g. stricter
// column child: id of the lower document
// column indicator: canonical name of the indicator
// column quote: the lower words
// column change: same, stricter, looser, share or other-year
// column parent: id of the upper document
// column parent_quote: the upper words
MATCH (a:Target)-[r:DERIVES_FROM]->(b:Target), (a)-[:MEASURES]->(i:Indicator)
WHERE ($policy = '' OR a.policy = $policy) AND ($change = '' OR r.kind = $change)
RETURN a.policy AS child, i.name AS indicator, a.quote AS quote, r.kind AS change, b.policy AS parent, b.quote AS parent_quote
ORDER BY child, a.seq, a.id, parent, b.id
