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

package io.github.dagstergraphql.test.internal.graphql;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dagstergraphql.test.internal.python.Python;
import io.github.dagstergraphql.test.run.MetadataValue;
import io.github.dagstergraphql.test.run.PythonException;
import org.jspecify.annotations.Nullable;

/**
 * Metadata from Python code.
 */
final class MetadataFields {

	private MetadataFields() {
	}

	/**
	 * Return the metadata of the failure of a step.
	 * @param error the exception of the step
	 * @return a {@code FailureMetadata}, or {@code null} if the exception is not a
	 * {@code Failure}
	 */
	static @Nullable Node failure(@Nullable PythonException error) {
		if (error == null || !error.isFailure()) {
			return null;
		}
		return Node.of("FailureMetadata")
			.with("label", "intentional-failure")
			.with("description", error.message())
			.with("metadataEntries", entries(error.metadata()));
	}

	/**
	 * Return entries of metadata.
	 * @param metadata the values by label
	 * @return the {@code MetadataEntry} of each
	 */
	static List<Node> entries(Map<String, MetadataValue> metadata) {
		return metadata.entrySet().stream().map((entry) -> entry(entry.getKey(), entry.getValue())).toList();
	}

	private static Node entry(String label, MetadataValue metadata) {
		Object value = metadata.value();
		return switch (metadata.kind()) {
			case TEXT -> entry("TextMetadataEntry", label).with("text", value);
			case URL -> entry("UrlMetadataEntry", label).with("url", value);
			case PATH -> entry("PathMetadataEntry", label).with("path", value);
			case JSON -> entry("JsonMetadataEntry", label).with("jsonString", Python.json(value));
			case MARKDOWN -> entry("MarkdownMetadataEntry", label).with("mdStr", value);
			case INT -> integer(label, (BigInteger) Objects.requireNonNull(value));
			case FLOAT -> real(label, (Double) Objects.requireNonNull(value));
			case BOOL -> entry("BoolMetadataEntry", label).with("boolValue", value);
			case NULL -> entry("NullMetadataEntry", label);
		};
	}

	// GraphQL has no larger numbers
	private static Node integer(String label, BigInteger value) {
		return entry("IntMetadataEntry", label).with("intValue", (value.bitLength() < 32) ? value.intValue() : null)
			.with("intRepr", value.toString());
	}

	private static Node real(String label, double value) {
		return entry("FloatMetadataEntry", label).with("floatValue", Double.isFinite(value) ? value : null)
			.with("floatRepr", Python.repr(value));
	}

	private static Node entry(String type, String label) {
		return Node.of(type).with("label", label).with("description", null);
	}

}
