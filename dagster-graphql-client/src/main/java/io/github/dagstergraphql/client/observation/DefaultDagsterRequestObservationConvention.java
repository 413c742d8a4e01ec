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

import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.UnrecognizedServerErrorException;
import io.github.dagstergraphql.client.observation.DagsterObservationDocumentation.HighCardinalityKeyNames;
import io.github.dagstergraphql.client.observation.DagsterObservationDocumentation.LowCardinalityKeyNames;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationContext.OperationType;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * Default {@link DagsterRequestObservationConvention}. Extend this class to change some
 * of the key values.
 *
 * @since 0.1.0
 * @see DagsterObservationDocumentation
 */
public class DefaultDagsterRequestObservationConvention implements DagsterRequestObservationConvention {

	private static final KeyValue ERROR_TYPE_NONE = KeyValue.of(LowCardinalityKeyNames.ERROR_TYPE, KeyValue.NONE_VALUE);

	// the number of error types that servers may define is not bounded
	private static final KeyValue ERROR_TYPE_UNRECOGNIZED = KeyValue.of(LowCardinalityKeyNames.ERROR_TYPE,
			"UnrecognizedServerError");

	private static final KeyValue OPERATION_CUSTOM = KeyValue.of(LowCardinalityKeyNames.OPERATION, "custom");

	private static final KeyValue TYPE_QUERY = KeyValue.of(LowCardinalityKeyNames.TYPE, "query");

	private static final KeyValue TYPE_MUTATION = KeyValue.of(LowCardinalityKeyNames.TYPE, "mutation");

	private static final KeyValue OUTCOME_UNKNOWN = outcomeOf("UNKNOWN");

	private static final KeyValue OUTCOME_SUCCESS = outcomeOf("SUCCESS");

	private static final KeyValue OUTCOME_CANCELLED = outcomeOf("CANCELLED");

	private static final KeyValue OUTCOME_DAGSTER_ERROR = outcomeOf("DAGSTER_ERROR");

	private static final KeyValue OUTCOME_GRAPHQL_ERROR = outcomeOf("GRAPHQL_ERROR");

	private static final KeyValue OUTCOME_CONNECTION_ERROR = outcomeOf("CONNECTION_ERROR");

	private static final KeyValue OUTCOME_TIMEOUT = outcomeOf("TIMEOUT");

	private static final KeyValue OUTCOME_INVALID_RESPONSE = outcomeOf("INVALID_RESPONSE");

	private static final KeyValue OUTCOME_AUTHENTICATION_ERROR = outcomeOf("AUTHENTICATION_ERROR");

	private static final KeyValue OUTCOME_ERROR = outcomeOf("ERROR");

	private static final KeyValue RETRIES_NONE = KeyValue.of(HighCardinalityKeyNames.RETRIES, "0");

	private static final KeyValue RUN_ID_NONE = KeyValue.of(HighCardinalityKeyNames.RUN_ID, KeyValue.NONE_VALUE);

	private static final KeyValue OPERATION_NAME_NONE = KeyValue.of(HighCardinalityKeyNames.OPERATION_NAME,
			KeyValue.NONE_VALUE);

	private static KeyValue outcomeOf(String outcome) {
		return KeyValue.of(LowCardinalityKeyNames.OUTCOME, outcome);
	}

	@Override
	public String getName() {
		return "dagster.client.requests";
	}

