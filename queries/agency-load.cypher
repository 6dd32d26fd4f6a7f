// title: 机构的任务量 | Agencies by load
// description: How many printed lists give an agency each role, and how many measures they cover; the busiest first.
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋发改资环发〔2022〕198号
// param region: string = "" of Region.code — GB/T 2260 code of the agency's region; empty for all, e.g. 140000
// param by: string = "lead" in lead|measures — lists that it leads, or measures: what the busiest has most of, e.g. measures
// column region: code of the agency's region; empty where the documents do not say which
// column agency: canonical name
// column lead: printed lists that it leads
// column explicit_lead: of these, lists that say 牵头
// column support: printed lists that it supports
// column responsible: printed lists that name it besides others
// column measures: measures that all of them cover
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
WHERE ($policy = '' OR m.policy = $policy) AND ($region = '' OR a.region = $region)
RETURN coalesce(a.region, '') AS region, a.name AS agency,
       count(DISTINCT CASE WHEN r.role = 'lead' THEN r.bracket END) AS lead,
       count(DISTINCT CASE WHEN r.role = 'lead' AND r.basis = 'explicit' THEN r.bracket END) AS explicit_lead,
       count(DISTINCT CASE WHEN r.role = 'support' THEN r.bracket END) AS support,
       count(DISTINCT CASE WHEN r.role = 'responsible' THEN r.bracket END) AS responsible,
       count(DISTINCT m.id) AS measures
ORDER BY CASE WHEN $by = 'measures' THEN measures ELSE lead END DESC, lead DESC, measures DESC, region, agency
