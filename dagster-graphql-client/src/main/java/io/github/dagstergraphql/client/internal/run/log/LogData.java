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

package io.github.dagstergraphql.client.internal.run.log;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.internal.shape.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * A {@code CapturedLogs}: a part of the outputs of a process. It is a class without a
 * description, since the text may contain anything.
 */
final class LogData {

	/**
	 * Reads the field {@code capturedLogs} without data binding, since logs are large.
	 */
	static final DataReader<LogData> READER = LogData::read;

	private static final Pattern CURSOR = Pattern.compile("(\\d{1,18}):(\\d{1,18})");

	private @Nullable String runId;

	private @Nullable String stdout;

	private @Nullable String stderr;

	private long stdoutEnd;

	private long stderrEnd;

	private LogData() {
	}

	private static @Nullable Result<LogData> read(JsonParser parser) {
		LogData data = null;
		for (String field = parser.nextName(); field != null; field = parser.nextName()) {
			parser.nextToken();
			if (field.equals("capturedLogs") && Tokens.isObject(parser, field)) {
				data = readFields(parser);
			}
			else {
				parser.skipChildren();
			}
		}
		return (data != null) ? new Result.Value<>(data) : null;
	}

	private static LogData readFields(JsonParser parser) {
		LogData data = new LogData();
		String cursor = null;
		for (String field = parser.nextName(); field != null; field = parser.nextName()) {
			parser.nextToken();
			switch (field) {
				case "logKey" -> {
					List<String> logKey = Tokens.texts(parser, field);
					data.runId = logKey.isEmpty() ? null : logKey.get(0);
				}
				case "stdout" -> {
					data.stdout = Tokens.text(parser, field);
				}
				case "stderr" -> {
					data.stderr = Tokens.text(parser, field);
				}
				case "cursor" -> {
					cursor = Tokens.text(parser, field);
				}
				default -> parser.skipChildren();
			}
		}
		Matcher ends = CURSOR.matcher(Required.field(cursor, "cursor"));
		if (!ends.matches()) {
			throw new ShapeException("cursor");
		}
		data.stdoutEnd = Long.parseLong(ends.group(1));
		data.stderrEnd = Long.parseLong(ends.group(2));
		return data;
	}

	/**
	 * Return the id of the run.
	 * @return the run id
	 */
	String runId() {
		return Required.field(this.runId, "logKey");
	}

	/**
	 * Return the text of an output.
	 * @param type the output
	 * @return the text, empty if there is none
	 */
	String text(OutputType type) {
		String text = (type == OutputType.STDOUT) ? this.stdout : this.stderr;
		return (text != null) ? text : "";
	}

	/**
	 * Return the position after the text of an output.
	 * @param type the output
	 * @return the number of bytes before it
	 */
	long end(OutputType type) {
		return (type == OutputType.STDOUT) ? this.stdoutEnd : this.stderrEnd;
	}

}
