// title: 机构名录 | Directory of agencies
// description: Every agency with its names, its place, and one row for each agency that it took duties over from.
// column id: id of the agency
// column name: canonical name
// column short_name: usual short name
// column aliases: other names
// column region: code of its region
// column region_name: name of the region
// column region_short_name: short name of the region
// column older: id of the agency that it took over from; empty when it took over from none
// column older_name: canonical name of that one
// column date: date of the reform
// column scope: all, or the duties named by words
MATCH (a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(g:Region)
OPTIONAL MATCH (o:Agency)-[s:SUCCEEDED_BY]->(a)
RETURN a.id AS id, a.name AS name, a.short_name AS short_name, a.aliases AS aliases, a.region AS region, g.name AS region_name,
       g.short_name AS region_short_name, o.id AS older, o.name AS older_name, s.date AS date, s.scope AS scope
ORDER BY region, id, date, older
