// title: 共同负责的机构 | Agencies that share measures
// description: Pairs of agencies that stand in the same printed lists, and which of the two leads; the closest first.
// param agency: string = "" of Agency.name|short_name|aliases — full name, short name or alias of one of the two; empty for all pairs, e.g. 省能源局
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋发改资环发〔2022〕198号
// param least: int = 1 — the fewest lists that a pair shares, e.g. 3
// param collective: bool = false — whether to count bodies such as 各市人民政府, e.g. true
// column agency: canonical name
// column partner: canonical name of the other
// column lists: printed lists that name both
// column leads: of these, lists that the agency leads
// column partner_leads: of these, lists that the partner leads
// column measures: measures that the lists cover
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)<-[s:LEADS|SUPPORTS|RESPONSIBLE_FOR]-(b:Agency)
WHERE r.bracket = s.bracket AND ($policy = '' OR m.policy = $policy)
  AND ($collective OR (coalesce(a.organ_type, '') <> 'collective' AND coalesce(b.organ_type, '') <> 'collective'))
  AND (($agency = '' AND a.id < b.id) OR (a.id <> b.id AND (a.name = $agency OR a.short_name = $agency OR $agency IN a.aliases)))
WITH a, b, count(DISTINCT r.bracket) AS lists, count(DISTINCT CASE WHEN r.role = 'lead' THEN r.bracket END) AS leads,
     count(DISTINCT CASE WHEN s.role = 'lead' THEN s.bracket END) AS partner_leads, count(DISTINCT m.id) AS measures
WHERE lists >= $least
RETURN a.name AS agency, b.name AS partner, lists, leads, partner_leads, measures
ORDER BY lists DESC, measures DESC, a.id, b.id
