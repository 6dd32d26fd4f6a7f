// title: 文件的来源 | Source of a policy
// description: Where a document was read from, and since when and whether it is in force.
// param policy: string — id of the document, e.g. 晋政发〔2022〕12号
// column source: name of the file that it was read from
// column address: where it was published, as a person has stated
// column effective: its 施行日期
// column force: in force, amended or repealed; empty when unknown
MATCH (p:Policy {id: $policy})
RETURN p.source AS source, p.address AS address, p.date_effective AS effective, p.force AS force
ORDER BY p.id
