// title: 行业的措施 | Measures on an industry
// description: Measures that concern an industry, in document order.
// param industry: string of Industry.name|aliases|code* — name, alias or GB/T 4754—2017 code, which takes in the codes under it, e.g. 44
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋政发〔2022〕12号
// column policy: id of the document
// column path: numerals from section to clause
// column heading: heading of the clause
// column text: the measure's words
// column industry: name of the industry
// column code: its code; empty for one without
// column mention: the name as printed
// column measure: id of the measure
MATCH (v:Provision)-[:CONTAINS]->(m:Measure)-[c:CONCERNS]->(i:Industry)
WHERE (i.name = $industry OR $industry IN i.aliases OR i.code STARTS WITH $industry) AND ($policy = '' OR m.policy = $policy)
RETURN m.policy AS policy, v.path AS path, v.heading AS heading, m.text AS text, i.name AS industry, i.code AS code,
       c.mention AS mention, m.id AS measure
ORDER BY policy, m.span_start, measure, i.id, c.span_start
