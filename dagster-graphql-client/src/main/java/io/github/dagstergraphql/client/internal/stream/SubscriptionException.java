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

package io.github.dagstergraphql.client.internal.stream;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;

/**
 * Failure of a subscription, for code that can continue by polling. Applications receive
 * its {@linkplain #failure() failure}.
 */
public final class SubscriptionException extends RuntimeException {

	private final Interruption interruption;

	private final transient DagsterGraphQlClientException failure;

	SubscriptionException(Interruption interruption, DagsterGraphQlClientException failure) {
		super(failure.getMessage(), failure, false, false);
		this.interruption = interruption;
		this.failure = failure;
	}

	/**
	 * Return the reason of the failure.
	 * @return the reason
	 */
	public Interruption interruption() {
		return this.interruption;
	}

	/**
	 * Return the failure in the form for applications.
	 * @return the exception, without confidential values
	 */
	public DagsterGraphQlClientException failure() {
		return this.failure;
	}

}
