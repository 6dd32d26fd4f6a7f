// title: 谁贯彻落实了某文件 | Policies that implement a policy
// description: The documents that carry a document out, directly or through others, with the whole chain; the nearest first.
// param policy: string of Policy.id — id of the upper document, e.g. 国发〔2021〕4号
// column step: 1 for a document that carries it out itself, 2 through one other …
// column policy: id of the document
// column title: title as printed
// column level: national, province, city, county or township
// column region: code of the region
// column date: 成文日期
// column chain: ids from the document up to the one asked about
// column inferred: whether the documents are joined by likeness, for review: the lower one names no such parent
MATCH path = (c:Policy)-[:IMPLEMENTS*1..6]->(p:Policy)
WHERE p.id = $policy
RETURN length(path) AS step, c.id AS policy, c.title AS title, c.level AS level, c.region AS region, c.date_issued AS date,
       [document IN nodes(path) | document.id] AS chain,
       any(link IN relationships(path) WHERE link.review) AS inferred
ORDER BY step, region, policy, reduce(ids = '', document IN nodes(path) | ids + ' ' + document.id)
