// title: 机构沿革 | Agency successions
// description: Which agency handed which duties to which other, by region and date.
// param agency: string = "" of Agency.name|short_name|aliases — full name, short name or alias of either agency; empty for all, e.g. 省能源局
// param region: string = "" of Region.code — GB/T 2260 code of the older agency's region; empty for all, e.g. 140000
// param side: string = "" in older|newer — whether the agency is the one that gave or the one that took; empty for either, e.g. newer
// column region: code of the older agency's region
// column date: date of the reform
// column older: canonical name of the agency that gave
// column newer: canonical name of the agency that took
// column scope: all, or the duties named by words
MATCH (a:Agency)-[s:SUCCEEDED_BY]->(b:Agency)
WHERE ($region = '' OR a.region = $region)
  AND ($agency = '' OR ($side <> 'newer' AND (a.name = $agency OR a.short_name = $agency OR $agency IN a.aliases))
       OR ($side <> 'older' AND (b.name = $agency OR b.short_name = $agency OR $agency IN b.aliases)))
RETURN a.region AS region, s.date AS date, a.name AS older, b.name AS newer, s.scope AS scope
ORDER BY region, date, a.id, b.id
