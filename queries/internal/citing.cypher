// title: 被谁引用 | Who cites a policy
// description: The places that name a document, with the documents that they stand in, by region and date.
// param policy: string — id of the cited document, e.g. 发改环资〔2021〕1524号
// column policy: id of the citing document
// column title: its title, else its number or its id
// column provision: id of the provision that names it
// column path: numerals of that provision
// column relation: implements, basis, mention, planned or vague
// column evidence: the quoted words
MATCH (v:Provision)-[c:CITES]->(:Policy {id: $policy})
MATCH (p:Policy {id: v.policy})
RETURN p.id AS policy, coalesce(p.title, p.doc_number, p.id) AS title, v.id AS provision, v.path AS path, c.relation AS relation,
       c.evidence AS evidence
ORDER BY p.region, p.date_issued, policy, v.seq, c.span_start