	@Override
	public String getContextualName(DagsterRequestObservationContext context) {
		String operationName = context.getOperationName();
		return "dagster " + ((operationName != null) ? operationName : type(context).getValue());
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(DagsterRequestObservationContext context) {
		// in the order of their keys, so that sorting is not necessary
		return KeyValues.of(client(context), errorType(context), operation(context), outcome(context), type(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(DagsterRequestObservationContext context) {
		return KeyValues.of(retries(context), runId(context), operationName(context));
	}

	/**
	 * Return the key value for {@link LowCardinalityKeyNames#CLIENT}.
	 * @param context the context of the request
	 * @return the key value
	 */
	protected KeyValue client(DagsterRequestObservationContext context) {
		return KeyValue.of(LowCardinalityKeyNames.CLIENT, context.getClientName());
	}

	/**
	 * Return the key value for {@link LowCardinalityKeyNames#ERROR_TYPE}.
	 * @param context the context of the request
	 * @return the key value
	 */
	protected KeyValue errorType(DagsterRequestObservationContext context) {
		Throwable error = context.getError();
		if (error == null) {
			return ERROR_TYPE_NONE;
		}
		if (error instanceof UnrecognizedServerErrorException) {
			return ERROR_TYPE_UNRECOGNIZED;
		}
		return KeyValue.of(LowCardinalityKeyNames.ERROR_TYPE, (error instanceof DagsterGraphQlClientException ex)
				? ex.getErrorType() : error.getClass().getSimpleName());
	}

	/**
	 * Return the key value for {@link LowCardinalityKeyNames#OPERATION}.
	 * @param context the context of the request
	 * @return the key value
	 */
	protected KeyValue operation(DagsterRequestObservationContext context) {
		String operationName = context.getOperationName();
		return (context.isCustom() || operationName == null) ? OPERATION_CUSTOM
				: KeyValue.of(LowCardinalityKeyNames.OPERATION, operationName);
	}

	/**
	 * Return the key value for {@link LowCardinalityKeyNames#OUTCOME}.
	 * @param context the context of the request
	 * @return the key value
	 */
	protected KeyValue outcome(DagsterRequestObservationContext context) {
		Throwable error = context.getError();
		if (error != null) {
			return outcome(error);
		}
		if (!context.isEnded()) {
			return OUTCOME_UNKNOWN;
		}
		return context.isCancelled() ? OUTCOME_CANCELLED : OUTCOME_SUCCESS;
	}

	private static KeyValue outcome(Throwable error) {
		if (error instanceof DagsterServerException) {
			return OUTCOME_DAGSTER_ERROR;
		}
		if (error instanceof GraphQlRequestException) {
			return OUTCOME_GRAPHQL_ERROR;
		}
		if (error instanceof DagsterConnectionException) {
			return OUTCOME_CONNECTION_ERROR;
		}
		if (error instanceof DagsterTimeoutException) {
			return OUTCOME_TIMEOUT;
		}
		if (error instanceof InvalidResponseException) {
			return OUTCOME_INVALID_RESPONSE;
		}
		return (error instanceof DagsterAuthenticationException) ? OUTCOME_AUTHENTICATION_ERROR : OUTCOME_ERROR;
	}

	/**
	 * Return the key value for {@link LowCardinalityKeyNames#TYPE}.
	 * @param context the context of the request
	 * @return the key value
	 */
	protected KeyValue type(DagsterRequestObservationContext context) {
		return (context.getOperationType() == OperationType.MUTATION) ? TYPE_MUTATION : TYPE_QUERY;
	}

	/**
	 * Return the key value for {@link HighCardinalityKeyNames#RETRIES}.
	 * @param context the context of the request
	 * @return the key value
	 */
	protected KeyValue retries(DagsterRequestObservationContext context) {
		return (context.getRetries() == 0) ? RETRIES_NONE
				: KeyValue.of(HighCardinalityKeyNames.RETRIES, Integer.toString(context.getRetries()));
	}

	/**
	 * Return the key value for {@link HighCardinalityKeyNames#RUN_ID}.
	 * @param context the context of the request
	 * @return the key value
	 */
	protected KeyValue runId(DagsterRequestObservationContext context) {
		return keyValue(HighCardinalityKeyNames.RUN_ID, context.getRunId(), RUN_ID_NONE);
	}

	/**
	 * Return the key value for {@link HighCardinalityKeyNames#OPERATION_NAME}.
	 * @param context the context of the request
	 * @return the key value
	 */
	protected KeyValue operationName(DagsterRequestObservationContext context) {
		return keyValue(HighCardinalityKeyNames.OPERATION_NAME, context.getOperationName(), OPERATION_NAME_NONE);
	}

	private static KeyValue keyValue(HighCardinalityKeyNames key, @Nullable String value, KeyValue none) {
		return (value != null) ? KeyValue.of(key, value) : none;
	}

}
