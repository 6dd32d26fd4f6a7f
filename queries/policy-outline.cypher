// title: 文件的结构 | Outline of a policy
// description: The provisions of a document in order, each with the number of its own measures.
// param policy: string of Policy.id — id of the document, e.g. 晋发改资环发〔2022〕198号
// column provision: id of the provision
// column depth: 0 for a section
// column kind: section, clause, item, box …
// column number: numeral as people cite it
// column heading: heading, without the numeral
// column measures: how many measures stand in its own words
MATCH (v:Provision)
WHERE v.policy = $policy
OPTIONAL MATCH (v)-[:CONTAINS]->(m:Measure)
WITH v, count(m) AS measures
RETURN v.id AS provision, v.depth AS depth, v.kind AS kind, v.number AS number, v.heading AS heading, measures
ORDER BY v.seq, provision
