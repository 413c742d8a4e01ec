/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.dagstergraphql.client.internal.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerText}.
 */
class ServerTextTests {

	private static final String ALCHEMY = "\n[SQL: UPDATE runs SET run_body=%(run_body)s WHERE runs.tags [ARRAY['SECRET']] ]\n"
			+ "[parameters: {'run_body': '{\"tags\": {\"customer\": \"SECRET\", \"a]b\": \"[SECRET]\"}}'}]\n"
			+ "(Background on this error at: https://sqlalche.me/e/20/f405)\n\nStack Trace:\n  File \"SECRET.py\"\n";

	@ParameterizedTest
	@ValueSource(strings = { "(psycopg2.errors.InsufficientPrivilege) permission denied for table runs",
			"(psycopg2.errors.QueryCanceled) canceling statement due to statement timeout",
			"(psycopg2.errors.LockNotAvailable) canceling statement due to lock timeout",
			"(sqlite3.OperationalError) database is locked",
			"(sqlite3.IntegrityError) UNIQUE constraint failed: runs.run_id",
			"(MySQLdb.OperationalError) (1205, 'Lock wait timeout exceeded; try restarting transaction')",
			"(pymysql.err.DataError) (1406, \"Data too long for column 'run_body' at row 1\")",
			"(mysql.connector.errors.ProgrammingError) 1142 (42000): UPDATE command denied to user 'dagster'@'db' for table 'runs'",
			"(psycopg2.errors.UniqueViolation) duplicate key value violates unique constraint \"runs_run_id_key\"" })
	void keepsTheReasonAndRemovesTheStatement(String reason) {
		String told = "sqlalchemy.exc.DBAPIError: " + reason;
		assertThat(ServerText.withoutData(told + ALCHEMY)).isEqualTo(told);
		assertThat(ServerText.withoutData(told + ALCHEMY.replace("\n", " "))).isEqualTo(told);
		assertThat(ServerText.withoutData(told + ALCHEMY.replace("\n", "\\n").replace("\"", "\\\""))).startsWith(told)
			.doesNotContain("SECRET");
		assertThat(ServerText.withoutData(told + ALCHEMY.substring(ALCHEMY.indexOf("[parameters")))).isEqualTo(told);
		assertThat(ServerText.withoutData(told)).isEqualTo(told);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"(psycopg2.errors.UniqueViolation) duplicate key value violates unique constraint \"k\"\nDETAIL:  Key (key, value)=(customer, SECRET) already exists.",
			"(psycopg2.errors.NotNullViolation) null value in column \"x\"\nDETAIL:  Failing row contains (1, SECRET, null).",
			"psycopg2.errors.InvalidTextRepresentation: invalid input syntax for type integer: \"SECRET\"\nLINE 1: ...VALUES ('SECRET')\n   ^",
			"(psycopg2.errors.InvalidTextRepresentation) invalid input syntax for type json\\nDETAIL:  Token \"SECRET\" is invalid.\\nCONTEXT:  JSON data, line 1: SECRET",
			"(psycopg2.errors.NumericValueOutOfRange) value \"SECRET\" is out of range for type integer",
			"(psycopg2.errors.DatetimeFieldOverflow) date/time field value out of range: \"SECRET\"",
			"(psycopg2.errors.SyntaxError) syntax error at or near \"SECRET\"\nLINE 1: SECRET",
			"(psycopg2.errors.UndefinedColumn) column \"SECRET\" does not exist",
			"(pg8000.exceptions.DatabaseError) {'S': 'ERROR', 'C': '23505', 'M': 'duplicate key value violates unique constraint \"k\"', 'D': 'Key (value)=(SECRET) already exists.', 's': 'public'}",
			"(asyncpg.exceptions.UniqueViolationError) <class 'x'>: duplicate key value\nDETAIL:  Key (value)=(SECRET) already exists.",
			"(MySQLdb.IntegrityError) (1062, \"Duplicate entry 'customer-SEC'RET-SECRET' for key 'run_tags.idx'\")",
			"1062 (23000): Duplicate entry 'SECRET' for key 'PRIMARY'",
			"(pymysql.err.IntegrityError) (1062, \"Duplicate entry 'SECRET\nSECRET' for key 'x'\")",
			"(pymysql.err.DataError) (1366, \"Incorrect string value: 'SECRET\\xF0' for column 'run_body' at row 1\")",
			"(pymysql.err.DataError) (1292, \"Incorrect datetime value: 'SECRET' for column 'x' at row 1\")",
			"(pymysql.err.DataError) (1292, \"Truncated incorrect DOUBLE value: 'SECRET'\")",
			"(pymysql.err.ProgrammingError) (1064, \"You have an error in your SQL syntax; check the manual for the right syntax to use near 'SECRET' at line 1\")",
			"(pymysql.err.OperationalError) (1054, \"Unknown column 'SECRET' in 'where clause'\")",
			"(sqlite3.OperationalError) near \"SECRET\": syntax error",
			"(sqlite3.OperationalError) unrecognized token: \"'SECRET\"",
			"(sqlite3.OperationalError) no such column: SECRET",
			"(sqlite3.IntegrityError) x INSERT INTO run_tags (value) VALUES ('SECRET')",
			"OperationalError: UPDATE runs SET run_body='SECRET'", "with parameters: {'tags': 'SECRET'}",
			"could not connect to postgresql://ann:SECRET@db:5432/dagster" })
	void leavesOutWhatADatabaseQuotes(String text) {
		for (String told : new String[] { text, text.replace("\"", "\\\"").replace("'", "\\'"), text + ALCHEMY }) {
			assertThat(ServerText.withoutData(told)).doesNotContain("SECRET");
			assertThat(ServerText.withoutData("Dagster: " + told)).startsWith("Dagster: ").doesNotContain("SECRET");
		}
	}

	@Test
	void keepsTheNameOfAKey() {
		assertThat(ServerText.withoutData("(1062, \"Duplicate entry 'x' for key 'run_tags.idx'\")"))
			.isEqualTo("(1062, \"Duplicate entry (a value) for key 'run_tags.idx'\")");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Run 4bf92f35 could not be found.", "select one from the list [sql] of jobs",
			"No qualified ops to execute found for op_selection=['a']", "Value at \"near\" is \"wrong\"",
			"dagster._core.errors.DagsterInvalidConfigError: Error in config\n    Error 1: Missing \"x\"",
			"see https://docs.dagster.io/x" })
	void doesNotChangeOtherMessages(String text) {
		assertThat(ServerText.withoutData(text)).isSameAs(text);
	}

}
