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

package io.github.dagstergraphql.client.internal.location;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.internal.operation.ServerError.PythonCause;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * Either a {@code RepositoryLocation} or a {@code PythonError}.
 *
 * @param typeName the type
 * @param className the Python class of an error
 * @param message the message of an error
 * @param stack the stack trace of an error
 * @param cause the cause of an error
 */
record LocationOrLoadError(@JsonProperty("__typename") @Nullable String typeName, @Nullable String className,
		@Nullable String message, @Nullable List<@Nullable String> stack, @Nullable PythonCause cause) {

	String requiredType() {
		return Required.field(this.typeName, "locationOrLoadError.__typename");
	}

	/**
	 * Return the reason why the location failed to load.
	 * @return the reason, or {@code null} if it is loaded
	 */
	@Nullable PythonErrorInfo loadError() {
		return requiredType().equals("RepositoryLocation") ? null
				: new PythonCause(this.className, this.message, this.stack, this.cause).toPythonError();
	}

}
