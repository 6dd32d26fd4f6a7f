// title: 条款的去向 | What became of a provision
// description: The provisions that derive from a provision, directly or through others, with the kind and likeness of each link.
// param provision: string of Provision.id — id of the provision, e.g. 国发〔2021〕4号:sec_2__cl_4
// column step: 1 for an heir, 2 for an heir's heir …
// column policy: id of the lower document
// column level: its level
// column region: code of its region
// column path: numerals of the lower provision
// column heading: its heading
// column kind: verbatim, adapted or loose, of its own link
// column similarity: likeness of its own link in [0, 1]
// column parent: id of the provision that it derives from
// column provision: id of the lower provision
MATCH (d:Provision)-[r:DERIVES_FROM]->(b:Provision), path = (b)-[:DERIVES_FROM*0..3]->(u:Provision), (p:Policy)
WHERE u.id = $provision AND p.id = d.policy
WITH DISTINCT length(path) + 1 AS step, p, d, r, b
RETURN step, p.id AS policy, p.level AS level, p.region AS region, d.path AS path, d.heading AS heading, r.kind AS kind,
       r.similarity AS similarity, b.id AS parent, d.id AS provision
ORDER BY step, region, policy, d.seq, provision, parent
