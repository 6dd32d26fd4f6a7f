// title: 行业的名称 | Names of industries
// description: Every industry with its other names.
// column name: name
// column aliases: other names
MATCH (i:Industry)
RETURN i.name AS name, i.aliases AS aliases
ORDER BY i.id
