// title: 谁承担 | Holders of duties
// description: The agencies that answer for measures and for the figures in them, and those that issued documents.
// column agency: id of the agency
// column id: id of the measure, the figure or the document
// column provision: id of the provision that it stands in; empty for a document
MATCH (a:Agency)-[:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
RETURN DISTINCT a.id AS agency, m.id AS id, m.provision AS provision
UNION ALL
MATCH (a:Agency)-[:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(:Measure)-[:SETS]->(t:Target)
RETURN DISTINCT a.id AS agency, t.id AS id, t.provision AS provision
UNION ALL
MATCH (a:Agency)-[:ISSUED]->(p:Policy)
RETURN DISTINCT a.id AS agency, p.id AS id, '' AS provision
