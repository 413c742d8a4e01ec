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

import io.github.dagstergraphql.client.observation.DagsterObservationDocumentation.LaunchHighCardinalityKeyNames;
import io.github.dagstergraphql.client.observation.DagsterObservationDocumentation.LaunchLowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * Default {@link DagsterLaunchObservationConvention}. Extend this class to change some of
 * the key values.
 *
 * @since 0.1.0
 * @see DagsterObservationDocumentation
 */
public class DefaultDagsterLaunchObservationConvention implements DagsterLaunchObservationConvention {

	private final NameTags names;

	/**
	 * Create a convention that names at most 100 jobs and 100 code locations of each
	 * client.
	 */
	public DefaultDagsterLaunchObservationConvention() {
		this(NameTags.DEFAULT_MAXIMUM);
	}

	/**
	 * Create a convention with a custom limit.
	 * @param maximumNames the maximum number of jobs, and of code locations, of each
	 * client that are named
	 */
	public DefaultDagsterLaunchObservationConvention(int maximumNames) {
		this.names = new NameTags(maximumNames);
	}

	@Override
	public String getName() {
		return "dagster.launch";
	}

	@Override
	public String getContextualName(DagsterLaunchObservationContext context) {
		return "dagster launch";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(DagsterLaunchObservationContext context) {
		return KeyValues.of(client(context), job(context), location(context), outcome(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(DagsterLaunchObservationContext context) {
		return KeyValues.of(runId(context));
	}

	/**
	 * Return the key value for {@link LaunchLowCardinalityKeyNames#CLIENT}.
	 * @param context the context of the launch
	 * @return the key value
	 */
	protected KeyValue client(DagsterLaunchObservationContext context) {
		return KeyValue.of(LaunchLowCardinalityKeyNames.CLIENT, context.getClientName());
	}

	/**
	 * Return the key value for {@link LaunchLowCardinalityKeyNames#JOB}.
	 * @param context the context of the launch
	 * @return the key value
	 */
	protected KeyValue job(DagsterLaunchObservationContext context) {
		return KeyValue.of(LaunchLowCardinalityKeyNames.JOB,
				this.names.job(context.getClientName(), context.getLocationName(), context.getJobName()));
	}

	/**
	 * Return the key value for {@link LaunchLowCardinalityKeyNames#LOCATION}.
	 * @param context the context of the launch
	 * @return the key value
	 */
	protected KeyValue location(DagsterLaunchObservationContext context) {
		return KeyValue.of(LaunchLowCardinalityKeyNames.LOCATION,
				this.names.location(context.getClientName(), context.getLocationName()));
	}

	/**
	 * Return the key value for {@link LaunchLowCardinalityKeyNames#OUTCOME}.
	 * @param context the context of the launch
	 * @return the key value
	 */
	protected KeyValue outcome(DagsterLaunchObservationContext context) {
		return KeyValue.of(LaunchLowCardinalityKeyNames.OUTCOME, NameTags.nameOf(context.getOutcome()));
	}

	/**
	 * Return the key value for {@link LaunchHighCardinalityKeyNames#RUN_ID}.
	 * @param context the context of the launch
	 * @return the key value
	 */
	protected KeyValue runId(DagsterLaunchObservationContext context) {
		String runId = context.getRunId();
		return KeyValue.of(LaunchHighCardinalityKeyNames.RUN_ID, (runId != null) ? runId : KeyValue.NONE_VALUE);
	}

}
