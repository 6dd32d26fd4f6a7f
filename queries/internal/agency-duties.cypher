// title: 机构的职责 | Duties of agencies
// description: Which measures the printed lists give to some agencies, in document order: one row for each agency, list and measure.
// param agencies: strings — ids of the agencies, e.g. ["140000-山西省能源局"]
// param role: string = "" in lead|support|responsible — lead, support or responsible; empty for all, e.g. lead
// param basis: string = "" in explicit|labelled|first-listed|sole|joint|standing-clause|subject — what the role rests on; empty for all, e.g. sole
// column agency_id: id of the agency
// column agency: canonical name
// column mention: the name as printed
// column role: lead, support or responsible
// column basis: what the role rests on
// column bracket: id of the printed list
// column evidence: the printed list
// column policy: id of the document
// column policy_title: its title
// column doc_number: its 发文字号
// column issued: its 成文日期
// column published: its 印发日期
// column provision: id of the provision that the measure stands in
// column number: its numeral
// column path: numerals from the section to it
// column heading: its heading
// column id: id of the measure
// column text: its words
// column modality: must, require, encourage, support, explore, permit, strive, forbid or aim
// column deadline: date or year that it names
// column start: where it begins in the document
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)<-[:CONTAINS]-(v:Provision), (p:Policy)
WHERE a.id IN $agencies AND p.id = m.policy AND ($role = '' OR r.role = $role) AND ($basis = '' OR r.basis = $basis)
RETURN a.id AS agency_id, a.name AS agency, r.mention AS mention, r.role AS role, r.basis AS basis, r.bracket AS bracket,
       r.evidence AS evidence, p.id AS policy, p.title AS policy_title, p.doc_number AS doc_number, p.date_issued AS issued,
       p.date_published AS published, v.id AS provision, v.number AS number, v.path AS path, v.heading AS heading, m.id AS id,
       m.text AS text, m.modality AS modality, m.deadline AS deadline, m.span_start AS start
ORDER BY start, policy, id, bracket, agency_id
