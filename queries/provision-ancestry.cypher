// title: 条款的来源 | What a provision comes from
// description: The provisions that a provision derives from, one level or two up, with the kind and likeness of each link.
// param provision: string — id of the provision, e.g. 140902-5c341881:sec_2__cl_4
// column step: 1 for a parent, 2 for a parent's parent
// column policy: id of the upper document
// column level: its level
// column path: numerals of the upper provision
// column heading: its heading
// column kind: verbatim, adapted or loose, of the last link
// column similarity: likeness of the last link in [0, 1]
// column method: how the last link was made
// column review: whether a person should look at the last link
MATCH (a:Provision)-[r:DERIVES_FROM]->(b:Provision), (p:Policy)
WHERE a.id = $provision AND p.id = b.policy
RETURN 1 AS step, p.id AS policy, p.level AS level, b.path AS path, b.heading AS heading, r.kind AS kind, r.similarity AS similarity,
       r.method AS method, r.review AS review
UNION ALL
MATCH (a:Provision)-[:DERIVES_FROM]->(:Provision)-[r:DERIVES_FROM]->(b:Provision), (p:Policy)
WHERE a.id = $provision AND p.id = b.policy
RETURN 2 AS step, p.id AS policy, p.level AS level, b.path AS path, b.heading AS heading, r.kind AS kind, r.similarity AS similarity,
       r.method AS method, r.review AS review
