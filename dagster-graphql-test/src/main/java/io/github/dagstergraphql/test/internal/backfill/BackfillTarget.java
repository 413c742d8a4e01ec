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

package io.github.dagstergraphql.test.internal.backfill;

import java.util.Collections;
import java.util.List;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.internal.asset.AssetGraph;
import org.jspecify.annotations.Nullable;

/**
 * What a backfill launches runs for.
 */
public sealed interface BackfillTarget {

	/**
	 * Partitions of a job.
	 *
	 * @param location the code location
	 * @param repository the repository
	 * @param job the job
	 * @param partitions the partition keys
	 */
	record OfJob(String location, String repository, JobDefinition job,
			List<String> partitions) implements BackfillTarget {
	}

	/**
	 * Partitions of assets.
	 *
	 * @param assets the assets, each after those that it depends on
	 */
	record OfAssets(List<Asset> assets) implements BackfillTarget {
	}

	/**
	 * An asset of a backfill.
	 *
	 * @param entry the asset
	 * @param partitions the partition keys; {@code null} for an asset without partitions
	 */
	record Asset(AssetGraph.Entry entry, @Nullable List<String> partitions) {

		/**
		 * Return the key of the asset.
		 * @return the key
		 */
		public AssetKey key() {
			return this.entry.key();
		}

		/**
		 * Return what has to be materialized.
		 * @return the partition keys, or a single {@code null} for an asset without
		 * partitions
		 */
		public List<@Nullable String> units() {
			if (this.partitions == null) {
				return Collections.<@Nullable String>singletonList(null);
			}
			return Collections.<@Nullable String>unmodifiableList(this.partitions);
		}

		boolean hasPartitionsOf(Asset other) {
			PartitionsDefinition definition = this.entry.definition().partitions();
			PartitionsDefinition others = other.entry.definition().partitions();
			return (definition != null && others != null) ? definition.isSameAs(others) : definition == others;
		}

	}

}
