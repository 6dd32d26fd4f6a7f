// title: 可搜索的名称 | Names to search for
// description: The names of figures and industries.
// column name: its name
// column aliases: other names
MATCH (i:Indicator)
RETURN i.name AS name, i.aliases AS aliases
UNION ALL
MATCH (i:Industry)
RETURN i.name AS name, i.aliases AS aliases
