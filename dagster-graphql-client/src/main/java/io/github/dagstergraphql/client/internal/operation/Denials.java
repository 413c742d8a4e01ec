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

package io.github.dagstergraphql.client.internal.operation;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Recognizes that a gateway in front of Dagster has denied an operation to the caller.
 * Each gateway has its own message, in a GraphQL error, in a {@code PythonError} that
 * Dagster never raised, or in both. An exception of Dagster or of user code may have the
 * same message, such as a {@code PermissionError} on a file; it has a stack trace and is
 * not accompanied by a GraphQL error.
 */
final class Denials {

	private static final Pattern CODE = Pattern.compile(
			"(?i)forbidden|un(authori[sz]ed|authenticated)|(access|permission)[_-]?denied|not[_-]?(authori[sz]ed|permitted|allowed)|"
					+ "(authori[sz]ation|access[_-]?control)([_-]?error)?|insufficient[_-]?(scope|role|permissions?|privileges?)");

	/** Python's own PermissionError is not included: it concerns files. */
	private static final Pattern CLASS_NAME = Pattern
		.compile("(?i)(?:\\w+\\.)*(?:" + CODE.pattern().substring(4) + ")_?(?:error|exception)?");

	private static final Pattern MESSAGE = Pattern.compile("(?is)(?:[\\w.]+: )?"
			+ "(?:access (?:is )?(?:denied|forbidden)|permission denied|forbidden|unauthori[sz]ed|"
			+ "(?:you are )?not (?:authori[sz]ed|permitted|allowed)|insufficient (?:permission|privilege|scope|role)s?|"
			+ "you (?:do not|don't) have (?:the )?(?:required |necessary |sufficient )?(?:permission|access|role|privilege)s?|"
			+ "missing (?:the )?(?:required )?(?:permission|role|scope|privilege)s?)\\b.*");

	/** Messages of databases about their own users. */
	private static final Pattern DATABASE = Pattern
		.compile("(?is)(?:[\\w.]+: )?(?:permission|access) denied (?:for|to) (?!mutation|query|operation).*");

	private Denials() {
	}

	/**
	 * Return whether a GraphQL error denies the operation.
	 * @param error the error
	 * @return {@code true} if the operation has not been executed because of it
	 */
	static boolean isDenial(JsonNode error) {
		boolean whole = error.path("path").size() <= 1;
		return whole && (CODE.matcher(error.path("extensions").path("code").asString("")).matches()
				|| isDenial(error.path("message").asString("")));
	}

	/**
	 * Return whether a typed error denies the operation, although Dagster has another
	 * type for that.
	 * @param error the error
	 * @return {@code true} if it is not an exception of Dagster or of user code
	 */
	static boolean isDenial(ServerError error) {
		return "PythonError".equals(error.typeName()) && !hasStackTrace(error)
				&& (CLASS_NAME.matcher(text(error.className())).matches() || isDenial(text(error.message())));
	}

	private static boolean isDenial(String message) {
		String text = message.strip();
		return MESSAGE.matcher(text).matches() && !DATABASE.matcher(text).matches();
	}

	private static boolean hasStackTrace(ServerError error) {
		return error.stack() != null && error.stack().stream().anyMatch((line) -> text(line).contains("File \""));
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
