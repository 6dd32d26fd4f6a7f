// title: 文件的条款 | Clauses of a policy
// description: The provisions of a document that inheritance is traced for: clauses, articles, and sections without any or with measures of their own.
// param policy: string — id of the document, e.g. 晋政发〔2022〕12号
// column id: id of the clause
// column path: its numerals
// column heading: its heading
MATCH (v:Provision)
WHERE v.policy = $policy AND NOT coalesce(v.eid, '') CONTAINS 'annex'
  AND (v.kind IN ['clause', 'article'] OR (v.kind = 'section'
       AND (EXISTS { MATCH (v)-[:CONTAINS]->(:Measure) }
            OR NOT EXISTS { MATCH (v)-[:CONTAINS]->(w:Provision) WHERE w.kind IN ['clause', 'article'] })))
RETURN v.id AS id, v.path AS path, v.heading AS heading
ORDER BY v.seq, id
