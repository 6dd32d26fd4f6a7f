// title: 条款之下的原文 | Words below provisions
// description: The words that stand below some provisions, in document order; one empty row for a provision without any below.
// param ids: strings — ids of the provisions, e.g. ["晋政发〔2022〕12号:sec_2"]
// column above: id of the provision
// column number: numeral of what stands below it
// column heading: its heading
// column text: its own words
UNWIND $ids AS given
MATCH (n:Provision {id: given})
OPTIONAL MATCH (n)-[:CONTAINS*1..6]->(v:Provision)
RETURN n.id AS above, v.number AS number, v.heading AS heading, v.text AS text
ORDER BY above, v.seq, v.id
