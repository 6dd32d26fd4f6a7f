// title: 同级借鉴 | Who took words from whom
// description: Pairs of documents on one subject and of one level in different regions of which the later has words of the earlier that no document above them explains; as far as zhengmai reuse has looked for them.
// param policy: string = "" of Policy.id — id of one of the two documents; empty for all, e.g. 宁政发〔2021〕39号
// column later: id of the document that has the words
// column later_title: its title
// column earlier: id of the document that had them before
// column earlier_title: its title
// column clauses: clauses with words of the earlier document
// column measures: measures with words of it
// column similarity: share of their own words that stand there, on average, in [0, 1]
MATCH (a:Provision|Measure)-[r:REUSES]->(b:Provision|Measure), (l:Policy), (e:Policy)
WHERE l.id = a.policy AND e.id = b.policy AND ($policy = '' OR a.policy = $policy OR b.policy = $policy)
RETURN l.id AS later, l.title AS later_title, e.id AS earlier, e.title AS earlier_title, count(*) - count(a.provision) AS clauses,
       count(a.provision) AS measures, avg(r.similarity) AS similarity
ORDER BY clauses DESC, measures DESC, later, earlier
