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

package io.github.dagstergraphql.client.internal.backfill.launch;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.backfill.BackfillSpec;
import io.github.dagstergraphql.client.internal.launch.input.RunConfigObject;
import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.internal.launch.input.Tags;
import io.github.dagstergraphql.client.partition.PartitionKey;

import org.springframework.util.Assert;

/**
 * Base class of specifications that launch a backfill.
 *
 * @param <S> the type of the spec
 * @param <R> the result of the launch
 */
abstract class DelegatingBackfillSpec<S extends BackfillSpec<S, R>, R> implements BackfillSpec<S, R> {

	private BackfillRequest request = BackfillRequest.EMPTY;

	abstract S self();

	final BackfillRequest request() {
		return this.request;
	}

	private S with(BackfillRequest request) {
		this.request = request;
		return self();
	}

	private S choose(UnaryOperator<PartitionChoice> change) {
		return with(this.request.partitions(change));
	}

	@Override
	public S partitions(String... keys) {
		Assert.notNull(keys, "partition keys must not be null");
		return partitions(Arrays.asList(keys));
	}

	@Override
	public S partitions(Collection<String> keys) {
		Assert.notNull(keys, "partition keys must not be null");
		return choose((choice) -> choice.keys(keys.stream().map(PartitionKey::of).toList()));
	}

	@Override
	public S partitions(PartitionKey... keys) {
		Assert.notNull(keys, "partition keys must not be null");
		return choose((choice) -> choice.keys(Arrays.asList(keys)));
	}

	@Override
	public S partitionRange(PartitionKey first, PartitionKey last) {
		return choose((choice) -> choice.range(first, last));
	}

	@Override
	public S allPartitions() {
		return choose(PartitionChoice::all);
	}

	@Override
	public S onlyMissing() {
		return choose(PartitionChoice::missing);
	}

	@Override
	public S onlyFailed() {
		return choose(PartitionChoice::failed);
	}

	@Override
	public S runConfig(Object runConfig) {
		return with(this.request.runConfig(RunConfigObject.toMap(runConfig)));
	}

	@Override
	public S runConfigYaml(String yaml) {
		RunConfigText.checkObject(yaml);
		return with(this.request.runConfig(RunConfigText.toSend(yaml)));
	}

	@Override
	public S tag(String key, String value) {
		Tags.check(key, value);
		return with(this.request.tags(Map.of(key, value)));
	}

	@Override
	public S tags(Map<String, ?> tags) {
		return with(this.request.tags(Tags.toTexts(tags)));
	}

	@Override
	public S title(String title) {
		return with(this.request.title(title));
	}

	@Override
	public S description(String description) {
		return with(this.request.description(description));
	}

	final <T> T checked(Function<BackfillRequest, T> call) {
		this.request.partitions().check();
		return call.apply(this.request);
	}

}
