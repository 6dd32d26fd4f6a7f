// title: 措施的政策工具 | Measures by policy instrument
// description: How many measures of each document name a policy instrument (供给型, 环境型, 需求型) of each kind; the most frequent first.
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋政发〔2022〕12号
// column policy: id of the document
// column title: title as printed
// column instrument: family/kind, e.g. environment/taxation; empty for measures that name none
// column measures: how many measures
// column share: their share of the document's measures, in per cent
MATCH (n:Measure), (p:Policy)
WHERE p.id = n.policy AND ($policy = '' OR p.id = $policy)
WITH p, count(n) AS total
MATCH (m:Measure)
WHERE m.policy = p.id
WITH p, total, coalesce(m.instrument, '') AS instrument, count(m) AS measures
RETURN p.id AS policy, p.title AS title, instrument, measures, floor(1000.0 * measures / total + 0.5) / 10 AS share
ORDER BY policy, measures DESC, instrument
