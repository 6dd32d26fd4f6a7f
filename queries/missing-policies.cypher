// title: 未载入的被引文件 | Cited policies that are not loaded
// description: Documents that are cited and whose text is not loaded, those that most documents cite first: what to load next.
// param presence: string = "" in catalogued|cited — catalogued (outline only) or cited; empty for both, e.g. catalogued
// column policy: id of the cited document
// column title: its title, or the title as cited
// column doc_number: 发文字号
// column level: national, province, city, county or township
// column presence: catalogued or cited
// column documents: documents that cite it
// column citations: places that cite it
// column implemented: documents that were made to carry it out
// column cited_by: ids of the documents that cite it
MATCH (v:Provision)-[c:CITES]->(p:Policy)
WHERE p.presence <> 'loaded' AND ($presence = '' OR p.presence = $presence)
WITH p, min(c.title) AS cited_title, count(c) AS citations
MATCH (v:Provision)-[:CITES]->(p)
WITH DISTINCT p, cited_title, citations, v.policy AS citing
ORDER BY citing LIMIT 1000000 // ladybug orders a WITH only beside a LIMIT
WITH p, cited_title, citations, collect(citing) AS cited_by
OPTIONAL MATCH (i:Policy)-[:IMPLEMENTS]->(p)
WITH p, cited_title, citations, cited_by, count(DISTINCT i.id) AS implemented
RETURN p.id AS policy, coalesce(p.title, cited_title) AS title, p.doc_number AS doc_number, p.level AS level, p.presence AS presence,
       size(cited_by) AS documents, citations, implemented, cited_by
ORDER BY documents DESC, citations DESC, implemented DESC, policy
