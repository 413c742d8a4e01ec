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

import java.math.BigInteger;
import java.util.List;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.internal.shape.Tokens;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import io.github.dagstergraphql.client.metadata.MetadataValue;
import io.github.dagstergraphql.client.metadata.MetadataValue.Table;
import io.github.dagstergraphql.client.metadata.MetadataValue.TableSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reader of the entries that the fragment {@code MetadataFields} selects.
 */
public final class MetadataReader {

	/**
	 * Fields and types of the fragment {@code MetadataFields} that older servers do not
	 * have.
	 */
	public static final List<String> YOUNGER = List.of("floatRepr", "TimestampMetadataEntry",
			"TableColumnLineageMetadataEntry", "CodeReferencesMetadataEntry", "PoolMetadataEntry");

	private static final String ENTRIES = "metadataEntries";

	private static final int DIGITS_OF_LONG = 18;

	private @Nullable String typeName;

	private @Nullable String label;

	private @Nullable String description;

	/** Value of the only text field of most types. */
	private @Nullable String text;

	private @Nullable String name;

	private @Nullable String jobName;

	private @Nullable String repositoryName;

	private @Nullable String locationName;

	private @Nullable Boolean bool;

	private @Nullable Double number;

	private @Nullable String floatRepr;

	private @Nullable AssetKey assetKey;

	private @Nullable Table table;

	private @Nullable TableSchema schema;

	private @Nullable MetadataValue code;

	private MetadataReader() {
	}

	/**
	 * Read a list of entries.
	 * @param parser the parser, at the list
	 * @return the entries
	 */
	public static List<MetadataEntry> readAll(JsonParser parser) {
		return Tokens.list(parser, ENTRIES, (entry) -> new MetadataReader().read(entry));
	}

	private MetadataEntry read(JsonParser parser) {
		Tokens.requireObject(parser, ENTRIES);
		for (String field = parser.nextName(); field != null; field = parser.nextName()) {
			parser.nextToken();
			readField(field, parser);
		}
		return new MetadataEntry(Required.field(this.label, "metadataEntries.label"), this.description,
				value(Required.field(this.typeName, "metadataEntries.__typename")));
	}

	private void readField(String field, JsonParser parser) {
		switch (field) {
			case "__typename" -> {
				this.typeName = Tokens.text(parser, field);
			}
			case "label" -> {
				this.label = Tokens.text(parser, field);
			}
			case "description" -> {
				this.description = Tokens.text(parser, field);
			}
			case "text", "intRepr", "jsonString", "mdStr", "url", "path", "module", "runId", "pool" -> {
				this.text = Tokens.text(parser, field);
			}
			case "name" -> {
				this.name = Tokens.text(parser, field);
			}
			case "jobName" -> {
				this.jobName = Tokens.text(parser, field);
			}
			case "repositoryName" -> {
				this.repositoryName = Tokens.text(parser, field);
			}
			case "locationName" -> {
				this.locationName = Tokens.text(parser, field);
			}
			case "boolValue" -> {
				this.bool = Tokens.bool(parser, field);
			}
			case "floatValue", "timestamp" -> {
				this.number = Tokens.number(parser, field);
			}
			case "floatRepr" -> {
				this.floatRepr = Tokens.text(parser, field);
			}
			case "assetKey" -> {
				this.assetKey = AssetKeys.read(parser, field);
			}
			case "table" -> {
				this.table = TableSchemas.readTable(parser);
			}
			case "schema" -> {
				this.schema = TableSchemas.readSchema(parser);
			}
			case "lineage" -> {
				this.code = CodeMetadata.readLineage(parser);
			}
			case "codeReferences" -> {
				this.code = CodeMetadata.readReferences(parser);
			}
			default -> parser.skipChildren();
		}
	}

	private MetadataValue value(String type) {
		return switch (type) {
			case "TextMetadataEntry" -> new MetadataValue.Text(text("text"));
			case "IntMetadataEntry" -> new MetadataValue.Int(integer(text("intRepr")));
			case "FloatMetadataEntry" -> new MetadataValue.Float(real());
			// null for a value that is no truth value in Python
			case "BoolMetadataEntry" ->
				(this.bool != null) ? new MetadataValue.Bool(this.bool) : new MetadataValue.Null();
			case "JsonMetadataEntry" -> new MetadataValue.Json(text("jsonString"));
			case "MarkdownMetadataEntry" -> new MetadataValue.Markdown(text("mdStr"));
			case "UrlMetadataEntry" -> new MetadataValue.Url(text("url"));
			case "PathMetadataEntry" -> new MetadataValue.Path(text("path"));
			case "NotebookMetadataEntry" -> new MetadataValue.Notebook(text("path"));
			case "PythonArtifactMetadataEntry" ->
				new MetadataValue.PythonArtifact(text("module"), Required.field(this.name, "metadataEntries.name"));
			case "PipelineRunMetadataEntry" -> new MetadataValue.Run(text("runId"));
			case "AssetMetadataEntry" ->
				new MetadataValue.Asset(Required.field(this.assetKey, "metadataEntries.assetKey"));
			case "JobMetadataEntry" -> new MetadataValue.Job(Required.field(this.jobName, "metadataEntries.jobName"),
					this.repositoryName, Required.field(this.locationName, "metadataEntries.locationName"));
			case "TableMetadataEntry" -> Required.field(this.table, "metadataEntries.table");
			case "TableSchemaMetadataEntry" -> Required.field(this.schema, "metadataEntries.schema");
			case "TimestampMetadataEntry" -> timestamp(type);
			case "TableColumnLineageMetadataEntry", "CodeReferencesMetadataEntry" ->
				(this.code != null) ? this.code : new MetadataValue.Unknown(type);
			case "PoolMetadataEntry" ->
				(this.text != null) ? new MetadataValue.Pool(this.text) : new MetadataValue.Unknown(type);
			case "NullMetadataEntry" -> new MetadataValue.Null();
			default -> new MetadataValue.Unknown(type);
		};
	}

	// older servers do not return the value
	private MetadataValue timestamp(String type) {
		return (this.number != null)
				? new MetadataValue.Timestamp(Required.time(this.number, "metadataEntries.timestamp"))
				: new MetadataValue.Unknown(type);
	}

	private String text(String field) {
		return Required.field(this.text, field);
	}

	private static BigInteger integer(String digits) {
		try {
			return (digits.length() <= DIGITS_OF_LONG) ? BigInteger.valueOf(Long.parseLong(digits))
					: new BigInteger(digits);
		}
		catch (NumberFormatException ex) {
			throw new ShapeException("metadataEntries.intRepr");
		}
	}

	// GraphQL has neither NaN nor infinity
	private double real() {
		if (this.number != null) {
			return this.number;
		}
		return switch ((this.floatRepr != null) ? this.floatRepr : "") {
			case "inf" -> Double.POSITIVE_INFINITY;
			case "-inf" -> Double.NEGATIVE_INFINITY;
			default -> Double.NaN;
		};
	}

}
