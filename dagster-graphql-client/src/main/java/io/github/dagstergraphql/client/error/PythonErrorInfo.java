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

package io.github.dagstergraphql.client.error;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.text.ServerText;
import org.jspecify.annotations.Nullable;

/**
 * Python exception as reported by Dagster ({@code PythonError}).
 *
 * @param className the Python class without its module, such as
 * {@code DagsterUserCodeUnreachableError}, or {@code null} if the server did not report
 * it
 * @param message the class and its message as printed by Python; it may contain run
 * config and is not necessarily safe to log
 * @param stack the stack trace, one or more lines per entry, outermost call first; empty
 * if the server did not report it
 * @param causes the causes, nearest first
 * @since 0.1.0
 */
public record PythonErrorInfo(@Nullable String className, String message, List<String> stack,
		List<PythonErrorInfo> causes) {

	private static final int LONGEST_MESSAGE = 20_000;

	private static final int MOST_CAUSES = 32;

	/** Exceptions of gRPC, which are not meaningful to users. */
	private static final Pattern MACHINERY = Pattern.compile(
			"_InactiveRpcError|_MultiThreadedRendezvous|_SingleThreadedRendezvous|_Rendezvous|AioRpcError|RpcError");

	private static final Pattern GRPC_STATUS = Pattern.compile("status = (StatusCode\\.\\w{1,40})");

	/**
	 * Copy the lists.
	 * @param className the Python class without its module, such as
	 * {@code DagsterUserCodeUnreachableError}, or {@code null} if the server did not
	 * report it
	 * @param message the class and its message as printed by Python; it may contain run
	 * config and is not necessarily safe to log
	 * @param stack the stack trace, one or more lines per entry, outermost call first;
	 * empty if the server did not report it
	 * @param causes the causes, nearest first
	 */
	public PythonErrorInfo {
		stack = List.copyOf(stack);
		causes = List.copyOf(causes);
	}

	/**
	 * Return the root cause: the last of the {@link #causes() causes}, or this error if
	 * it has none. Since about Dagster 1.6, a code location that fails to load reports a
	 * wrapper, and only the root cause contains the reason. For a message to users see
	 * {@link #summary()}.
	 * @return the innermost error
	 */
	public PythonErrorInfo rootCause() {
		PythonErrorInfo error = this;
		while (!error.causes.isEmpty()) {
			error = error.causes.get(error.causes.size() - 1);
		}
		return error;
	}

	/**
	 * Return a single-line summary: the Python class and the first line of the message of
	 * the most informative error, which is the innermost error with a message. Errors of
	 * gRPC are skipped in favor of the error that Dagster raised from them. SQL
	 * statements and their parameters are omitted, control characters are escaped, and
	 * long lines are truncated.
	 * @return the class and the rest of its line in the message; the class alone if no
	 * line of the message begins with it; {@code "unknown error"} if no class is reported
	 */
	public String summary() {
		List<PythonErrorInfo> chain = new ArrayList<>();
		collect(chain);
		PythonErrorInfo telling = null;
		for (PythonErrorInfo error : chain) {
			if (error.isTelling()) {
				telling = error;
			}
		}
		return ((telling != null) ? telling : chain.get(0)).headline();
	}

	private void collect(List<PythonErrorInfo> chain) {
		chain.add(this);
		this.causes.stream().limit(MOST_CAUSES).forEach((cause) -> cause.collect(chain));
	}

	private boolean isTelling() {
		String line = headline();
		int said = line.indexOf(':');
		return said > 0 && !line.substring(said + 1).isBlank() && !isMachinery();
	}

	private boolean isMachinery() {
		return this.className != null && MACHINERY.matcher(this.className).matches();
	}

	// Some servers put a stack before the line or details after it.
	private String headline() {
		String name = this.className;
		if (name == null) {
			return "unknown error";
		}
		String said = MessageText.cut(this.message, LONGEST_MESSAGE);
		if (isMachinery()) {
			Matcher status = GRPC_STATUS.matcher(said);
			return status.find() ? name + ": " + status.group(1) : name;
		}
		Pattern headline = Pattern.compile("([\\w.]+\\.)?" + Pattern.quote(name) + "(:.*)?");
		return ServerText.withoutData(said)
			.lines()
			.map(String::strip)
			.filter((line) -> headline.matcher(line).matches())
			.findFirst()
			.map(MessageText::line)
			.orElseGet(() -> MessageText.name(name));
	}

	@Override
	public String toString() {
		return "PythonErrorInfo[className=" + this.className + ", causes=" + this.causes + "]";
	}

}
