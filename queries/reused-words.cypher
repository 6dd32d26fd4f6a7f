// title: 借鉴的条款和措施 | Words taken from a sibling
// description: The clauses and measures of documents that have words of an earlier document on the same subject, of one level in another region, with the words of both; as far as zhengmai reuse has looked for them.
// param policy: string = "" of Policy.id — id of the later document; empty for all, e.g. 宁政发〔2021〕39号
// param source: string = "" of Policy.id — id of the earlier document; empty for all, e.g. 360000-928d8a56
// column later: id of the later clause or measure
// column earlier: id of the earlier one
// column path: numerals of the later clause; null for a measure
// column evidence: the later sentence that has most of the earlier words
// column later_text: the later words
// column earlier_text: the earlier words
// column similarity: share of the later words, those of documents above put aside, that stand in the earlier, in [0, 1]
// column score: confidence in [0, 1]
MATCH (a:Provision|Measure)-[r:REUSES]->(b:Provision|Measure)
WHERE ($policy = '' OR a.policy = $policy) AND ($source = '' OR b.policy = $source)
RETURN a.id AS later, b.id AS earlier, a.path AS path, r.evidence AS evidence, a.text AS later_text, b.text AS earlier_text,
       r.similarity AS similarity, r.score AS score
ORDER BY a.policy, r.span_start, later, earlier
