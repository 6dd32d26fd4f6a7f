// title: 措施的力度 | Measures by modality
// description: How many measures of each document require, encourage, permit or forbid something, and so on; the most frequent first.
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋政发〔2022〕12号
// column policy: id of the document
// column title: title as printed
// column modality: must, require, encourage, support, explore, permit, strive, forbid or aim
// column measures: how many measures
// column share: their share of the document's measures, in per cent
MATCH (n:Measure), (p:Policy)
WHERE p.id = n.policy AND ($policy = '' OR p.id = $policy)
WITH p, count(n) AS total
MATCH (m:Measure)
WHERE m.policy = p.id
WITH p, total, m.modality AS modality, count(m) AS measures
RETURN p.id AS policy, p.title AS title, modality, measures, floor(1000.0 * measures / total + 0.5) / 10 AS share
ORDER BY policy, measures DESC, modality
