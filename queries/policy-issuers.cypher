// title: 发文机关 | Issuers of a policy
// description: The agencies that issued a document, in printed order.
// param policy: string of Policy.id — id of the document, e.g. 晋政发〔2022〕12号
// column name: canonical name
// column short_name: usual short name
// column mention: the name as printed
// column id: id of the agency
MATCH (a:Agency)-[r:ISSUED]->(p:Policy)
WHERE p.id = $policy
RETURN a.name AS name, a.short_name AS short_name, r.mention AS mention, a.id AS id
ORDER BY r.position, id
