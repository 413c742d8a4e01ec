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

package io.github.dagstergraphql.client.internal.run.event;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.event.ErrorSource;
import io.github.dagstergraphql.client.event.LogLevel;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.TypeCheck;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.metadata.MetadataReader;
import io.github.dagstergraphql.client.internal.operation.ServerError.PythonCause;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.internal.shape.Tokens;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reader of the events that the fragment {@code RunEventFields} selects.
 */
final class RunEventReader {

	private static final String TIMESTAMP = "timestamp";

	private static final String METADATA = "metadataEntries";

	/** Maximum plausible time in milliseconds. */
	private static final double LATEST = 1e14;

	private static final int DIGITS_OF_LONG = 18;

	private final ValueDeserializer<Object> causes;

	private final DeserializationContext context;

	/** Texts that most events repeat. */
	private String lastRunId = "";

	private String lastStepKey = "";

	RunEventReader(ValueDeserializer<Object> causes, DeserializationContext context) {
		this.causes = causes;
		this.context = context;
	}

	/**
	 * Read an event.
	 * @param parser the parser, at the event
	 * @return the event, not yet complete
	 */
	RunEvent.Builder read(JsonParser parser) {
		Tokens.requireObject(parser, "events");
		RunEvent.Builder event = RunEvent.builder("");
		for (String field = parser.nextName(); field != null; field = parser.nextName()) {
			if (parser.nextToken() != JsonToken.VALUE_NULL) {
				readField(field, parser, event);
			}
		}
		return event;
	}

	private void readField(String field, JsonParser parser, RunEvent.Builder event) {
		switch (field) {
			case "__typename" -> event.typeName(Tokens.requiredText(parser, field));
			case "runId" -> {
				this.lastRunId = repeated(parser, field, this.lastRunId);
				event.runId(this.lastRunId);
			}
			case TIMESTAMP -> event.timestamp(millis(parser));
			case "level" -> event.level(level(Tokens.requiredText(parser, field)));
			case "message" -> event.message(Tokens.requiredText(parser, field));
			case "stepKey" -> {
				this.lastStepKey = repeated(parser, field, this.lastStepKey);
				event.stepKey(this.lastStepKey);
			}
			case METADATA -> event.metadata(MetadataReader.readAll(parser));
			case "failureMetadata" -> event.metadata(metadataIn(parser));
			case "error" -> event.error(error(parser));
			case "errorSource" -> event.errorSource(errorSource(Tokens.requiredText(parser, field)));
			case "markerStart" -> event.markerStart(Tokens.text(parser, field));
			case "markerEnd" -> event.markerEnd(Tokens.text(parser, field));
			case "description" -> event.description(Tokens.text(parser, field));
			case "assetKey", "checkedAssetKey" -> event.assetKey(AssetKeys.read(parser, field));
			case "partition" -> event.partition(Tokens.text(parser, field));
			case "tags" -> event.tags(tags(parser));
			case "checkName" -> event.checkName(Tokens.text(parser, field));
			case "evaluation" -> CheckEvaluation.read(parser).addTo(event);
			case "expectationResult" -> readExpectation(parser, event);
			default -> readStepField(field, parser, event);
		}
	}

	private void readStepField(String field, JsonParser parser, RunEvent.Builder event) {
		switch (field) {
			case "secondsToWait" -> event.delay(delay(Required.field(Tokens.number(parser, field), field)));
			case "inputName" -> event.inputName(Tokens.text(parser, field));
			case "outputName" -> event.outputName(Tokens.text(parser, field));
			case "typeCheck" -> event.typeCheck(typeCheck(parser));
			case "managerKey" -> event.managerKey(Tokens.text(parser, field));
			case "upstreamOutputName" -> event.upstreamOutputName(Tokens.text(parser, field));
			case "upstreamStepKey" -> event.upstreamStepKey(Tokens.text(parser, field));
			case "fileKey" -> event.fileKey(Tokens.text(parser, field));
			case "stepKeys" -> event.stepKeys(Tokens.texts(parser, field));
			case "pid" -> event.pid(Required.field(Tokens.number(parser, field), field).intValue());
			case "externalUrl" -> event.externalUrl(Tokens.text(parser, field));
			case "externalStdoutUrl" -> event.externalStdoutUrl(Tokens.text(parser, field));
			case "externalStderrUrl" -> event.externalStderrUrl(Tokens.text(parser, field));
			default -> parser.skipChildren();
		}
	}

	// compared without creating a text
	private static String repeated(JsonParser parser, String field, String last) {
		if (parser.currentToken() != JsonToken.VALUE_STRING) {
			throw new ShapeException(field);
		}
		int length = parser.getStringLength();
		if (length == last.length()) {
			char[] chars = parser.getStringCharacters();
			int offset = parser.getStringOffset();
			int same = 0;
			while (same < length && chars[offset + same] == last.charAt(same)) {
				same++;
			}
			if (same == length) {
				return last;
			}
		}
		return parser.getString();
	}

