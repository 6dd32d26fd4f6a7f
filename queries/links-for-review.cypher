// title: 待核的联系 | Links for review
// description: Links between provisions, measures and figures that a person should look at, with the words of both ends.
// param policy: string = "" — id of the lower document; empty for all, e.g. 晋政发〔2022〕12号
// column child: id of the lower provision, measure or figure
// column parent: id of the upper one
// column kind: verbatim, adapted, loose; of figures same, stricter, looser, share, other-year
// column similarity: likeness of the two texts in [0, 1]
// column method: how the link was made
// column child_text: the lower words
// column parent_text: the upper words
MATCH (a:Provision)-[r:DERIVES_FROM]->(b:Provision)
WHERE r.review AND ($policy = '' OR a.policy = $policy)
RETURN a.id AS child, b.id AS parent, r.kind AS kind, r.similarity AS similarity, r.method AS method, a.heading AS child_text, b.heading AS parent_text
UNION ALL
MATCH (a:Measure)-[r:DERIVES_FROM]->(b:Measure)
WHERE r.review AND ($policy = '' OR a.policy = $policy)
RETURN a.id AS child, b.id AS parent, r.kind AS kind, r.similarity AS similarity, r.method AS method, a.text AS child_text, b.text AS parent_text
UNION ALL
MATCH (a:Target)-[r:DERIVES_FROM]->(b:Target)
WHERE r.review AND ($policy = '' OR a.policy = $policy)
RETURN a.id AS child, b.id AS parent, r.kind AS kind, r.similarity AS similarity, r.method AS method, a.quote AS child_text, b.quote AS parent_text
