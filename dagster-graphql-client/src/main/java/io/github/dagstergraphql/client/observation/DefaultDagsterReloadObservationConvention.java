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

package io.github.dagstergraphql.client.observation;

import io.github.dagstergraphql.client.observation.DagsterObservationDocumentation.ReloadLowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * Default {@link DagsterReloadObservationConvention}. Extend this class to change some of
 * the key values.
 *
 * @since 0.1.0
 * @see DagsterObservationDocumentation
 */
public class DefaultDagsterReloadObservationConvention implements DagsterReloadObservationConvention {

	private final NameTags names;

	/**
	 * Create a convention that names at most 100 code locations of each client.
	 */
	public DefaultDagsterReloadObservationConvention() {
		this(NameTags.DEFAULT_MAXIMUM);
	}

	/**
	 * Create a convention with a custom limit.
	 * @param maximumNames the maximum number of code locations of each client that are
	 * named
	 */
	public DefaultDagsterReloadObservationConvention(int maximumNames) {
		this.names = new NameTags(maximumNames);
	}

	@Override
	public String getName() {
		return "dagster.reload";
	}

	@Override
	public String getContextualName(DagsterReloadObservationContext context) {
		return "dagster reload";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(DagsterReloadObservationContext context) {
		return KeyValues.of(client(context), location(context), status(context));
	}

	/**
	 * Return the key value for {@link ReloadLowCardinalityKeyNames#CLIENT}.
	 * @param context the context of the reload
	 * @return the key value
	 */
	protected KeyValue client(DagsterReloadObservationContext context) {
		return KeyValue.of(ReloadLowCardinalityKeyNames.CLIENT, context.getClientName());
	}

	/**
	 * Return the key value for {@link ReloadLowCardinalityKeyNames#LOCATION}.
	 * @param context the context of the reload
	 * @return the key value
	 */
	protected KeyValue location(DagsterReloadObservationContext context) {
		return KeyValue.of(ReloadLowCardinalityKeyNames.LOCATION, this.names.location(context));
	}

	/**
	 * Return the key value for {@link ReloadLowCardinalityKeyNames#STATUS}.
	 * @param context the context of the reload
	 * @return the key value
	 */
	protected KeyValue status(DagsterReloadObservationContext context) {
		return KeyValue.of(ReloadLowCardinalityKeyNames.STATUS, NameTags.nameOf(context.getStatus()));
	}

}
