// title: 文件的措施 | Measures of a policy
// description: The measures of a document, in document order.
// param policy: string — id of the document, e.g. 晋政发〔2022〕12号
// column id: id of the measure
// column text: its words
// column provision: id of the provision that it stands in
// column modality: must, require, encourage, support, explore, permit, strive, forbid or aim
// column deadline: date or year that it names
MATCH (m:Measure)
WHERE m.policy = $policy
RETURN m.id AS id, m.text AS text, m.provision AS provision, m.modality AS modality, m.deadline AS deadline
ORDER BY m.span_start, id
