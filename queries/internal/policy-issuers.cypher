// title: 发文机关 | Issuers of a policy
// description: The agencies that issued a document, in printed order.
// param policy: string — id of the document, e.g. 晋政发〔2022〕12号
// column id: id of the agency
// column name: canonical name
// column short_name: usual short name
MATCH (a:Agency)-[r:ISSUED]->(p:Policy)
WHERE p.id = $policy
RETURN a.id AS id, a.name AS name, a.short_name AS short_name
ORDER BY r.position, id
