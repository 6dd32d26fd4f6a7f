"""What only reads is let through, and what does more is refused with its word and its place, in both dialects of Cypher."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import ladybug
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest
from queries import list_queries
from queries.statements import dialects, require_reading

READING = [
    "MATCH (p:Policy) RETURN p.title",
    "match (p:Policy) return p.title;",
    "MATCH (p:Policy) RETURN DISTINCT p.level AS level, count(*) AS n ORDER BY n DESC, level SKIP 1 LIMIT 3",
    "MATCH (p:Policy) RETURN *",
    "MATCH (p:Policy) WITH * WHERE p.level = 'county' RETURN p",
    "OPTIONAL MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(m:Measure) RETURN a, r, m",
    "MATCH (a), (b) WHERE a.id = b.policy AND NOT a.title IS NULL OR a.title IS NOT NULL XOR b.x RETURN a",
    "MATCH (p) WHERE p.id IN $ids AND p.title STARTS WITH '山' AND p.title ENDS WITH '案' OR p.title CONTAINS '能' RETURN p",
    "UNWIND [1, 2] AS x RETURN x UNION ALL RETURN 3 AS x",
    "RETURN 1 AS x UNION RETURN 2 AS x UNION DISTINCT RETURN 3 AS x",
    "RETURN CASE WHEN 1 = 1 THEN 2 ELSE 3 END AS x, CASE 1 WHEN 1 THEN 2 END AS y",
    "RETURN -1.5e-3 + 1_000 * 0xff / 2 % 3 ^ 2",
    "RETURN [1, 2, 3][0..2], [1, 2][0:1], 'a' =~ 'b'",
    "RETURN [x IN [1, 2] WHERE x > 1 | x * 2], reduce(s = 0, x IN [1] | s + x), all(x IN [1] WHERE x > 0)",
    "MATCH p = shortestPath((a:Provision)-[:DERIVES_FROM*1..3]->(b)) RETURN length(p)",
    "MATCH (a)-[e* SHORTEST 1..2 (r, n | WHERE true)]->(b) RETURN a",
    "MATCH ANY SHORTEST (a)-[:CITES]->+(b) RETURN a",
    "MATCH ((a)-[:DERIVES_FROM]->(b)){1,3} RETURN a",
    "MATCH (a)-->(b)<--(c)--(d) RETURN a",
    "MATCH (n:(Policy|Provision)&!Measure) RETURN n",
    "MATCH (n:%) RETURN n",
    "MATCH (p:Policy) WHERE EXISTS { MATCH (p)-[:CONTAINS]->(:Provision) } RETURN COUNT { (p)--() } AS n",
    "MATCH (p:Policy) RETURN COLLECT { MATCH (p)--(q) RETURN q.id AS id UNION RETURN 'x' AS id } AS ids",
    "MATCH (p) CALL { MATCH (q) RETURN q } RETURN p, q",
    "MATCH (p) CALL (p) { WITH p RETURN p.id AS id } WITH id RETURN id",
    "MATCH (p) CALL (*) { RETURN 1 AS x } RETURN p",
    "CALL db.labels()",
    "CALL db.labels",
    "CALL db.labels() YIELD label RETURN label",
    "CALL `db`.`labels`() YIELD label WHERE label <> 'Meta' RETURN label",
    "CALL db.index.fulltext.queryNodes('text', '煤') YIELD node, score RETURN node.id, score",
    "CALL show_tables() RETURN *",
    "CALL show_tables() WHERE name = 'Policy' RETURN *",
    "CALL TABLE_INFO('Policy') RETURN name",
    "EXPLAIN MATCH (p:Policy) RETURN p",
    "PROFILE MATCH (p:Policy) RETURN p",
    "WITH date() AS a RETURN date.truncate('year', a), duration.between(a, a), point.distance(point({x: 1, y: 1}), $b)",
    "RETURN CAST('1' AS INT64), list_transform([1, 2], x -> x + 1)",
    "MATCH (p:Policy) USING INDEX p:Policy(id) WHERE p.id = 'x' RETURN p",
    "MATCH (p) WHERE p.x IS TYPED INTEGER RETURN p ORDER BY p.x ASC",
    # names that are spelt like clauses
    "MATCH (n {set: 1}) RETURN n.create",
    "MATCH (n:Set)-[r:Merge|DELETE]->(m:Create&!Drop) RETURN n, r, m",
    "MATCH (n) WHERE n:Remove RETURN n",
    "MATCH (n) RETURN n {.set, create: n.merge, .delete} AS n",
    "RETURN {create: 1, `set`: 2, delete: {merge: 3}} AS set",
    "MATCH (n) RETURN n.id AS create, n.title AS delete",
    "MATCH (`set`:Policy) RETURN `set`.`create`",
    "RETURN $create, $`set`",
    "MATCH (n) RETURN n . /* property */ create",
    "MATCH (n) RETURN labels(n)[0] AS load, n.use, head([n]).set, {a: 1}.merge",
    "MATCH (count {a: 1}) RETURN count AS n",
    "MATCH (n:Count {x: 1})-[:CALL]->(:Call {y: 2}) RETURN n",
    "MATCH (a)-[:LEADS]->(b) WITH a AS start, b AS end RETURN start, end ORDER BY start",
    # words in strings, comments and backticks
    "RETURN 'CREATE (n) SET n.x = 1'",
    'RETURN "it\'s; DELETE n"',
    r"RETURN 'it\'s; DELETE n'",
    r"RETURN 'a\\' AS x",
    "RETURN 1 // ; CREATE (n)",
    "RETURN 1 /* ; CREATE (n) */",
    "// CREATE (n)\nRETURN 1 /* // */",
    "/** MERGE */ RETURN 1 /**/",
    "RETURN 1 AS `SET ``x`` CREATE (n)`",
    "RETURN '\\u4E2D\\u0043REATE (n)'",
    "RETURN 'apoc.create.node()', 'CALL dbms.shutdown()'",
    "RETURN '/*' AS a, '*/' AS b, '//' AS c",
]
REFUSED = [
    ("CREATE (:Policy)", 1, 1, "CREATE does more"),
    ("create (:Policy)", 1, 1, "create does more"),
    ("\n\tMATCH (p)\n  CREATE (:Policy)", 3, 3, "CREATE does more"),
    ("MERGE (p:Policy {id: 'x'})", 1, 1, "MERGE does more"),
    ("MATCH (p) SET p.title = ''", 1, 11, "SET does more"),
    ("MATCH (p)SET p.title = ''", 1, 10, "SET does more"),
    ("MATCH (p)/**/SET/**/p.title = ''", 1, 14, "SET does more"),
    ("MATCH (p) WHERE p.x = 1SET p.x = 2", 1, 24, "SET does more"),
    ("MATCH (p) WHERE p.x = 1.SET p.x = 2", 1, 25, "SET does more"),
    ("MATCH (p) WHERE p.x = 0x1FSET p.x = 2", 1, 27, "SET does more"),
    ("MATCH (p) WHERE p:Policy SET p.x = 2", 1, 26, "SET does more"),
    ("MATCH (p:Policy) SET p:Set", 1, 18, "SET does more"),
    ("MATCH (p) WITH * SET p.x = 1", 1, 18, "SET does more"),
    ("MATCH (as) WITH as SET as.x = 1", 1, 20, "SET does more"),
    ("MATCH (p) WHERE p.x IS NULL SET p.x = 1", 1, 29, "SET does more"),
    ("MATCH ((a)-[:CITES]->(b))+ SET a.x = 1", 1, 28, "SET does more"),
    ("MATCH (a)-[:CITES]->(b) WITH a ORDER BY a.x DESC SET a.x = 1", 1, 50, "SET does more"),
    ("MATCH (p) WITH $x AS x SET p.x = x", 1, 24, "SET does more"),
    ("MATCH (p) WITH p, CASE WHEN true THEN 1 END SET p.x = 1", 1, 45, "SET does more"),
    ("MATCH (p) DELETE p", 1, 11, "DELETE does more"),
    ("MATCH (p) DETACH DELETE p", 1, 11, "DETACH does more"),
    ("MATCH (p) NODETACH DELETE p", 1, 11, "NODETACH does more"),
    ("MATCH (p) REMOVE p.title", 1, 11, "REMOVE does more"),
    ("INSERT (:Policy)", 1, 1, "INSERT does more"),
    ("FOREACH (x IN [1] | CREATE (:Policy))", 1, 1, "FOREACH does more"),
    ("MATCH (set:Policy) RETURN set", 1, 8, "set does more than read; a name that is spelt so stands in backticks"),
    ("RETURN 1 AS x UNION CREATE (n) RETURN 1 AS x", 1, 21, "CREATE does more"),
    ("EXPLAIN CREATE (:Policy)", 1, 9, "CREATE does more"),
    ("PROFILE MATCH (p) SET p.x = 1", 1, 19, "SET does more"),
    ("MATCH (p) CALL (p) { CREATE (q) } RETURN p", 1, 22, "CREATE does more"),
    ("CALL { CREATE (q) }", 1, 8, "CREATE does more"),
    ("MATCH (p) RETURN COUNT { MATCH (p) CREATE (q) }", 1, 36, "CREATE does more"),
    ("MATCH (p) WHERE EXISTS { MERGE (q) } RETURN p", 1, 26, "MERGE does more"),
    ("CALL { RETURN 1 AS x } IN TRANSACTIONS OF 10 ROWS RETURN x", 1, 24, "IN begins no"),
    ("LOAD FROM 'a.csv' RETURN *", 1, 1, "LOAD does more"),
    ("LOAD EXTENSION httpfs", 1, 1, "LOAD does more"),
    ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", 1, 1, "LOAD does more"),
    ("MATCH (p) LOAD CSV FROM 'http://x' AS row RETURN row", 1, 11, "LOAD does more"),
    ("USE other MATCH (p) RETURN p", 1, 1, "USE does more"),
    ("COPY Policy FROM 'a.csv'", 1, 1, "COPY begins no"),
    ("COPY (MATCH (p) RETURN p) TO 'a.csv'", 1, 1, "COPY begins no"),
    ("INSTALL httpfs", 1, 1, "INSTALL begins no"),
    ("ATTACH 'x.db' AS x (dbtype duckdb)", 1, 1, "ATTACH begins no"),
    ("EXPORT DATABASE 'folder'", 1, 1, "EXPORT begins no"),
    ("IMPORT DATABASE 'folder'", 1, 1, "IMPORT begins no"),
    ("DROP TABLE Policy", 1, 1, "DROP begins no"),
    ("ALTER TABLE Policy ADD x INT64", 1, 1, "ALTER begins no"),
    ("ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", 1, 1, "ALTER begins no"),
    ("COMMENT ON TABLE Policy IS 'x'", 1, 1, "COMMENT begins no"),
    ("BEGIN TRANSACTION", 1, 1, "BEGIN begins no"),
    ("COMMIT", 1, 1, "COMMIT begins no"),
    ("ROLLBACK", 1, 1, "ROLLBACK begins no"),
    ("CHECKPOINT", 1, 1, "CHECKPOINT begins no"),
    ("SHOW USERS", 1, 1, "SHOW begins no"),
    ("GRANT ROLE admin TO x", 1, 1, "GRANT begins no"),
    ("TERMINATE TRANSACTION 'x'", 1, 1, "TERMINATE begins no"),
    ("USING PERIODIC COMMIT LOAD CSV FROM 'x' AS r RETURN r", 1, 1, "USING begins no"),
    ("CYPHER runtime=slotted MATCH (p) RETURN p", 1, 1, "CYPHER begins no"),
    ("EXPLAIN DROP TABLE Policy", 1, 9, "DROP begins no"),
    ("MATCH (p) FROBNICATE p", 1, 11, "FROBNICATE is no word that"),
    ("MATCH (p) RETURN count FROBNICATE p", 1, 24, "FROBNICATE is no word that"),
    ("'MATCH' RETURN 1", 1, 1, "'MATCH' begins no"),
    ("`MATCH` (p) RETURN p", 1, 1, "`MATCH` begins no"),
    ("(MATCH (p) RETURN p)", 1, 1, "( begins no"),
    ("{CREATE: 1}", 1, 1, "{ begins no"),
    ("CALL threads = 2", 1, 1, "CALL threads is no known"),
    ("CALL dbms.components()", 1, 1, "CALL dbms.components is no known"),
    ("MATCH (p) CALL apoc.create.node(['X'], {}) YIELD node RETURN node", 1, 11, "CALL apoc.create.node is no known"),
    ("MATCH (p) CALL `apoc` . cypher /* x */ .`doIt`('CREATE (n)', {}) RETURN p", 1, 11, "CALL apoc.cypher.doIt is no known"),
    ("CALL db.createLabel('X')", 1, 1, "CALL db.createLabel is no known"),
    ("CALL READ_CSV_SERIAL('a.csv') RETURN *", 1, 1, "CALL READ_CSV_SERIAL is no known"),
    ("CALL project_graph('g', ['Policy'], [])", 1, 1, "CALL project_graph is no known"),
    ("CALL", 1, 1, "CALL names no procedure"),
    ("CALL 'db.labels'()", 1, 1, "CALL names no procedure"),
    ("CALL (p) CREATE (q)", 1, 10, "CREATE does more"),
    ("MATCH (p) RETURN apoc.text.join(['a'], '')", 1, 18, "apoc.text.join() is no known"),
    ("MATCH (p) WHERE apoc.cypher.runFirstColumnSingle('x', {}) = 1 RETURN p", 1, 17, "apoc.cypher.runFirstColumnSingle() is no known"),
    ("RETURN [(a)-->(b:B) | `apoc`.x.y()]", 1, 23, "apoc.x.y() is no known"),
    ("RETURN nextval('s')", 1, 8, "nextval() does more"),
    ("RETURN `nextval`('s')", 1, 8, "nextval() does more"),
    ("RETURN file()", 1, 8, "file() does more"),
    ("RETURN 1; CREATE (n)", 1, 9, "a second statement follows"),
    ("RETURN 1;;", 1, 9, "a second statement follows"),
    ("RETURN 1 /* */; MATCH (n) RETURN n", 1, 15, "a second statement follows"),
    # read in different ways by the two databases
    ("RETURN '\\u0027 AS x CREATE (n) //'", 1, 9, "the escape \\u0027"),
    ('RETURN "\\u0022 AS x CREATE (n) //"', 1, 9, "the escape \\u0022"),
    ("RETURN 1 AS `\\u0060 CREATE (n) //`", 1, 14, "the escape \\u0060"),
    ("RETURN 'a\\u005c' AS x CREATE (n) //'", 1, 10, "the escape \\u005c"),
    ("RETURN 1 // \\u000A CREATE (n)", 1, 13, "the escape \\u000A"),
    ("RETURN 1 // \\uu000d CREATE (n)", 1, 13, "the escape \\uu000d"),
    ("RETURN 1 /* \\u002a\\u002F CREATE (n) */", 1, 13, "the escape \\u002a"),
    ("RETURN 1 /***/ // */ CREATE (n)", 1, 10, "where a comment with **/ ends"),
    ("RETURN 1 /* **/ // */ CREATE (n)", 1, 10, "where a comment with **/ ends"),
    ("RETURN 1 // a\r CREATE (n)", 1, 16, "CREATE does more"),
    ("\\u0043REATE (n)", 1, 1, "the character '\\\\' has no meaning"),
    ("MATCH (p) \u017fET p.x = 1", 1, 11, "\u017fET does more"),
    ("MATCH (p) ＣＲＥＡＴＥ (q)", 1, 11, "ＣＲＥＡＴＥ is no word that"),
    ("RETURN 1 # CREATE (n)", 1, 10, "the character '#' has no meaning"),
    ("RETURN 1\u200b", 1, 9, "the character '\\u200b' has no meaning"),
    ("RETURN '\ud800 CREATE (n)", 1, 8, "the string is not closed"),
    ("RETURN 'a", 1, 8, "the string is not closed"),
    ("RETURN `a", 1, 8, "the name in backticks is not closed"),
    ("RETURN /* a", 1, 8, "the comment is not closed"),
    ("RETURN (1]", 1, 10, "] closes no bracket that is open"),
    ("RETURN 1)", 1, 9, ") closes no bracket that is open"),
]  # fmt: skip


@pytest.mark.parametrize("statement", READING)
def test_what_reads_is_let_through(statement: str) -> None:
    require_reading(statement)


@pytest.mark.parametrize(("statement", "line", "column", "reason"), REFUSED)
def test_what_does_more_is_refused_with_its_place(statement: str, line: int, column: int, reason: str) -> None:
    with pytest.raises(BadRequest) as refusal:
        require_reading(statement)
    assert str(refusal.value).startswith(f"line {line}, column {column}: {reason}")


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_the_library_reads(query: object) -> None:
    require_reading(query.cypher)  # type: ignore[attr-defined]


@pytest.mark.parametrize("table", [dialects().effects, dialects().functions])
def test_the_examples_of_the_tables_are_refused_for_their_word(table: dict[str, str]) -> None:
    for word, statement in table.items():
        with pytest.raises(BadRequest, match=rf"(?i): {word}(\(\))? does more than read"):
            require_reading(statement)


@pytest.mark.parametrize("statement", ["", "  \n", "// note", ";", "RETURN (1", "RETURN [1, {a: 2]"])
def test_what_is_no_whole_statement_is_refused(statement: str) -> None:
    with pytest.raises(BadRequest):
        require_reading(statement)


refused = st.sampled_from(
    [statement for statement, *_ in REFUSED if "\\u" not in statement and "*/" not in statement and "\ud800" not in statement]
)


@given(refused)
def test_a_refused_statement_in_a_string_a_name_or_a_comment_is_let_through(statement: str) -> None:
    quoted = statement.replace("\\", "\\\\").replace("'", "\\'")
    require_reading(f"RETURN '{quoted}' AS `{statement.replace('`', '``')}` /* {statement} */ // {' '.join(statement.split())}")


@given(
    refused.filter(lambda statement: statement[0].isalpha()),
    st.sampled_from(["RETURN 'a' AS x //\n", "/* a */", "MATCH (`n`) ", "RETURN 'it\\'s' ", 'RETURN "" ', "RETURN 1 AS `a``b` "]),
)
def test_a_refused_statement_after_a_string_a_name_or_a_comment_is_refused(statement: str, before: str) -> None:
    with pytest.raises(BadRequest):
        require_reading(before + statement)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ladybug.Connection]:
    """A database that may be written to, so that only the check stands before it."""
    path: Path = tmp_path_factory.mktemp("statements") / "small.lbug"
    with ladybug.Database(path) as database, ladybug.Connection(database) as connection:
        connection.execute("CREATE NODE TABLE N(id STRING PRIMARY KEY, v INT64)")
        connection.execute("CREATE (:N {id: 'a', v: 1})")
        yield connection


PIECES = [
    "/*", "*/", "**/", "//", "\n", "'", '"', "`", "\\", "\\u0027", "\\u000A", "CREATE (:N {id: 'b'})", "MERGE (:N {id: 'b'})", "SET n.v = 9", "DELETE n",
    "DROP TABLE N", "ALTER TABLE N ADD w INT64", "MATCH (n:N)", "MATCH (n:N)", "RETURN n.v", "RETURN *", "RETURN 1", "WITH *", "WITH n", "AS", "x", ".", ":",
    "1", "1.", "(", ")", "{", "}", "*", "+", ",", "|", "WHERE n.v = 1", "UNION", "EXISTS {", "CALL", "UNWIND [1] AS x", "DESC", ";", "EXPLAIN", "PROFILE",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9), st.sampled_from(["", " "]))
@example(["RETURN 1", "/*", "**/", "//", "*/", "CREATE (:N {id: 'b'})"], " ")
@example(["MATCH (n:N)", "WITH *", "SET n.v = 9"], "")
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_let_through_leaves_the_database_as_it_was(connection: ladybug.Connection, pieces: list[str], between: str) -> None:
    statement = between.join(pieces)
    try:
        require_reading(statement)
        connection.execute(statement)
    except (BadRequest, RuntimeError):
        pass
    assert list(connection.execute("MATCH (n:N) RETURN n.id, n.v")) == [["a", 1]]
    assert connection.execute("CALL table_info('N') RETURN name").get_num_tuples() == 2
