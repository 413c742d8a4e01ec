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

package io.github.dagstergraphql.client.declared;

/**
 * When the launches of a declared client are checked against the server.
 * <p>
 * The server must have the jobs and assets, with the ops and resources of the paths of
 * {@link RunConfig}. Partitioned ones require a parameter for the partition, others must
 * not have one. The run config of the first call of a method of a job is validated before
 * the launch. Requires Dagster 1.5 or later.
 *
 * @since 0.1.0
 * @see DagsterClientProxyFactory.Builder#validation
 */
public enum JobValidation {

	/**
	 * All methods are checked when the application starts, which fails if the server does
	 * not accept one of them, or cannot be reached.
	 */
	STARTUP,

	/**
	 * Each method is checked before its first launch. The call fails with the exception
	 * with which the launch would have failed.
	 */
	FIRST_USE,

	/**
	 * Nothing is checked before a launch.
	 */
	OFF

}
