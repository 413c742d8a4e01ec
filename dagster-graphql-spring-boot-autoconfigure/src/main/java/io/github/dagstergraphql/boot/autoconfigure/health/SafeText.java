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

package io.github.dagstergraphql.boot.autoconfigure.health;

import java.util.Optional;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong without saying too much: what Python raises may go on for pages,
 * and quote what it was given.
 */
final class SafeText {

	private static final Pattern USER_INFO = Pattern.compile("(://)[^/\\s]*@");

	/** Enough for what the client's own messages say and advise. */
	private static final int MESSAGE_LENGTH = 1000;

	private static final int REASON_LENGTH = 300;

	private SafeText() {
	}

	/**
	 * Describe why there is no answer, as Boot describes exceptions.
	 * @param ex what came in place of an answer
	 * @return its class and its message
	 */
	static String describe(Throwable ex) {
		String message = (ex instanceof PythonErrorException python && isTold(python))
				? summarize(python.getPythonError()) : ex.getMessage();
		return shorten(ex.getClass().getName() + ": " + message, MESSAGE_LENGTH);
	}

	// The message leaves out what quotes the request.
	private static boolean isTold(PythonErrorException ex) {
		String beginning = ex.getPythonError().message().strip().lines().findFirst().orElse("");
		return String.valueOf(ex.getMessage()).contains(beginning);
	}

	/**
	 * Summarize where a Python error began.
	 * @param error the error
	 * @return the class, and the rest of its line in the message
	 */
	static String summarize(PythonErrorInfo error) {
		PythonErrorInfo cause = error.rootCause();
		return shorten(headline(cause.className(), cause.message()), REASON_LENGTH);
	}

	// Servers put a stack before the line or details after it.
	private static String headline(@Nullable String className, String message) {
		if (className == null) {
			return "unknown error";
		}
		Pattern headline = Pattern.compile("([\\w.]+\\.)?" + Pattern.quote(className) + "(:.*)?");
		Optional<String> line = message.lines()
			.map(String::strip)
			.filter((candidate) -> headline.matcher(candidate).matches())
			.findFirst();
		return line.orElse(className);
	}

	private static String shorten(String text, int length) {
		String safe = USER_INFO.matcher(text).replaceAll("$1***@");
		return (safe.length() <= length) ? safe : safe.substring(0, length) + "...";
	}

}
