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

package io.github.dagstergraphql.client.internal.operation;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Properties of an operation that do not depend on the type of its result.
 *
 * @param name the name, or {@code null} if the document has only one operation
 * @param kind the kind of the operation
 * @param custom whether the document belongs to the application
 * @param timeout the timeout that applies
 * @param requirement the version that it requires, or {@code null} for any version
 * @param youngerFields fields and types that older servers do not have
 * @param errors the typed errors with a specific exception
 */
record OperationTraits(@Nullable String name, OperationKind kind, boolean custom, TimeoutKind timeout,
		@Nullable Requirement requirement, List<String> youngerFields, Map<String, ErrorFactory> errors) {

}
