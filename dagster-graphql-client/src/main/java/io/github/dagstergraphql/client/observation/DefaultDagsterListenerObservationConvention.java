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

import io.github.dagstergraphql.client.observation.DagsterObservationDocumentation.ListenerHighCardinalityKeyNames;
import io.github.dagstergraphql.client.observation.DagsterObservationDocumentation.ListenerLowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * Default {@link DagsterListenerObservationConvention}. Extend this class to change some
 * of the key values.
 *
 * @since 0.1.0
 * @see DagsterObservationDocumentation
 */
public class DefaultDagsterListenerObservationConvention implements DagsterListenerObservationConvention {

	private final NameTags names;

	/**
	 * Create a convention that names at most 100 jobs and 100 code locations of each
	 * client.
	 */
	public DefaultDagsterListenerObservationConvention() {
		this(NameTags.DEFAULT_MAXIMUM);
	}

	/**
	 * Create a convention with a custom limit.
	 * @param maximumNames the maximum number of jobs, and of code locations, of each
	 * client that are named
	 */
	public DefaultDagsterListenerObservationConvention(int maximumNames) {
		this.names = new NameTags(maximumNames);
	}

	@Override
	public String getName() {
		return "dagster.listener";
	}

	@Override
	public String getContextualName(DagsterListenerObservationContext context) {
		return "dagster listener";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(DagsterListenerObservationContext context) {
		return KeyValues.of(client(context), job(context), listener(context), location(context), status(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(DagsterListenerObservationContext context) {
		return KeyValues.of(runId(context));
	}

	/**
	 * Return the key value for {@link ListenerLowCardinalityKeyNames#CLIENT}.
	 * @param context the context of the delivery
	 * @return the key value
	 */
	protected KeyValue client(DagsterListenerObservationContext context) {
		return KeyValue.of(ListenerLowCardinalityKeyNames.CLIENT, context.getClientName());
	}

	/**
	 * Return the key value for {@link ListenerLowCardinalityKeyNames#JOB}.
	 * @param context the context of the delivery
	 * @return the key value
	 */
	protected KeyValue job(DagsterListenerObservationContext context) {
		return KeyValue.of(ListenerLowCardinalityKeyNames.JOB,
				this.names.job(context.getClientName(), context.getLocationName(), context.getJobName()));
	}

	/**
	 * Return the key value for {@link ListenerLowCardinalityKeyNames#LISTENER}.
	 * @param context the context of the delivery
	 * @return the key value
	 */
	protected KeyValue listener(DagsterListenerObservationContext context) {
		return KeyValue.of(ListenerLowCardinalityKeyNames.LISTENER, context.getListenerId());
	}

	/**
	 * Return the key value for {@link ListenerLowCardinalityKeyNames#LOCATION}.
	 * @param context the context of the delivery
	 * @return the key value
	 */
	protected KeyValue location(DagsterListenerObservationContext context) {
		return KeyValue.of(ListenerLowCardinalityKeyNames.LOCATION,
				this.names.location(context.getClientName(), context.getLocationName()));
	}

	/**
	 * Return the key value for {@link ListenerLowCardinalityKeyNames#STATUS}.
	 * @param context the context of the delivery
	 * @return the key value
	 */
	protected KeyValue status(DagsterListenerObservationContext context) {
		return KeyValue.of(ListenerLowCardinalityKeyNames.STATUS, context.getStatus());
	}

	/**
	 * Return the key value for {@link ListenerHighCardinalityKeyNames#RUN_ID}.
	 * @param context the context of the delivery
	 * @return the key value
	 */
	protected KeyValue runId(DagsterListenerObservationContext context) {
		return KeyValue.of(ListenerHighCardinalityKeyNames.RUN_ID, context.getRunId());
	}

}
