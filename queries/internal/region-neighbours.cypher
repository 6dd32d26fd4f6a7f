// title: 地区的邻域 | Neighbours of a region
// description: What a region is joined to, one row for each node, edge and kind.
// param id: string — id of the node, e.g. 140000
// column edge: label of the edge
// column outward: whether it leads away from this node
// column label: label of the node at the other end
// column id: its id
// column name: what people call it
// column kind: role, relation or kind that the edge has; empty when it has none
// column method: how the edge was made; empty when it does not say
// column review: whether a person should look at it
// column number: how many edges, printed lists or figures stand behind it
MATCH (g:Region)-[r:PART_OF]->(o:Region)
WHERE g.id = $id
RETURN 'PART_OF' AS edge, TRUE AS outward, 'Region' AS label, o.id AS id, o.name AS name,
       '' AS kind, '' AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (p:Policy)-[r:APPLIES_IN]->(g:Region)
WHERE g.id = $id
RETURN 'APPLIES_IN' AS edge, FALSE AS outward, 'Policy' AS label, p.id AS id, coalesce(p.title, p.doc_number, p.id) AS name,
       '' AS kind, coalesce(r.method, '') AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (a:Agency)-[r:LOCATED_IN]->(g:Region)
WHERE g.id = $id
RETURN 'LOCATED_IN' AS edge, FALSE AS outward, 'Agency' AS label, a.id AS id, a.name AS name,
       '' AS kind, '' AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (o:Region)-[r:PART_OF]->(g:Region)
WHERE g.id = $id
RETURN 'PART_OF' AS edge, FALSE AS outward, 'Region' AS label, o.id AS id, o.name AS name,
       '' AS kind, '' AS method, FALSE AS review, count(*) AS number
