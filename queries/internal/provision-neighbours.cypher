// title: 条款的邻域 | Neighbours of a provision
// description: What a provision is joined to, one row for each node, edge and kind.
// param id: string — id of the node, e.g. 晋政发〔2022〕12号:sec_2__cl_4
// column edge: label of the edge
// column outward: whether it leads away from this node
// column label: label of the node at the other end
// column id: its id
// column name: what people call it
// column kind: role, relation or kind that the edge has; empty when it has none
// column method: how the edge was made; empty when it does not say
// column review: whether a person should look at it
// column number: how many edges, printed lists or figures stand behind it
MATCH (v:Provision)-[r:DERIVES_FROM]->(o:Provision), (p:Policy)
WHERE v.id = $id AND p.id = o.policy
RETURN 'DERIVES_FROM' AS edge, TRUE AS outward, 'Provision' AS label, o.id AS id, coalesce(p.doc_number, p.title, p.id) + ' ' + coalesce(o.path, '') + ' ' + coalesce(o.heading, '') AS name,
       coalesce(r.kind, '') AS kind, coalesce(r.method, '') AS method, coalesce(r.review, FALSE) AS review, count(*) AS number
UNION ALL
MATCH (o:Provision)-[r:DERIVES_FROM]->(v:Provision), (p:Policy)
WHERE v.id = $id AND p.id = o.policy
RETURN 'DERIVES_FROM' AS edge, FALSE AS outward, 'Provision' AS label, o.id AS id, coalesce(p.doc_number, p.title, p.id) + ' ' + coalesce(o.path, '') + ' ' + coalesce(o.heading, '') AS name,
       coalesce(r.kind, '') AS kind, coalesce(r.method, '') AS method, coalesce(r.review, FALSE) AS review, count(*) AS number
UNION ALL
MATCH (o:Policy|Provision)-[r:CONTAINS]->(v:Provision)
WHERE v.id = $id
RETURN 'CONTAINS' AS edge, FALSE AS outward, 'Provision' AS label, o.id AS id, coalesce(o.title, o.path + ' ' + o.heading, o.id) AS name,
       '' AS kind, '' AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (v:Provision)-[r:CONTAINS]->(o:Provision)
WHERE v.id = $id
RETURN 'CONTAINS' AS edge, TRUE AS outward, 'Provision' AS label, o.id AS id, coalesce(o.path, '') + ' ' + coalesce(o.heading, '') AS name,
       '' AS kind, '' AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (v:Provision)-[r:CITES]->(o:Policy)
WHERE v.id = $id
RETURN 'CITES' AS edge, TRUE AS outward, 'Policy' AS label, o.id AS id, coalesce(o.title, o.doc_number, o.id) AS name,
       coalesce(r.relation, '') AS kind, coalesce(r.method, '') AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (a:Agency)-[r:LEADS]->(m:Measure)
WHERE m.provision = $id
RETURN 'LEADS' AS edge, FALSE AS outward, 'Agency' AS label, a.id AS id, a.name AS name,
       coalesce(r.basis, '') AS kind, '' AS method, FALSE AS review, count(DISTINCT r.bracket) AS number
UNION ALL
MATCH (a:Agency)-[r:SUPPORTS]->(m:Measure)
WHERE m.provision = $id
RETURN 'SUPPORTS' AS edge, FALSE AS outward, 'Agency' AS label, a.id AS id, a.name AS name,
       coalesce(r.basis, '') AS kind, '' AS method, FALSE AS review, count(DISTINCT r.bracket) AS number
UNION ALL
MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(m:Measure)
WHERE m.provision = $id
RETURN 'RESPONSIBLE_FOR' AS edge, FALSE AS outward, 'Agency' AS label, a.id AS id, a.name AS name,
       coalesce(r.basis, '') AS kind, '' AS method, FALSE AS review, count(DISTINCT r.bracket) AS number
UNION ALL
MATCH (t:Target)-[r:MEASURES]->(i:Indicator)
WHERE t.provision = $id
RETURN 'MEASURES' AS edge, TRUE AS outward, 'Indicator' AS label, i.id AS id, i.name AS name,
       '' AS kind, '' AS method, FALSE AS review, count(*) AS number
