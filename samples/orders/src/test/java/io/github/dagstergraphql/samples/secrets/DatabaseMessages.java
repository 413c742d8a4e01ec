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

package io.github.dagstergraphql.samples.secrets;

import java.util.List;
import java.util.Map;

/**
 * Messages of databases as printed by drivers and SQLAlchemy, with the tags and run
 * config of runs that other callers have launched.
 */
enum DatabaseMessages {

	POSTGRESQL("ProgrammingError",
			"""
					(psycopg2.errors.InsufficientPrivilege) permission denied for table runs

					[SQL: UPDATE runs SET run_body=%(run_body)s, update_timestamp=%(update_timestamp)s WHERE runs.run_id = ANY (ARRAY['x'])]
					[parameters: {'run_body': '{"run_config": {"ops": {"load": {"config": {"password": "@CONFIG@"}}}}, \
					"tags": {"customer": "@TAG@", "a]b": "[@TAG@]", "dagster-graphql-client/idempotency-key": "@KEY@"}}'}]
					(Background on this error at: https://sqlalche.me/e/20/f405)
					"""),

	POSTGRESQL_UNIQUE("IntegrityError", """
			(psycopg2.errors.UniqueViolation) duplicate key value violates unique constraint "idx_run_tags_run_idx"
			DETAIL:  Key (run_id, key, value)=(5f0f7a5e, customer, @TAG@) already exists.
			CONTEXT:  while inserting @CONFIG@
			"""),

	POSTGRESQL_DATA("DataError", """
			(psycopg2.errors.InvalidTextRepresentation) invalid input syntax for type json: "@TAG@"
			LINE 1: INSERT INTO runs (run_body) VALUES ('{"password": "@CONFIG@
			                                            ^
			"""),

	PG8000("DatabaseError", """
			(pg8000.exceptions.DatabaseError) {'S': 'ERROR', 'C': '23505', 'M': 'duplicate key value violates unique \
			constraint "runs_pkey"', 'D': 'Key (value)=(@TAG@) already exists.', 's': 'public', 'W': '@CONFIG@'}
			"""),

	MYSQL("IntegrityError", """
			(MySQLdb.IntegrityError) (1062, "Duplicate entry 'customer-@TAG@' for key 'run_tags.idx_run_tags'")
			[SQL: INSERT INTO run_tags (run_id, `key`, value) VALUES (%s, %s, %s)]
			[parameters: ('5f0f7a5e', 'customer', '@TAG@')]
			"""),

	MYSQL_DATA("DataError", """
			(pymysql.err.DataError) (1366, "Incorrect string value: '@TAG@' for column 'run_body' at row 1")
			"""),

	MYSQL_SYNTAX("ProgrammingError",
			"""
					(mysql.connector.errors.ProgrammingError) 1064 (42000): You have an error in your SQL syntax; check the manual \
					for the right syntax to use near '@CONFIG@' at line 1
					"""),

	SQLITE("OperationalError", """
			(sqlite3.OperationalError) database is locked
			[SQL: UPDATE runs SET run_body=? WHERE runs.run_id = ?]
			[parameters: ('{"tags": {"customer": "@TAG@"}, "run_config": {"password": "@CONFIG@"}}', '5f0f7a5e')]
			"""),

	SQLITE_SYNTAX("OperationalError", """
			(sqlite3.OperationalError) near "@TAG@": syntax error
			""");

	private final String className;

	private final String said;

	DatabaseMessages(String className, String said) {
		this.className = className;
		this.said = said;
	}

	/**
	 * Return the message of the driver, with a secret of another caller in each place
	 * where one may appear.
	 * @return the text
	 */
	String text() {
		return this.said.replace("@TAG@", Secret.OTHER_TAG.text())
			.replace("@CONFIG@", Secret.OTHER_CONFIG.text())
			.replace("@KEY@", Secret.OTHER_KEY.text());
	}

	/**
	 * Return the same as Dagster passes it on, as the cause of an error that repeats it.
	 * @return a {@code PythonError}
	 */
	Map<String, Object> error() {
		String message = "sqlalchemy.exc." + this.className + ": " + text();
		Map<String, Object> cause = Map.of("className", this.className, "message", message, "stack", List.of(text()));
		return Map.of("__typename", "PythonError", "className", this.className, "message",
				message + "\nStack Trace:\n  File \"x.py\", line 1, in execute\n" + text(), "stack", List.of(text()),
				"cause", cause);
	}

	/**
	 * Return all of them, for an answer that can only hold one.
	 * @param index chooses one
	 * @return one of them
	 */
	static DatabaseMessages number(int index) {
		return values()[index % values().length];
	}

}
