// title: 指标的名称 | Names of indicators
// description: Every indicator with its other names.
// column name: canonical name
// column aliases: other names
MATCH (i:Indicator)
RETURN i.name AS name, i.aliases AS aliases
ORDER BY i.id
