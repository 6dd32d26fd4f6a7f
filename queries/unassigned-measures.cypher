// title: 没有责任单位的措施 | Measures without a responsible agency
// description: Measures that no printed list and no sentence gives to an agency, in document order.
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋发改资环发〔2022〕198号
// column policy: id of the document
// column provision: id of the provision
// column number: numeral of the provision
// column heading: its heading
// column measure: id of the measure
// column text: the measure's words
MATCH (v:Provision)-[:CONTAINS]->(m:Measure)
WHERE ($policy = '' OR m.policy = $policy) AND NOT EXISTS { MATCH (:Agency)-[:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m) }
RETURN m.policy AS policy, v.id AS provision, v.number AS number, v.heading AS heading, m.id AS measure, m.text AS text
ORDER BY policy, m.span_start, measure
