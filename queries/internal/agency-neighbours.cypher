// title: 机构的邻域 | Neighbours of an agency
// description: What an agency is joined to, one row for each node, edge and kind.
// param id: string — id of the node, e.g. 140000-山西省能源局
// column edge: label of the edge
// column outward: whether it leads away from this node
// column label: label of the node at the other end
// column id: its id
// column name: what people call it
// column kind: role, relation or kind that the edge has; empty when it has none
// column method: how the edge was made; empty when it does not say
// column review: whether a person should look at it
// column number: how many edges, printed lists or figures stand behind it
MATCH (a:Agency)-[r:LEADS]->(m:Measure), (p:Policy)
WHERE a.id = $id AND p.id = m.policy
RETURN 'LEADS' AS edge, TRUE AS outward, 'Policy' AS label, p.id AS id, coalesce(p.title, p.doc_number, p.id) AS name,
       coalesce(r.basis, '') AS kind, '' AS method, FALSE AS review, count(DISTINCT r.bracket) AS number
UNION ALL
MATCH (a:Agency)-[r:SUPPORTS]->(m:Measure), (p:Policy)
WHERE a.id = $id AND p.id = m.policy
RETURN 'SUPPORTS' AS edge, TRUE AS outward, 'Policy' AS label, p.id AS id, coalesce(p.title, p.doc_number, p.id) AS name,
       coalesce(r.basis, '') AS kind, '' AS method, FALSE AS review, count(DISTINCT r.bracket) AS number
UNION ALL
MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(m:Measure), (p:Policy)
WHERE a.id = $id AND p.id = m.policy
RETURN 'RESPONSIBLE_FOR' AS edge, TRUE AS outward, 'Policy' AS label, p.id AS id, coalesce(p.title, p.doc_number, p.id) AS name,
       coalesce(r.basis, '') AS kind, '' AS method, FALSE AS review, count(DISTINCT r.bracket) AS number
UNION ALL
MATCH (a:Agency)-[r:ISSUED]->(p:Policy)
WHERE a.id = $id
RETURN 'ISSUED' AS edge, TRUE AS outward, 'Policy' AS label, p.id AS id, coalesce(p.title, p.doc_number, p.id) AS name,
       '' AS kind, coalesce(r.method, '') AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (a:Agency)-[r:LOCATED_IN]->(g:Region)
WHERE a.id = $id
RETURN 'LOCATED_IN' AS edge, TRUE AS outward, 'Region' AS label, g.id AS id, g.name AS name,
       '' AS kind, coalesce(r.method, '') AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (a:Agency)-[r:SUCCEEDED_BY]->(o:Agency)
WHERE a.id = $id
RETURN 'SUCCEEDED_BY' AS edge, TRUE AS outward, 'Agency' AS label, o.id AS id, o.name AS name,
       '' AS kind, coalesce(r.method, '') AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (o:Agency)-[r:SUCCEEDED_BY]->(a:Agency)
WHERE a.id = $id
RETURN 'SUCCEEDED_BY' AS edge, FALSE AS outward, 'Agency' AS label, o.id AS id, o.name AS name,
       '' AS kind, coalesce(r.method, '') AS method, FALSE AS review, count(*) AS number
