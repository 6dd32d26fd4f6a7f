// title: 文件的数量 | Counts of policies
// description: How many clauses, measures, printed lists, targets and citations documents have; no row where there are none.
// param policies: strings = [] — ids of the documents; empty for all, e.g. ["晋政发〔2022〕12号"]
// column policy: id of the document
// column counted: clauses, measures, duty_lists, targets or citations
// column number: how many
MATCH (v:Provision)
WHERE v.kind IN ['clause', 'article'] AND (size($policies) = 0 OR v.policy IN $policies)
RETURN v.policy AS policy, 'clauses' AS counted, count(v) AS number
UNION ALL
MATCH (m:Measure)
WHERE size($policies) = 0 OR m.policy IN $policies
RETURN m.policy AS policy, 'measures' AS counted, count(m) AS number
UNION ALL
MATCH (:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
WHERE size($policies) = 0 OR m.policy IN $policies
RETURN m.policy AS policy, 'duty_lists' AS counted, count(DISTINCT r.bracket) AS number
UNION ALL
MATCH (t:Target)
WHERE size($policies) = 0 OR t.policy IN $policies
RETURN t.policy AS policy, 'targets' AS counted, count(t) AS number
UNION ALL
MATCH (v:Provision)-[c:CITES]->(:Policy)
WHERE size($policies) = 0 OR v.policy IN $policies
RETURN v.policy AS policy, 'citations' AS counted, count(c) AS number
