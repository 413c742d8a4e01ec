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

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes data from server messages. Dagster passes on the errors of its database, which
 * quote statements with the tags and run config of arbitrary runs.
 */
public final class ServerText {

	/**
	 * End of the reason: SQLAlchemy's own additions, a statement, and the lines that
	 * PostgreSQL adds, as printed by psycopg and by pg8000.
	 */
	private static final Pattern END = Pattern.compile(String.join("|", //
			"(?i:\\[\\s*(?:SQL\\s*:|parameters\\s*:|generated in|cached since|insertmanyvalues))",
			"(?i:\\(Background on this error)", //
			"(?i:\\bparam(?:eter)?s\\s*[:=]\\s*[\\[({])", //
			"(?<![A-Z])(?:DETAIL|CONTEXT|QUERY|STATEMENT|WHERE|LINE \\d+):", //
			"[,{]\\s*\\\\*['\"][DWpq]\\\\*['\"]\\s*:", //
			"(?i:\\bKey \\(.*?\\)\\s*=\\s*\\()", //
			"(?i:\\bFailing row contains\\b)",
			"(?:\\b(?:INSERT(?:\\s+OR\\s+\\w+)?\\s+INTO|REPLACE\\s+INTO|DELETE\\s+FROM|UPDATE\\s+\\S+\\s+SET|SELECT\\s[^\\n]{0,2000}?\\sFROM)\\s)"));

	/** A value up to the last quote of its kind, because it may contain quotes itself. */
	private static final String QUOTED = "\\\\*(?<quote>['\"`]).*\\k<quote>";

	private static final Pattern DUPLICATE_ENTRY = Pattern.compile("(?is)(?<said>\\bDuplicate entry )"
			+ "\\\\*['\"`].*\\\\*['\"`](?<told> for key \\\\*['\"`][\\w.$-]+\\\\*['\"`])");

	/** Messages of databases that precede a quoted value. */
	private static final List<Pattern> QUOTATIONS = List.of("\\bDuplicate entry ",
			"\\b(?:Incorrect|Truncated incorrect|Invalid|Wrong|Illegal)(?: [\\w()]+){0,4}(?: value| text)?:? (?:for \\w+ )?",
			"\\binvalid (?:input syntax|input value|value|byte sequence|Unicode escape)[^'\"\\n]*?:? ",
			"\\b(?:value|literal|string|date/time field value)(?: out of range)?:? ", //
			"\\bout of range:? ", //
			"\\b(?:at or )?near ", //
			"\\bunrecognized token:? ", //
			"\\bfor parameter [^'\"\\n]*?:? ")
		.stream()
		.map((said) -> Pattern.compile("(?is)(?<said>" + said + ")" + QUOTED))
		.toList();

	private static final Pattern DATABASE = Pattern.compile(
			"(?i)sqlalchemy|psycopg|pg8000|asyncpg|sqlite|mysql|mariadb|pymysql|aiomysql|postgres|DatabaseError|OperationalError"
					+ "|IntegrityError|DataError|ProgrammingError|\\(\\d{4}, |\\d{4} \\([0-9A-Z]{5}\\):|Duplicate entry"
					+ "|duplicate key value|constraint failed|SQL syntax|syntax error|invalid input|no such column");

	private static final Pattern NO_SUCH_COLUMN = Pattern.compile(
			"(?i)(?<said>\\bno such column: |\\bUnknown column |\\bcolumn (?=\\\\*\"[^\"]*\" does not exist))\\S+");

	private static final Pattern USER_INFO = Pattern.compile("(://)[^/\\s]*@");

	private ServerText() {
	}

	/**
	 * Return a server message without statements, values and credentials in URLs.
	 * @param text the server message, in one or more lines
	 * @return the text up to a quotation by the database, or all of it if there is none
	 */
	public static String withoutData(String text) {
		String told = USER_INFO.matcher(text).replaceAll("$1***@");
		Matcher end = END.matcher(told);
		if (end.find()) {
			return withoutValues(told.substring(0, end.start()).stripTrailing());
		}
		return DATABASE.matcher(told).find() ? withoutValues(told) : told;
	}

	private static String withoutValues(String reason) {
		String told = DUPLICATE_ENTRY.matcher(reason).replaceAll("${said}(a value)${told}");
		for (Pattern quotation : QUOTATIONS) {
			told = quotation.matcher(told).replaceAll("${said}(a value)");
		}
		return NO_SUCH_COLUMN.matcher(told).replaceAll("${said}(a name)");
	}

}
