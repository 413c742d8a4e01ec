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

package io.github.dagstergraphql.client.metadata;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

/**
 * Value of a {@link MetadataEntry}: one record for each kind of value that Python's
 * {@code MetadataValue} has.
 *
 * <pre class="code">
 * if (entry.value() instanceof MetadataValue.Int rows) {
 *     total = total.add(rows.value());
 * }
 * </pre>
 *
 * A switch should have a default branch, since future versions may add kinds.
 *
 * @since 0.1.0
 */
public sealed interface MetadataValue {

	/**
	 * A text ({@code TextMetadataEntry}).
	 *
	 * @param text the text
	 */
	record Text(String text) implements MetadataValue {

	}

	/**
	 * An integer of any size ({@code IntMetadataEntry}).
	 *
	 * @param value {@code intRepr} as a number
	 */
	record Int(BigInteger value) implements MetadataValue {

	}

	/**
	 * A decimal number ({@code FloatMetadataEntry}).
	 *
	 * @param value the number, which may be {@code NaN} or infinite; {@code NaN} for both
	 * if the server is older than about Dagster 1.11, which does not report them
	 */
	record Float(double value) implements MetadataValue {

	}

	/**
	 * A truth value ({@code BoolMetadataEntry}).
	 *
	 * @param value the value
	 */
	record Bool(boolean value) implements MetadataValue {

	}

	/**
	 * A JSON value ({@code JsonMetadataEntry}).
	 *
	 * @param json the value as a JSON text
	 */
	record Json(String json) implements MetadataValue {

	}

	/**
	 * A text in Markdown ({@code MarkdownMetadataEntry}).
	 *
	 * @param markdown the text
	 */
	record Markdown(String markdown) implements MetadataValue {

	}

	/**
	 * A URL ({@code UrlMetadataEntry}). Dagster does not verify its syntax.
	 *
	 * @param url the URL
	 */
	record Url(String url) implements MetadataValue {

	}

	/**
	 * A path in a file system ({@code PathMetadataEntry}).
	 *
	 * @param path the path
	 */
	record Path(String path) implements MetadataValue {

	}

	/**
	 * A Jupyter notebook ({@code NotebookMetadataEntry}).
	 *
	 * @param path the path of the notebook
	 */
	record Notebook(String path) implements MetadataValue {

	}

	/**
	 * A Python class or function ({@code PythonArtifactMetadataEntry}).
	 *
	 * @param module the module
	 * @param name the name in the module
	 */
	record PythonArtifact(String module, String name) implements MetadataValue {

	}

	/**
	 * A reference to a run ({@code PipelineRunMetadataEntry}).
	 *
	 * @param runId the run id
	 */
	record Run(String runId) implements MetadataValue {

	}

	/**
	 * A reference to an asset ({@code AssetMetadataEntry}).
	 *
	 * @param assetKey the asset key
	 */
	record Asset(AssetKey assetKey) implements MetadataValue {

	}

	/**
	 * A reference to a job ({@code JobMetadataEntry}).
	 *
	 * @param jobName the name of the job
	 * @param repositoryName the name of its repository, or {@code null} if the user code
	 * has not specified it
	 * @param locationName the name of its code location
	 */
	record Job(String jobName, @Nullable String repositoryName, String locationName) implements MetadataValue {

	}

	/**
	 * A table, usually a sample of its records ({@code TableMetadataEntry}).
	 *
	 * @param schema the columns
	 * @param records the records, each as the text of a JSON object; unmodifiable
	 */
	record Table(TableSchema schema, List<String> records) implements MetadataValue {

		/**
		 * Create a table with a copy of the records.
		 */
		public Table {
			records = List.copyOf(records);
		}

	}

	/**
	 * The columns of a table ({@code TableSchemaMetadataEntry}).
	 *
	 * @param columns the columns, unmodifiable
	 * @param constraints the constraints of the whole table, each any text of the user
	 * code; unmodifiable
	 */
	record TableSchema(List<TableColumn> columns, List<String> constraints) implements MetadataValue {

		/**
		 * Create a schema with copies of the lists.
		 */
		public TableSchema {
			columns = List.copyOf(columns);
			constraints = List.copyOf(constraints);
		}

	}

	/**
	 * A time ({@code TimestampMetadataEntry}). Requires Dagster 1.7 or later; older
	 * servers report it as {@link Unknown}.
	 *
	 * @param time the time
	 */
	record Timestamp(Instant time) implements MetadataValue {

	}

	/**
	 * The columns of other assets that the columns of a table are computed from
	 * ({@code TableColumnLineageMetadataEntry}), such as those that dbt reports. Old
	 * servers, such as 1.5, do not report it.
	 *
	 * @param columns the columns that each column depends on, by its name, in the order
	 * of the user code; unmodifiable
	 */
	record TableColumnLineage(Map<String, List<ColumnDependency>> columns) implements MetadataValue {

		/**
		 * Create a lineage with copies of the collections.
		 */
		public TableColumnLineage {
			Map<String, List<ColumnDependency>> copy = new LinkedHashMap<>();
			columns.forEach((name, dependencies) -> copy.put(name, List.copyOf(dependencies)));
			columns = Collections.unmodifiableMap(copy);
		}

	}

	/**
	 * A column that others depend on ({@code TableColumnDep}).
	 *
	 * @param assetKey the asset with the column
	 * @param columnName the name of the column
	 */
	record ColumnDependency(AssetKey assetKey, String columnName) {

	}

	/**
	 * The places of the code that defines an asset ({@code CodeReferencesMetadataEntry}).
	 * Old servers, such as 1.5, do not report them.
	 *
	 * @param references the places, unmodifiable
	 */
	record CodeReferences(List<CodeReference> references) implements MetadataValue {

		/**
		 * Create references with a copy of the list.
		 */
		public CodeReferences {
			references = List.copyOf(references);
		}

	}

	/**
	 * A place of code ({@code LocalFileCodeReference} or {@code UrlCodeReference}).
	 *
	 * @param location the path of a file, or the URL of a page in a source repository
	 * @param line the number of the line in the file, or {@code null} for a URL
	 * @param label the label, or {@code null} if there is none
	 */
	record CodeReference(String location, @Nullable Integer line, @Nullable String label) {

	}

	/**
	 * The concurrency pool of an asset ({@code PoolMetadataEntry}). Requires Dagster 1.10
	 * or later; older servers report it as {@link Unknown} or not at all.
	 *
	 * @param pool the name of the pool
	 */
	record Pool(String pool) implements MetadataValue {

	}

	/**
	 * Python's {@code None} ({@code NullMetadataEntry}).
	 */
	record Null() implements MetadataValue {

	}

	/**
	 * A kind of value that this version of the client does not know.
	 *
	 * @param typeName the GraphQL type of the entry
	 */
	record Unknown(String typeName) implements MetadataValue {

	}

}
