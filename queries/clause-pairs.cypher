// title: 两份文件的对应条款 | Clauses of two policies that answer to each other
// description: The clauses of a document that derive from clauses of another, in document order, with what was made of them.
// param child: string of Policy.id — id of the lower document, e.g. 140902-5c341881
// param parent: string of Policy.id — id of the upper document, e.g. 晋政发〔2022〕12号
// column path: numerals of the lower clause
// column heading: its heading
// column kind: verbatim, adapted or loose
// column similarity: likeness of the two texts in [0, 1]
// column parent_path: numerals of the upper clause
// column parent_heading: its heading
// column method: how the link was made
// column review: whether a person should look at it
// column provision: id of the lower clause
// column parent: id of the upper clause
MATCH (v:Provision)-[r:DERIVES_FROM]->(u:Provision)
WHERE v.policy = $child AND u.policy = $parent
RETURN v.path AS path, v.heading AS heading, r.kind AS kind, r.similarity AS similarity, u.path AS parent_path,
       u.heading AS parent_heading, r.method AS method, coalesce(r.review, FALSE) AS review, v.id AS provision, u.id AS parent
ORDER BY v.seq, v.id, u.seq, u.id
