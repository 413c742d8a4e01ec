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

package io.github.dagstergraphql.client.internal.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.internal.shape.Tokens;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.metadata.MetadataValue.CodeReference;
import io.github.dagstergraphql.client.metadata.MetadataValue.CodeReferences;
import io.github.dagstergraphql.client.metadata.MetadataValue.ColumnDependency;
import io.github.dagstergraphql.client.metadata.MetadataValue.TableColumnLineage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reader of metadata that describe code: the lineage of columns and code references.
 */
final class CodeMetadata {

	private static final String COLUMN_NAME = "columnName";

	private CodeMetadata() {
	}

	static TableColumnLineage readLineage(JsonParser parser) {
		Map<String, List<ColumnDependency>> columns = new LinkedHashMap<>();
		Tokens.list(parser, "lineage", CodeMetadata::readColumn)
			.forEach((column) -> columns.put(column.name(), column.dependencies()));
		return new TableColumnLineage(columns);
	}

	static CodeReferences readReferences(JsonParser parser) {
		return new CodeReferences(Tokens.list(parser, "codeReferences", CodeMetadata::readReference)
			.stream()
			.flatMap(Optional::stream)
			.toList());
	}

	private static Column readColumn(JsonParser parser) {
		Tokens.requireObject(parser, "lineage");
		String column = null;
		List<ColumnDependency> dependencies = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			switch (name) {
				case COLUMN_NAME -> {
					column = Tokens.text(parser, "lineage.columnName");
				}
				case "columnDeps" -> {
					dependencies = Tokens.list(parser, "lineage.columnDeps", CodeMetadata::readDependency);
				}
				default -> parser.skipChildren();
			}
		}
		return new Column(Required.field(column, "lineage.columnName"),
				Required.field(dependencies, "lineage.columnDeps"));
	}

	private static ColumnDependency readDependency(JsonParser parser) {
		Tokens.requireObject(parser, "lineage.columnDeps");
		String column = null;
		AssetKey key = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			switch (name) {
				case COLUMN_NAME -> {
					column = Tokens.text(parser, "columnDeps.columnName");
				}
				case "assetKey" -> {
					key = AssetKeys.read(parser, "columnDeps.assetKey");
				}
				default -> parser.skipChildren();
			}
		}
		return new ColumnDependency(Required.field(key, "columnDeps.assetKey"),
				Required.field(column, "columnDeps.columnName"));
	}

	// a place of a kind that only newer servers know has none of the fields
	private static Optional<CodeReference> readReference(JsonParser parser) {
		Tokens.requireObject(parser, "codeReferences");
		String location = null;
		Integer line = null;
		String label = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			switch (name) {
				case "filePath", "url" -> {
					location = Tokens.text(parser, "codeReferences." + name);
				}
				case "lineNumber" -> {
					line = toLine(Tokens.number(parser, "codeReferences.lineNumber"));
				}
				case "label" -> {
					label = Tokens.text(parser, "codeReferences.label");
				}
				default -> parser.skipChildren();
			}
		}
		return (location != null) ? Optional.of(new CodeReference(location, line, label)) : Optional.empty();
	}

	private static @Nullable Integer toLine(@Nullable Double number) {
		if (number != null && (number.intValue() != number)) {
			throw new ShapeException("codeReferences.lineNumber");
		}
		return (number != null) ? Integer.valueOf(number.intValue()) : null;
	}

	/**
	 * A {@code TableColumnLineageEntry}.
	 *
	 * @param name the name of the column
	 * @param dependencies the columns that it depends on
	 */
	private record Column(String name, List<ColumnDependency> dependencies) {

	}

}
