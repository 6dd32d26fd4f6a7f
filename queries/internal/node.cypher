// title: 节点 | Nodes by id
// description: What kind of node an id means and what people call it; no row for an id that is unknown.
// param id: string — id of a document, a provision, an agency, an indicator or a region, e.g. 晋政发〔2022〕12号
// column label: Policy, Provision, Agency, Indicator or Region
// column name: what people call it
MATCH (n:Policy)
WHERE n.id = $id
RETURN 'Policy' AS label, coalesce(n.title, n.doc_number, n.id) AS name
UNION ALL
MATCH (n:Provision)
WHERE n.id = $id
RETURN 'Provision' AS label, coalesce(n.path, '') + ' ' + coalesce(n.heading, '') AS name
UNION ALL
MATCH (n:Agency)
WHERE n.id = $id
RETURN 'Agency' AS label, n.name AS name
UNION ALL
MATCH (n:Indicator)
WHERE n.id = $id
RETURN 'Indicator' AS label, n.name AS name
UNION ALL
MATCH (n:Region)
WHERE n.id = $id
RETURN 'Region' AS label, n.name AS name
