// title: 引用 | Citations
// description: The documents that a document names, in order; or, with `cited`, the places that name a document.
// param policy: string = "" of Policy.id — id of the citing document; empty for all, e.g. 晋发改资环发〔2022〕198号
// param cited: string = "" of Policy.id — id of the cited document; empty for all, e.g. 发改环资〔2021〕1524号
// param relation: string = "" in implements|basis|mention|planned|vague — implements, basis, mention, planned or vague; empty for all, e.g. implements
// column policy: id of the citing document
// column provision: id of the provision that names it
// column number: numeral of the provision
// column relation: implements, basis, mention, planned or vague
// column cited: id of the cited document
// column title: title as cited
// column doc_number: number as cited
// column evidence: the quoted words
// column cited_title: title of the cited document, where it is known
// column cited_number: its 发文字号, where it is known
// column presence: loaded, catalogued or cited
MATCH (v:Provision)-[c:CITES]->(p:Policy)
WHERE ($policy = '' OR v.policy = $policy) AND ($cited = '' OR p.id = $cited) AND ($relation = '' OR c.relation = $relation)
RETURN v.policy AS policy, v.id AS provision, v.number AS number, c.relation AS relation, p.id AS cited, c.title AS title,
       c.doc_number AS doc_number, c.evidence AS evidence, p.title AS cited_title, p.doc_number AS cited_number, p.presence AS presence
ORDER BY policy, c.span_start, cited, provision
