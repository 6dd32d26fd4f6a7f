// title: 两个机构共同的措施 | Measures of two agencies together
// description: Measures whose printed list names both agencies, in document order, with the role that the list gives to each.
// param agency: string of Agency.name|short_name|aliases — full name, short name or alias, e.g. 省能源局
// param partner: string of Agency.name|short_name|aliases — full name, short name or alias of the other, e.g. 省工信厅
// param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋发改资环发〔2022〕198号
// column agency: canonical name
// column role: its role: lead, support or responsible
// column partner: canonical name of the other
// column partner_role: its role
// column policy: id of the document
// column path: numerals from section to clause
// column heading: heading of the clause
// column text: the measure's words
// column evidence: the printed list
// column provision: id of the clause
// column measure: id of the measure
// column bracket: id of the printed list
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)<-[s:LEADS|SUPPORTS|RESPONSIBLE_FOR]-(b:Agency), (v:Provision)
WHERE (a.name = $agency OR a.short_name = $agency OR $agency IN a.aliases) AND a.id <> b.id
  AND (b.name = $partner OR b.short_name = $partner OR $partner IN b.aliases)
  AND r.bracket = s.bracket AND ($policy = '' OR m.policy = $policy) AND v.id = m.provision
RETURN a.name AS agency, r.role AS role, b.name AS partner, s.role AS partner_role, m.policy AS policy, v.path AS path,
       v.heading AS heading, m.text AS text, r.evidence AS evidence, v.id AS provision, m.id AS measure, r.bracket AS bracket
ORDER BY policy, m.span_start, measure, bracket, a.id, b.id
