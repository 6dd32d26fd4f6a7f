// title: 政策文件 | Policies
// description: The documents in the graph, by region and date.
// param presence: string = "loaded" — loaded, catalogued or cited; empty for all, e.g. loaded
// param region: string = "" of Region.code — GB/T 2260 code of the region; empty for all, e.g. 140000
// param level: string = "" in national|province|city|county|township — level of the region; empty for all, e.g. province
// column policy: id of the document
// column doc_number: 发文字号
// column title: title as printed
// column genre: genre of the notice
// column level: national, province, city, county or township
// column region: code of the region
// column date: 成文日期
// column presence: loaded, catalogued or cited
MATCH (p:Policy)
WHERE ($presence = '' OR p.presence = $presence) AND ($region = '' OR p.region = $region)
  AND ($level = '' OR p.level = $level)
RETURN p.id AS policy, p.doc_number AS doc_number, p.title AS title, p.genre AS genre, p.level AS level, p.region AS region,
       p.date_issued AS date, p.presence AS presence
ORDER BY region, date, policy