	private static Instant millis(JsonParser parser) {
		String millis = Tokens.requiredText(parser, TIMESTAMP);
		try {
			if (millis.length() <= DIGITS_OF_LONG) {
				double value = (millis.indexOf('.') < 0) ? Long.parseLong(millis) : Double.parseDouble(millis);
				if (Math.abs(value) < LATEST) {
					return Instant.ofEpochMilli((long) value);
				}
			}
		}
		catch (NumberFormatException ex) {
			// neither an integer nor a decimal number
		}
		throw new ShapeException("events.timestamp");
	}

	private static LogLevel level(String name) {
		return switch (name) {
			case "DEBUG" -> LogLevel.DEBUG;
			case "INFO" -> LogLevel.INFO;
			case "WARNING" -> LogLevel.WARNING;
			case "ERROR" -> LogLevel.ERROR;
			case "CRITICAL" -> LogLevel.CRITICAL;
			default -> LogLevel.UNKNOWN;
		};
	}

	private static ErrorSource errorSource(String name) {
		return switch (name) {
			case "FRAMEWORK_ERROR" -> ErrorSource.FRAMEWORK_ERROR;
			case "USER_CODE_ERROR" -> ErrorSource.USER_CODE_ERROR;
			case "UNEXPECTED_ERROR" -> ErrorSource.UNEXPECTED_ERROR;
			case "INTERRUPT" -> ErrorSource.INTERRUPT;
			default -> ErrorSource.UNKNOWN;
		};
	}

	private static Duration delay(double seconds) {
		if (!(seconds >= 0 && seconds < LATEST)) {
			throw new ShapeException("events.secondsToWait");
		}
		return Duration.ofMillis(Math.round(seconds * 1000));
	}

	private PythonErrorInfo error(JsonParser parser) {
		Tokens.requireObject(parser, "error");
		return ((PythonCause) this.causes.deserialize(parser, this.context)).toPythonError();
	}

	private static List<MetadataEntry> metadataIn(JsonParser parser) {
		Tokens.requireObject(parser, "failureMetadata");
		List<MetadataEntry> metadata = List.of();
		for (String field = parser.nextName(); field != null; field = parser.nextName()) {
			parser.nextToken();
			if (field.equals(METADATA)) {
				metadata = MetadataReader.readAll(parser);
			}
			else {
				parser.skipChildren();
			}
		}
		return metadata;
	}

	private static TypeCheck typeCheck(JsonParser parser) {
		Tokens.requireObject(parser, "typeCheck");
		Boolean success = null;
		String label = null;
		String description = null;
		List<MetadataEntry> metadata = List.of();
		for (String field = parser.nextName(); field != null; field = parser.nextName()) {
			parser.nextToken();
			switch (field) {
				case "success" -> {
					success = Tokens.bool(parser, field);
				}
				case "label" -> {
					label = Tokens.text(parser, field);
				}
				case "description" -> {
					description = Tokens.text(parser, field);
				}
				case METADATA -> {
					metadata = MetadataReader.readAll(parser);
				}
				default -> parser.skipChildren();
			}
		}
		return new TypeCheck(Required.field(success, "typeCheck.success"), label, description, metadata);
	}

	private static void readExpectation(JsonParser parser, RunEvent.Builder event) {
		Tokens.requireObject(parser, "expectationResult");
		for (String field = parser.nextName(); field != null; field = parser.nextName()) {
			parser.nextToken();
			switch (field) {
				case "success" -> event.success(Tokens.bool(parser, field));
				case "label" -> event.label(Tokens.text(parser, field));
				case "description" -> event.description(Tokens.text(parser, field));
				case METADATA -> event.metadata(MetadataReader.readAll(parser));
				default -> parser.skipChildren();
			}
		}
	}

	private static Map<String, String> tags(JsonParser parser) {
		Map<String, String> tags = new LinkedHashMap<>();
		Tokens.list(parser, "tags", (tag) -> {
			Tokens.requireObject(tag, "tags");
			String key = null;
			String value = null;
			for (String field = tag.nextName(); field != null; field = tag.nextName()) {
				tag.nextToken();
				switch (field) {
					case "key" -> {
						key = Tokens.text(tag, field);
					}
					case "value" -> {
						value = Tokens.text(tag, field);
					}
					default -> tag.skipChildren();
				}
			}
			tags.put(Required.field(key, "tags.key"), Required.field(value, "tags.value"));
			return tags;
		});
		return tags;
	}

}
