// title: 条款的来源 | What a provision comes from
// description: The provisions that a provision derives from, over up to four levels, with the kind and likeness of each link.
// param provision: string of Provision.id — id of the provision, e.g. 140902-5c341881:sec_2__cl_4
// column step: 1 for a parent, 2 for a parent's parent …
// column policy: id of the upper document
// column level: its level
// column path: numerals of the upper provision
// column heading: its heading
// column kind: verbatim, adapted or loose, of the last link
// column similarity: likeness of the last link in [0, 1]
// column method: how the last link was made
// column review: whether a person should look at the last link
// column provision: id of the upper provision
MATCH path = (a:Provision)-[:DERIVES_FROM*0..3]->(b:Provision), (b)-[r:DERIVES_FROM]->(u:Provision), (p:Policy)
WHERE a.id = $provision AND p.id = u.policy
WITH DISTINCT length(path) + 1 AS step, p, b, r, u
RETURN step, p.id AS policy, p.level AS level, u.path AS path, u.heading AS heading, r.kind AS kind, r.similarity AS similarity,
       r.method AS method, r.review AS review, u.id AS provision
ORDER BY step, policy, u.seq, provision, b.id
