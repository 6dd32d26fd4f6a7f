// title: 源自国家文件的措施 | Measures that go back to the nation
// description: Measures whose clause derives, directly or through others, from a clause of a national policy, in document order.
// param policy: string = "" of Policy.id — id of the lower document; empty for all, e.g. 140902-5c341881
// column policy: id of the document
// column path: numerals of the clause
// column heading: heading of the clause
// column text: the measure's words
// column steps: how many links lie between the two clauses
// column review: whether a person should look at a link on the way
// column root: id of the national document
// column root_path: numerals of the national clause
// column root_heading: heading of the national clause
// column measure: id of the measure
MATCH (v:Provision)-[:CONTAINS*0..3]->(w:Provision), (w)-[:CONTAINS]->(m:Measure), chain = (v)-[:DERIVES_FROM*1..4]->(u:Provision), (p:Policy)
WHERE ($policy = '' OR v.policy = $policy) AND p.id = u.policy AND p.level = 'national'
WITH m, v, u, p, length(chain) AS links, any(link IN relationships(chain) WHERE link.review) AS is_doubtful
WITH m, v, u, p, min(links) AS steps, count(CASE WHEN is_doubtful THEN NULL ELSE 1 END) = 0 AS review
RETURN v.policy AS policy, v.path AS path, v.heading AS heading, m.text AS text, steps, review, p.id AS root,
       u.path AS root_path, u.heading AS root_heading, m.id AS measure
ORDER BY policy, m.span_start, measure, root, u.seq, u.id
