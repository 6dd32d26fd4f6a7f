// title: 文件条款的来去 | Links of a policy's clauses
// description: What the clauses of a document directly derive from, and what directly derives from them.
// param policy: string — id of the document, e.g. 晋政发〔2022〕12号
// column is_origin: whether the other end is where the clause comes from, not what came of it
// column here: id of the clause
// column id: id of the other end
// column path: its numerals
// column what: kind of provision
// column number: its own numeral
// column heading: its heading
// column policy: id of its document
// column policy_title: title of that document, else its number or its id
// column level: national, province, city, county or township
// column region_name: name of that document's region
// column presence: loaded or catalogued
// column kind: verbatim, adapted or loose
// column similarity: likeness of the two texts in [0, 1]
// column method: how the link was made
// column score: confidence in [0, 1]
// column review: whether a person should look at it
// column judged: who accepted or corrected it, and when
// column inferred: whether the documents are joined by likeness only, for review
MATCH (n:Provision)-[r:DERIVES_FROM]->(o:Provision)
WHERE n.policy = $policy
MATCH (p:Policy {id: o.policy})
OPTIONAL MATCH (p)-[:APPLIES_IN]->(g:Region)
RETURN TRUE AS is_origin, n.id AS here, o.id AS id, o.path AS path, o.kind AS what, o.number AS number, o.heading AS heading,
       p.id AS policy,
       coalesce(p.title, p.doc_number, p.id) AS policy_title, p.level AS level, g.name AS region_name, p.presence AS presence,
       r.kind AS kind, r.similarity AS similarity, r.method AS method, r.score AS score, coalesce(r.review, FALSE) AS review,
       r.judged AS judged, coalesce(r.inferred, FALSE) AS inferred
UNION ALL
MATCH (o:Provision)-[r:DERIVES_FROM]->(n:Provision)
WHERE n.policy = $policy
MATCH (p:Policy {id: o.policy})
OPTIONAL MATCH (p)-[:APPLIES_IN]->(g:Region)
RETURN FALSE AS is_origin, n.id AS here, o.id AS id, o.path AS path, o.kind AS what, o.number AS number, o.heading AS heading,
       p.id AS policy,
       coalesce(p.title, p.doc_number, p.id) AS policy_title, p.level AS level, g.name AS region_name, p.presence AS presence,
       r.kind AS kind, r.similarity AS similarity, r.method AS method, r.score AS score, coalesce(r.review, FALSE) AS review,
       r.judged AS judged, coalesce(r.inferred, FALSE) AS inferred
