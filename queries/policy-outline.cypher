// title: 文件的结构 | Outline of a policy
// description: The provisions of a document in order, each with the number of its own measures.
// param policy: string of Policy.id — id of the document, e.g. 晋发改资环发〔2022〕198号
// column provision: id of the provision
// column depth: 0 for a section
// column kind: section, clause, item, box …
// column number: numeral as people cite it
// column heading: heading, without the numeral
// column measures: how many measures stand in its own words
// column parent: id of the provision above; empty under the document itself
// column path: numerals from the section to here
// column text: its own words, without heading
// column span_start: where it begins in the source text
// column span_end: where it ends, with all below it
// column text_start: where its own words begin
// column text_end: where they end
// column page: page of the file on which it begins
// column left_out: what `text` leaves out of the source, place:count
MATCH (v:Provision)
WHERE v.policy = $policy
OPTIONAL MATCH (v)-[:CONTAINS]->(m:Measure)
WITH v, count(m) AS measures
OPTIONAL MATCH (u:Provision)-[:CONTAINS]->(v)
RETURN v.id AS provision, v.depth AS depth, v.kind AS kind, v.number AS number, v.heading AS heading, measures,
       u.id AS parent, v.path AS path, v.text AS text, v.span_start AS span_start, v.span_end AS span_end, v.text_start AS text_start,
       v.text_end AS text_end, v.page AS page, v.left_out AS left_out
ORDER BY v.seq, provision
