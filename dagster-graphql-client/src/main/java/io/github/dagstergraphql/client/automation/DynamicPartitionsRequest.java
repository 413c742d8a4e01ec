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

package io.github.dagstergraphql.client.automation;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * Change of dynamic partitions that a tick of a sensor would make
 * ({@code DynamicPartitionRequest}).
 *
 * @param partitionsName the name of the dynamic partitions
 * @param type whether partitions are added or deleted
 * @param partitionKeys the partition keys
 * @since 0.1.0
 */
public record DynamicPartitionsRequest(String partitionsName, Type type, List<String> partitionKeys) {

	/**
	 * Create a request with a copy of the keys.
	 * @param partitionsName the name of the dynamic partitions
	 * @param type whether partitions are added or deleted
	 * @param partitionKeys the partition keys
	 */
	public DynamicPartitionsRequest {
		partitionKeys = List.copyOf(partitionKeys);
	}

	/**
	 * Kind of the change ({@code DynamicPartitionsRequestType}).
	 */
	public enum Type {

		/** Partitions are added. */
		ADD_PARTITIONS,

		/** Partitions are deleted. */
		DELETE_PARTITIONS,

		/** A kind of a newer server that this version of the client does not know. */
		@JsonEnumDefaultValue
		UNKNOWN

	}

}
