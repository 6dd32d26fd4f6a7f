// title: 文件的邻域 | Neighbours of a policy
// description: What a policy is joined to, one row for each node, edge and kind.
// param id: string — id of the node, e.g. 晋政发〔2022〕12号
// column edge: label of the edge
// column outward: whether it leads away from this node
// column label: label of the node at the other end
// column id: its id
// column name: what people call it
// column kind: role, relation or kind that the edge has; empty when it has none
// column method: how the edge was made; empty when it does not say
// column review: whether a person should look at it
// column number: how many edges, printed lists or figures stand behind it
MATCH (p:Policy)-[r:IMPLEMENTS]->(o:Policy)
WHERE p.id = $id
RETURN 'IMPLEMENTS' AS edge, TRUE AS outward, 'Policy' AS label, o.id AS id, coalesce(o.title, o.doc_number, o.id) AS name,
       coalesce(r.obstacle, '') AS kind, coalesce(r.method, '') AS method, coalesce(r.review, FALSE) AS review, count(*) AS number
UNION ALL
MATCH (o:Policy)-[r:IMPLEMENTS]->(p:Policy)
WHERE p.id = $id
RETURN 'IMPLEMENTS' AS edge, FALSE AS outward, 'Policy' AS label, o.id AS id, coalesce(o.title, o.doc_number, o.id) AS name,
       coalesce(r.obstacle, '') AS kind, coalesce(r.method, '') AS method, coalesce(r.review, FALSE) AS review, count(*) AS number
UNION ALL
MATCH (a:Agency)-[r:ISSUED]->(p:Policy)
WHERE p.id = $id
RETURN 'ISSUED' AS edge, FALSE AS outward, 'Agency' AS label, a.id AS id, a.name AS name,
       '' AS kind, coalesce(r.method, '') AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (p:Policy)-[r:APPLIES_IN]->(g:Region)
WHERE p.id = $id
RETURN 'APPLIES_IN' AS edge, TRUE AS outward, 'Region' AS label, g.id AS id, g.name AS name,
       '' AS kind, coalesce(r.method, '') AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (v:Provision)-[r:CITES]->(o:Policy)
WHERE v.policy = $id
RETURN 'CITES' AS edge, TRUE AS outward, 'Policy' AS label, o.id AS id, coalesce(o.title, o.doc_number, o.id) AS name,
       coalesce(r.relation, '') AS kind, '' AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (v:Provision)-[r:CITES]->(p:Policy), (o:Policy)
WHERE p.id = $id AND o.id = v.policy
RETURN 'CITES' AS edge, FALSE AS outward, 'Policy' AS label, o.id AS id, coalesce(o.title, o.doc_number, o.id) AS name,
       coalesce(r.relation, '') AS kind, '' AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (a:Agency)-[r:LEADS]->(m:Measure)
WHERE m.policy = $id
RETURN 'LEADS' AS edge, FALSE AS outward, 'Agency' AS label, a.id AS id, a.name AS name,
       coalesce(r.basis, '') AS kind, '' AS method, FALSE AS review, count(DISTINCT r.bracket) AS number
UNION ALL
MATCH (a:Agency)-[r:SUPPORTS]->(m:Measure)
WHERE m.policy = $id
RETURN 'SUPPORTS' AS edge, FALSE AS outward, 'Agency' AS label, a.id AS id, a.name AS name,
       coalesce(r.basis, '') AS kind, '' AS method, FALSE AS review, count(DISTINCT r.bracket) AS number
UNION ALL
MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(m:Measure)
WHERE m.policy = $id
RETURN 'RESPONSIBLE_FOR' AS edge, FALSE AS outward, 'Agency' AS label, a.id AS id, a.name AS name,
       coalesce(r.basis, '') AS kind, '' AS method, FALSE AS review, count(DISTINCT r.bracket) AS number
UNION ALL
MATCH (t:Target)-[r:MEASURES]->(i:Indicator)
WHERE t.policy = $id
RETURN 'MEASURES' AS edge, TRUE AS outward, 'Indicator' AS label, i.id AS id, i.name AS name,
       '' AS kind, '' AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (p:Policy)-[r:CONTAINS]->(v:Provision)
WHERE p.id = $id AND v.heading <> ''
RETURN 'CONTAINS' AS edge, TRUE AS outward, 'Provision' AS label, v.id AS id, coalesce(v.path, '') + ' ' + coalesce(v.heading, '') AS name,
       '' AS kind, '' AS method, FALSE AS review, count(*) AS number
