// title: 有没有这些词 | Whether words occur
// description: One measure whose words, or whose clause's heading, hold some words; no row when there is none.
// param words: string — the words, e.g. 绿色建筑
// column measure: id of the measure
MATCH (v:Provision)-[:CONTAINS]->(m:Measure)
WHERE m.text CONTAINS $words OR v.heading CONTAINS $words
RETURN m.id AS measure
ORDER BY measure LIMIT 1
