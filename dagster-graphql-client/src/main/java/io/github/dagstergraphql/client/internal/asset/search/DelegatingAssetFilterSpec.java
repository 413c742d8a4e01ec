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

package io.github.dagstergraphql.client.internal.asset.search;

import io.github.dagstergraphql.client.asset.AssetFilterSpec;
import io.github.dagstergraphql.client.internal.page.PageSizes;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Base class of specifications that collect the conditions of an asset filter.
 *
 * @param <S> the type of the specification
 */
abstract class DelegatingAssetFilterSpec<S extends AssetFilterSpec<S>> implements AssetFilterSpec<S> {

	private static final int FIRST_PAGE_SIZE = 100;

	private static final int LARGEST_PAGE_SIZE = 500;

	private static final int MAX_PAGE_SIZE = 1000;

	AssetFilter filter = AssetFilter.ALL;

	/** Page size set by the caller, or {@code null} for an increasing size. */
	private @Nullable Integer pageSize;

	abstract S self();

	private S with(AssetFilter filter) {
		this.filter = filter;
		return self();
	}

	@Override
	public S prefix(AssetKey prefix) {
		Assert.notNull(prefix, "prefix must not be null");
		return with(this.filter.withPrefix(prefix.path()));
	}

	@Override
	public S group(String groupName) {
		Assert.hasText(groupName, "group name must not be empty");
		return with(this.filter.withGroup(groupName));
	}

	@Override
	public S kind(String kind) {
		Assert.hasText(kind, "kind must not be empty");
		return with(this.filter.withKind(kind));
	}

	@Override
	public S owner(String owner) {
		Assert.hasText(owner, "owner must not be empty");
		return with(this.filter.withOwner(owner));
	}

	@Override
	public S tag(String key, String value) {
		Assert.hasText(key, "tag key must not be empty");
		Assert.notNull(value, "tag value must not be null");
		return with(this.filter.withTag(key, value));
	}

	@Override
	public S location(String locationName) {
		Assert.hasText(locationName, "location name must not be empty");
		return with(this.filter.withLocation(locationName));
	}

	PageSizes pageSizes() {
		return PageSizes.of(this.pageSize, FIRST_PAGE_SIZE, LARGEST_PAGE_SIZE);
	}

	S withPageSize(int assets) {
		Assert.isTrue(assets >= 1 && assets <= MAX_PAGE_SIZE, "page size must be between 1 and " + MAX_PAGE_SIZE);
		this.pageSize = assets;
		return self();
	}

}
