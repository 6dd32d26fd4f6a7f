// title: 贯彻落实 | Policies that implement others
// description: Which document was made to carry which other out, with the words that say so.
// param policy: string = "" of Policy.id — id of either document; empty for all, e.g. 晋发改资环发〔2022〕198号
// column child: id of the implementing document
// column child_title: its title
// column parent: id of the document that it carries out
// column parent_title: its title
// column presence: loaded, catalogued or cited, of the parent
// column method: how the link was made
// column score: confidence in [0, 1]
// column evidence: the quoted words
// column child_presence: loaded or catalogued, of the implementing document
// column parent_number: 发文字号 of the parent
MATCH (c:Policy)-[r:IMPLEMENTS]->(p:Policy)
WHERE $policy = '' OR c.id = $policy OR p.id = $policy
RETURN c.id AS child, c.title AS child_title, p.id AS parent, p.title AS parent_title, p.presence AS presence, r.method AS method,
       r.score AS score, r.evidence AS evidence, c.presence AS child_presence, p.doc_number AS parent_number
ORDER BY child, parent
