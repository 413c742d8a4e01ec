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

package io.github.dagstergraphql.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.run.MetadataValue;
import io.github.dagstergraphql.test.run.RecordedMaterialization;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the materializations of an asset, by runs and by reports. Each restricts
 * the materializations further and fails when none is left.
 *
 * @since 0.1.0
 */
public final class MaterializationsAssert
		extends AbstractAssert<MaterializationsAssert, List<RecordedMaterialization>> {

	private final List<RecordedMaterialization> all;

	private final String expectation;

	MaterializationsAssert(List<RecordedMaterialization> all, String asset) {
		this(all, of(all, asset), "a materialization of \"" + asset + "\"");
	}

	private MaterializationsAssert(List<RecordedMaterialization> all, List<RecordedMaterialization> matching,
			String expectation) {
		super(matching, MaterializationsAssert.class);
		this.all = all;
		this.expectation = expectation;
		if (matching.isEmpty()) {
			throw failure("Expected %s, but found%s", expectation, describe(all));
		}
	}

	static List<RecordedMaterialization> of(List<RecordedMaterialization> all, String asset) {
		AssetKey key = AssetKey.parse(asset);
		return all.stream().filter((materialization) -> materialization.assetKey().equals(key)).toList();
	}

	/**
	 * Restrict to materializations of this partition.
	 * @param partition the partition key
	 * @return assertions on these materializations
	 */
	public MaterializationsAssert forPartition(String partition) {
		return keep("for the partition \"" + partition + "\"",
				(materialization) -> partition.equals(materialization.partition()));
	}

	/**
	 * Restrict to materializations with this metadata. Further metadata is allowed.
	 * @param label the label
	 * @param value the value, as in {@link MetadataValue#of(Object)}
	 * @return assertions on these materializations
	 */
	public MaterializationsAssert withMetadata(String label, @Nullable Object value) {
		MetadataValue expected = MetadataValue.of(value);
		return keep("with the metadata " + label + " = " + value,
				(materialization) -> expected.equals(materialization.metadata().get(label)));
	}

	/**
	 * Restrict to materializations by this run.
	 * @param runId the run id
	 * @return assertions on these materializations
	 */
	public MaterializationsAssert byRun(String runId) {
		return keep("by the run " + runId, (materialization) -> runId.equals(materialization.runId()));
	}

	/**
	 * Restrict to materializations that were reported rather than logged by a run.
	 * @return assertions on these materializations
	 */
	public MaterializationsAssert byReport() {
		return keep("by a report", (materialization) -> materialization.runId() == null);
	}

	/**
	 * Verify that exactly one materialization matches.
	 * @return this assertion object
	 */
	public MaterializationsAssert once() {
		return times(1);
	}

	/**
	 * Verify the number of matching materializations.
	 * @param expected the number of materializations
	 * @return this assertion object
	 */
	public MaterializationsAssert times(int expected) {
		if (this.actual.size() != expected) {
			throw failure("Expected %s %s, but found it %d times in%s", this.expectation,
					(expected == 1) ? "once" : expected + " times", this.actual.size(), describe(this.all));
		}
		return this;
	}

	private MaterializationsAssert keep(String condition, Predicate<RecordedMaterialization> predicate) {
		MaterializationsAssert next = new MaterializationsAssert(this.all,
				this.actual.stream().filter(predicate).toList(), this.expectation + " " + condition);
		next.info.description(this.info.description());
		return next;
	}

	/**
	 * Return a description of materializations, one per line.
	 * @param materializations the materializations
	 * @return the text
	 */
	static String describe(List<RecordedMaterialization> materializations) {
		if (materializations.isEmpty()) {
			return " no materializations";
		}
		return materializations.stream()
			.map(MaterializationsAssert::describe)
			.collect(Collectors.joining("\n  ", "\n  ", "\n"));
	}

	private static String describe(RecordedMaterialization materialization) {
		List<String> parts = new ArrayList<>();
		parts.add("\"" + materialization.assetKey() + "\"");
		if (materialization.partition() != null) {
			parts.add("partition " + materialization.partition());
		}
		parts.add((materialization.runId() != null) ? "run " + materialization.runId() : "reported");
		materialization.metadata().forEach((label, value) -> parts.add(label + " = " + value.value()));
		return String.join(", ", parts);
	}

}
