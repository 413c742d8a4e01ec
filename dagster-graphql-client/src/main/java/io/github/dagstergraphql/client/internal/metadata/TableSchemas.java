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

import java.util.List;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.Tokens;
import io.github.dagstergraphql.client.metadata.MetadataValue.Table;
import io.github.dagstergraphql.client.metadata.MetadataValue.TableSchema;
import io.github.dagstergraphql.client.metadata.TableColumn;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reader of tables and their schemas.
 */
final class TableSchemas {

	private static final String CONSTRAINTS = "constraints";

	private TableSchemas() {
	}

	static Table readTable(JsonParser parser) {
		Tokens.requireObject(parser, "table");
		TableSchema schema = null;
		List<String> records = List.of();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			switch (name) {
				case "schema" -> {
					schema = readSchema(parser);
				}
				case "records" -> {
					records = Tokens.texts(parser, "table.records");
				}
				default -> parser.skipChildren();
			}
		}
		return new Table(Required.field(schema, "table.schema"), records);
	}

	static TableSchema readSchema(JsonParser parser) {
		Tokens.requireObject(parser, "schema");
		List<TableColumn> columns = null;
		List<String> constraints = List.of();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			switch (name) {
				case "columns" -> {
					columns = Tokens.list(parser, "schema.columns", TableSchemas::readColumn);
				}
				case CONSTRAINTS -> {
					constraints = readOther(parser);
				}
				default -> parser.skipChildren();
			}
		}
		return new TableSchema(Required.field(columns, "schema.columns"), constraints);
	}

	private static List<String> readOther(JsonParser parser) {
		List<String> other = List.of();
		if (!Tokens.isObject(parser, CONSTRAINTS)) {
			return other;
		}
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			if (name.equals("other")) {
				other = Tokens.texts(parser, "constraints.other");
			}
			else {
				parser.skipChildren();
			}
		}
		return other;
	}

	private static TableColumn readColumn(JsonParser parser) {
		Tokens.requireObject(parser, "columns");
		String columnName = null;
		String type = null;
		String description = null;
		Constraints constraints = new Constraints();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			switch (name) {
				case "name" -> {
					columnName = Tokens.text(parser, "columns.name");
				}
				case "type" -> {
					type = Tokens.text(parser, "columns.type");
				}
				case "description" -> {
					description = Tokens.text(parser, "columns.description");
				}
				case CONSTRAINTS -> constraints.read(parser);
				default -> parser.skipChildren();
			}
		}
		return TableColumn.builder(Required.field(columnName, "columns.name"), Required.field(type, "columns.type"))
			.description(description)
			.nullable(!Boolean.FALSE.equals(constraints.nullable))
			.unique(Boolean.TRUE.equals(constraints.unique))
			.constraints(constraints.other)
			.build();
	}

	/**
	 * The {@code TableColumnConstraints}.
	 */
	private static final class Constraints {

		private @Nullable Boolean nullable;

		private @Nullable Boolean unique;

		private List<String> other = List.of();

		private void read(JsonParser parser) {
			Tokens.requireObject(parser, CONSTRAINTS);
			for (String name = parser.nextName(); name != null; name = parser.nextName()) {
				parser.nextToken();
				switch (name) {
					case "nullable" -> {
						this.nullable = Tokens.bool(parser, "constraints.nullable");
					}
					case "unique" -> {
						this.unique = Tokens.bool(parser, "constraints.unique");
					}
					case "other" -> {
						this.other = Tokens.texts(parser, "constraints.other");
					}
					default -> parser.skipChildren();
				}
			}
		}

	}

}
