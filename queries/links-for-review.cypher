// title: 待核的联系 | Links for review
// description: Links between provisions, measures and figures that a person should look at, the likest first, with the words of both ends.
// param policy: string = "" of Policy.id — id of the lower document; empty for all, e.g. 晋政发〔2022〕12号
// param below: float = 0.0 — also links whose confidence is below this, e.g. 0.6
// column child: id of the lower provision, measure or figure
// column parent: id of the upper one
// column kind: verbatim, adapted, loose; of figures same, stricter, looser, share, other-year
// column similarity: likeness of the two texts in [0, 1]
// column method: how the link was made
// column child_text: the lower words
// column parent_text: the upper words
// column score: confidence in [0, 1]
// column evidence: the quoted words
MATCH (a:Provision|Measure|Target)-[r:DERIVES_FROM]->(b:Provision|Measure|Target)
WHERE (r.review OR r.score < $below) AND ($policy = '' OR a.policy = $policy)
RETURN a.id AS child, b.id AS parent, r.kind AS kind, r.similarity AS similarity, r.method AS method,
       coalesce(a.heading, a.quote, a.text) AS child_text, coalesce(b.heading, b.quote, b.text) AS parent_text, r.score AS score, r.evidence AS evidence
ORDER BY similarity DESC, child, parent
