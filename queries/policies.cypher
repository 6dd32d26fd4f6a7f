// title: 政策文件 | Policies
// description: The documents in the graph, by region and date.
// param presence: string = "loaded" — loaded, catalogued or cited; empty for all, e.g. loaded
// param region: string = "" of Region.code — GB/T 2260 code of the region; empty for all, e.g. 140000
// param level: string = "" in national|province|city|county|township — level of the region; empty for all, e.g. province
// param policy: string = "" of Policy.id — id of one document; empty for all, e.g. 晋政发〔2022〕12号
// param year: string = "" — year of 成文日期, else of 印发日期, else of the number; empty for all, e.g. 2022
// column policy: id of the document
// column doc_number: 发文字号
// column title: title as printed
// column genre: genre of the notice
// column level: national, province, city, county or township
// column region: code of the region
// column date: 成文日期
// column presence: loaded, catalogued or cited
// column body_title: title of the plan that the notice issues
// column region_name: name of the region that it applies in
// column published: 印发日期
// column outlined: whether its clauses are known
// column addressees: 主送机关, as printed
// column warnings: what could not be read well
// column conflicts: where it contradicts other documents
// column body_genre: genre of the plan that the notice issues
// column topic: the matter of the title, without issuer, place and genre
MATCH (p:Policy)
WHERE ($presence = '' OR p.presence = $presence) AND ($region = '' OR p.region = $region)
  AND ($level = '' OR p.level = $level) AND ($policy = '' OR p.id = $policy)
  AND ($year = '' OR coalesce(p.date_issued, p.date_published, '') STARTS WITH $year
       OR (p.date_issued IS NULL AND p.date_published IS NULL AND p.doc_number CONTAINS ('〔' + $year + '〕')))
OPTIONAL MATCH (p)-[:CONTAINS]->(v:Provision)
WITH p, count(v) AS provisions
OPTIONAL MATCH (p)-[:APPLIES_IN]->(r:Region)
WITH p, provisions, min(r.name) AS region_name
RETURN p.id AS policy, p.doc_number AS doc_number, p.title AS title, p.genre AS genre, p.level AS level, p.region AS region,
       p.date_issued AS date, p.presence AS presence, p.body_title AS body_title, region_name, p.date_published AS published,
       p.presence = 'loaded' OR provisions > 0 AS outlined, p.addressees AS addressees, p.warnings AS warnings, p.conflicts AS conflicts,
       p.body_genre AS body_genre, p.topic AS topic
ORDER BY region, date, policy
