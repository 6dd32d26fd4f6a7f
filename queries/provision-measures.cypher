// title: 条款的措施 | Measures of a provision
// description: The measures that a provision orders, in document order; with `below` also those of the provisions under it.
// param provision: string of Provision.id — id of the provision, e.g. 晋发改资环发〔2022〕198号:sec_2__cl_5
// param below: bool = false — whether to add the measures of the provisions under it, e.g. true
// column measure: id of the measure
// column provision: id of the provision that it stands in
// column text: the measure's words
// column modality: must, require, encourage, support, explore, permit, strive, forbid or aim
// column verb: the governing verb, as printed
// column instrument: policy instrument that it names, as family/kind
// column deadline: date or year that it names
MATCH (v:Provision)-[:CONTAINS]->(m:Measure)
WHERE v.id = $provision OR ($below AND v.id STARTS WITH ($provision + '__'))
RETURN m.id AS measure, v.id AS provision, m.text AS text, m.modality AS modality, m.verb AS verb, m.instrument AS instrument, m.deadline AS deadline
ORDER BY m.span_start, measure
