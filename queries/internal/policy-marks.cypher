// title: 文件中的标注 | Marks in a policy
// description: What was found in the words of a document and where it stands in the source text; one row for each place and meaning.
// param policy: string — id of the document, e.g. 晋政发〔2022〕12号
// column kind: measure, target, agency, citation, region, industry or finding
// column id: id of the measure, the target, the agency, the cited document, the region, the industry or the finding
// column name: name of the indicator, the agency, the cited document, the region or the industry; the label of a finding
// column role: of an agency lead, support or responsible
// column provision: id of the provision that it stands in, where that is known
// column span_start: first character in the source text
// column span_end: one past the last
MATCH (m:Measure)
WHERE m.policy = $policy
RETURN 'measure' AS kind, m.id AS id, '' AS name, '' AS role, m.provision AS provision, m.span_start AS span_start, m.span_end AS span_end
UNION ALL
MATCH (t:Target)-[:MEASURES]->(i:Indicator)
WHERE t.policy = $policy
RETURN 'target' AS kind, t.id AS id, i.name AS name, '' AS role, t.provision AS provision, t.span_start AS span_start, t.span_end AS span_end
UNION ALL
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
WHERE m.policy = $policy
RETURN DISTINCT 'agency' AS kind, a.id AS id, a.name AS name, r.role AS role, '' AS provision, r.span_start AS span_start,
       r.span_end AS span_end
UNION ALL
MATCH (v:Provision)-[c:CITES]->(p:Policy)
WHERE v.policy = $policy
RETURN 'citation' AS kind, p.id AS id, coalesce(p.title, c.title, p.doc_number, p.id) AS name, '' AS role, v.id AS provision,
       c.span_start AS span_start, c.span_end AS span_end
UNION ALL
MATCH (m:Measure|Target)-[r:MENTIONS]->(g:Region)
WHERE m.policy = $policy
RETURN DISTINCT 'region' AS kind, g.id AS id, g.name AS name, '' AS role, m.provision AS provision, r.span_start AS span_start,
       r.span_end AS span_end
UNION ALL
MATCH (m:Measure)-[r:CONCERNS]->(i:Industry)
WHERE m.policy = $policy
RETURN DISTINCT 'industry' AS kind, i.id AS id, i.name AS name, '' AS role, m.provision AS provision, r.span_start AS span_start,
       r.span_end AS span_end
UNION ALL
MATCH (f:Finding)
WHERE f.policy = $policy
RETURN 'finding' AS kind, f.id AS id, coalesce(f.label, f.key) AS name, '' AS role, f.provision AS provision, f.span_start AS span_start,
       f.span_end AS span_end
