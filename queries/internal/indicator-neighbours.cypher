// title: 指标的邻域 | Neighbours of an indicator
// description: What an indicator is joined to, one row for each node, edge and kind.
// param id: string — id of the node, e.g. 农作物秸秆综合利用率
// column edge: label of the edge
// column outward: whether it leads away from this node
// column label: label of the node at the other end
// column id: its id
// column name: what people call it
// column kind: role, relation or kind that the edge has; empty when it has none
// column method: how the edge was made; empty when it does not say
// column review: whether a person should look at it
// column number: how many edges, printed lists or figures stand behind it
MATCH (t:Target)-[r:MEASURES]->(i:Indicator), (p:Policy)
WHERE i.id = $id AND p.id = t.policy
RETURN 'MEASURES' AS edge, FALSE AS outward, 'Policy' AS label, p.id AS id, coalesce(p.title, p.doc_number, p.id) AS name,
       '' AS kind, '' AS method, FALSE AS review, count(*) AS number
UNION ALL
MATCH (t:Target)-[:MEASURES]->(i:Indicator), (a:Policy)-[r:APPLIES_IN]->(g:Region)
WHERE i.id = $id AND a.id = t.policy
RETURN 'MEASURES' AS edge, FALSE AS outward, 'Region' AS label, g.id AS id, g.name AS name,
       '' AS kind, '' AS method, FALSE AS review, count(*) AS number
