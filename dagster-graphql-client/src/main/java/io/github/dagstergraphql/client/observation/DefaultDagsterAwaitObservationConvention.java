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

import io.github.dagstergraphql.client.observation.DagsterObservationDocumentation.AwaitHighCardinalityKeyNames;
import io.github.dagstergraphql.client.observation.DagsterObservationDocumentation.AwaitLowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * Default {@link DagsterAwaitObservationConvention}. Extend this class to change some of
 * the key values.
 *
 * @since 0.1.0
 * @see DagsterObservationDocumentation
 */
public class DefaultDagsterAwaitObservationConvention implements DagsterAwaitObservationConvention {

	private final NameTags names;

	/**
	 * Create a convention that names at most 100 jobs and 100 code locations of each
	 * client.
	 */
	public DefaultDagsterAwaitObservationConvention() {
		this(NameTags.DEFAULT_MAXIMUM);
	}

	/**
	 * Create a convention with a custom limit.
	 * @param maximumNames the maximum number of jobs, and of code locations, of each
	 * client that are named
	 */
	public DefaultDagsterAwaitObservationConvention(int maximumNames) {
		this.names = new NameTags(maximumNames);
	}

	@Override
	public String getName() {
		return "dagster.await";
	}

	@Override
	public String getContextualName(DagsterAwaitObservationContext context) {
		return "dagster await";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(DagsterAwaitObservationContext context) {
		return KeyValues.of(client(context), job(context), location(context), outcome(context), status(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(DagsterAwaitObservationContext context) {
		return KeyValues.of(runId(context));
	}

	/**
	 * Return the key value for {@link AwaitLowCardinalityKeyNames#CLIENT}.
	 * @param context the context of the wait
	 * @return the key value
	 */
	protected KeyValue client(DagsterAwaitObservationContext context) {
		return KeyValue.of(AwaitLowCardinalityKeyNames.CLIENT, context.getClientName());
	}

	/**
	 * Return the key value for {@link AwaitLowCardinalityKeyNames#JOB}.
	 * @param context the context of the wait
	 * @return the key value
	 */
	protected KeyValue job(DagsterAwaitObservationContext context) {
		return KeyValue.of(AwaitLowCardinalityKeyNames.JOB,
				this.names.job(context.getClientName(), context.getLocationName(), context.getJobName()));
	}

	/**
	 * Return the key value for {@link AwaitLowCardinalityKeyNames#LOCATION}.
	 * @param context the context of the wait
	 * @return the key value
	 */
	protected KeyValue location(DagsterAwaitObservationContext context) {
		return KeyValue.of(AwaitLowCardinalityKeyNames.LOCATION,
				this.names.location(context.getClientName(), context.getLocationName()));
	}

	/**
	 * Return the key value for {@link AwaitLowCardinalityKeyNames#OUTCOME}.
	 * @param context the context of the wait
	 * @return the key value
	 */
	protected KeyValue outcome(DagsterAwaitObservationContext context) {
		return KeyValue.of(AwaitLowCardinalityKeyNames.OUTCOME, NameTags.nameOf(context.getOutcome()));
	}

	/**
	 * Return the key value for {@link AwaitLowCardinalityKeyNames#STATUS}.
	 * @param context the context of the wait
	 * @return the key value
	 */
	protected KeyValue status(DagsterAwaitObservationContext context) {
		String status = context.getStatus();
		return KeyValue.of(AwaitLowCardinalityKeyNames.STATUS, (status != null) ? status : KeyValue.NONE_VALUE);
	}

	/**
	 * Return the key value for {@link AwaitHighCardinalityKeyNames#RUN_ID}.
	 * @param context the context of the wait
	 * @return the key value
	 */
	protected KeyValue runId(DagsterAwaitObservationContext context) {
		return KeyValue.of(AwaitHighCardinalityKeyNames.RUN_ID, context.getRunId());
	}

}
