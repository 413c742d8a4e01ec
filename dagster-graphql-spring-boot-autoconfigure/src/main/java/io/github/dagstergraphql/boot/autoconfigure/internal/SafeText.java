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

package io.github.dagstergraphql.boot.autoconfigure.internal;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.PythonErrorInfo;

import org.springframework.boot.convert.DurationStyle;

/**
 * Safe descriptions of failures. Python errors may be several pages long and may contain
 * input values.
 */
public final class SafeText {

	private static final Pattern USER_INFO = Pattern.compile("(://)[^/\\s]*@");

	/**
	 * Maximum length, sufficient for the messages of the client including their advice.
	 */
	private static final int MESSAGE_LENGTH = 1000;

	private SafeText() {
	}

	/**
	 * Describe a failure in the format of Spring Boot.
	 * @param ex the failure
	 * @return its class and its message
	 */
	public static String describe(Throwable ex) {
		String message = (ex instanceof PythonErrorException python && isTold(python))
				? summarize(python.getPythonError()) : ex.getMessage();
		return shorten(ex.getClass().getName() + ": " + message, MESSAGE_LENGTH);
	}

	// The message omits text that repeats the request.
	private static boolean isTold(PythonErrorException ex) {
		String beginning = ex.getPythonError().message().strip().lines().findFirst().orElse("");
		return String.valueOf(ex.getMessage()).contains(beginning);
	}

	/**
	 * Summarize a Python error.
	 * @param error the error
	 * @return a single line without credentials
	 */
	public static String summarize(PythonErrorInfo error) {
		return shorten(error.summary(), MESSAGE_LENGTH);
	}

	/**
	 * Return the failure of a request that took too long.
	 * @param timeout the limit ({@code dagster.health.timeout})
	 * @return the failure
	 */
	public static TimeoutException noResponse(Duration timeout) {
		return new TimeoutException("No response was received within %s (dagster.health.timeout)"
			.formatted(DurationStyle.SIMPLE.print(timeout)));
	}

	/**
	 * Return the first line of a text.
	 * @param text the text
	 * @return the line without credentials
	 */
	public static String firstLine(String text) {
		return shorten(text.strip().lines().findFirst().orElse(""), MESSAGE_LENGTH);
	}

	private static String shorten(String text, int length) {
		String safe = USER_INFO.matcher(text).replaceAll("$1***@");
		return (safe.length() <= length) ? safe : safe.substring(0, length) + "...";
	}

}
