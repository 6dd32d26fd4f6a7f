// title: 机构 | Agencies
// description: The agencies that documents give duties to, with the names as printed; `listing=unlisted` gives those that the reference data does not name.
// param listing: string = "" in family|unlisted — family (named by the reference data) or unlisted (found by its form); empty for all, e.g. family
// param region: string = "" of Region.code — GB/T 2260 code of the agency's region; empty for all, e.g. 140000
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 140000-d88ddf29
// column region: code of the agency's region; empty where the documents do not say which
// column agency: canonical name
// column short_name: usual short name
// column function: function family
// column organ_type: government, party, mass, branch, enterprise …
// column listing: family or unlisted
// column mentions: the names as printed
// column documents: documents that give it a duty
// column lists: printed lists that name it
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
WHERE ($listing = '' OR a.listing = $listing) AND ($region = '' OR a.region = $region) AND ($policy = '' OR m.policy = $policy)
WITH a, count(DISTINCT m.policy) AS documents, count(DISTINCT r.bracket) AS lists
MATCH (a)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
WHERE $policy = '' OR m.policy = $policy
WITH DISTINCT a, documents, lists, r.mention AS mention
ORDER BY mention LIMIT 1000000 // ladybug orders a WITH only beside a LIMIT
WITH a, documents, lists, collect(mention) AS mentions
RETURN coalesce(a.region, '') AS region, a.name AS agency, a.short_name AS short_name, a.function AS function, a.organ_type AS organ_type,
       a.listing AS listing, mentions, documents, lists
ORDER BY region, a.id
