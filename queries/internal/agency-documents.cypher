// title: 机构发布的文件 | Documents of agencies
// description: The documents that agencies issued, alone or with others.
// param agencies: strings — ids of the agencies, e.g. ["140000-山西省人民政府"]
// column agency: id of the agency
// column policy: id of the document
MATCH (a:Agency)-[:ISSUED]->(p:Policy)
WHERE a.id IN $agencies
RETURN DISTINCT a.id AS agency, p.id AS policy
ORDER BY agency, policy
