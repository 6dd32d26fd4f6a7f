// title: 贯彻落实 | Policies that implement others
// description: Which document was made to carry which other out, with the words that say so; or by likeness, for review, where none do.
// param policy: string = "" of Policy.id — id of either document; empty for all, e.g. 晋发改资环发〔2022〕198号
// param child: string = "" of Policy.id — id of the implementing document; empty for all, e.g. 晋发改资环发〔2022〕198号
// param level: string = "" in national|province|city|county|township — level of the document that is carried out; empty for all, e.g. national
// column child: id of the implementing document
// column child_title: its title
// column parent: id of the document that it carries out
// column parent_title: its title
// column presence: loaded, catalogued or cited, of the parent
// column method: cited-number, cited-title, similar-title, topic-and-region, likeness (the text names no parent, but one is alike) or judged
// column score: confidence in [0, 1]
// column evidence: the quoted words
// column child_presence: loaded or catalogued, of the implementing document
// column parent_number: 发文字号 of the parent
// column review: whether a person should look at it
// column compared: whether the provisions of the two have been compared
// column obstacle: why not: no text, no region, other region, later
// column judged: who accepted the link, and when
MATCH (c:Policy)-[r:IMPLEMENTS]->(p:Policy)
WHERE ($policy = '' OR c.id = $policy OR p.id = $policy) AND ($child = '' OR c.id = $child) AND ($level = '' OR p.level = $level)
RETURN c.id AS child, c.title AS child_title, p.id AS parent, p.title AS parent_title, p.presence AS presence, r.method AS method,
       r.score AS score, r.evidence AS evidence, c.presence AS child_presence, p.doc_number AS parent_number,
       coalesce(r.review, FALSE) AS review, r.aligned IS NOT NULL AS compared, r.obstacle AS obstacle, r.judged AS judged
ORDER BY child, parent
