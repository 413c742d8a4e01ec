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

package io.github.dagstergraphql.client.instance;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Permissions of the caller, which apply to the whole instance. Dagster without Dagster+
 * grants all permissions, or almost none on a read-only server.
 *
 * @since 0.1.0
 */
public final class CallerPermissions {

	private final List<Permission> all;

	private final boolean bulkTermination;

	private CallerPermissions(List<Permission> all, boolean bulkTermination) {
		this.all = List.copyOf(all);
		this.bulkTermination = bulkTermination;
	}

	/**
	 * Create permissions, for example for tests.
	 * @param all all permissions that the server has
	 * @param bulkTermination whether the caller may terminate several runs at once
	 * @return the permissions
	 */
	public static CallerPermissions of(List<Permission> all, boolean bulkTermination) {
		return new CallerPermissions(all, bulkTermination);
	}

	/**
	 * Return all permissions that the server has, granted or not.
	 * @return {@code Query.permissions}, unmodifiable
	 */
	public List<Permission> all() {
		return this.all;
	}

	/**
	 * Return whether the caller has a permission.
	 * @param name the name, such as {@code launch_pipeline_execution}
	 * @return {@code false} if the permission is not granted, or if the server does not
	 * have it
	 */
	public boolean isGranted(String name) {
		return this.all.stream().anyMatch((permission) -> permission.name().equals(name) && permission.granted());
	}

	/**
	 * Return whether the caller may terminate several runs at once.
	 * @return {@code Query.canBulkTerminate}
	 */
	public boolean bulkTermination() {
		return this.bulkTermination;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof CallerPermissions that && this.all.equals(that.all)
				&& this.bulkTermination == that.bulkTermination);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.all, this.bulkTermination);
	}

	@Override
	public String toString() {
		return "CallerPermissions[all=" + this.all + ", bulkTermination=" + this.bulkTermination + "]";
	}

}
