// title: 文件的责任 | Duties in a policy
// description: Whom the printed lists of a document name, in document order: one row for each measure, list and agency; last those of a standing clause.
// param policy: string — id of the document, e.g. 晋发改资环发〔2022〕198号
// column bracket: id of the printed list
// column evidence: the printed list
// column id: id of the agency
// column name: canonical name
// column mention: the name as printed
// column role: lead, support or responsible
// column basis: what the role rests on
// column position: place in the list, from 1
// column measure: id of the measure
// column provision: id of the provision that the measure stands in
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
WHERE m.policy = $policy
RETURN r.bracket AS bracket, r.evidence AS evidence, a.id AS id, a.name AS name, r.mention AS mention, r.role AS role,
       r.basis AS basis, r.position AS position, m.id AS measure, m.provision AS provision
ORDER BY m.span_start, CASE WHEN r.basis = 'standing-clause' THEN 1 ELSE 0 END, r.span_start, r.position, id
