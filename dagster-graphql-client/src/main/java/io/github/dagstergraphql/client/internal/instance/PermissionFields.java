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

package io.github.dagstergraphql.client.internal.instance;

import java.util.List;

import io.github.dagstergraphql.client.instance.CallerPermissions;
import io.github.dagstergraphql.client.instance.Permission;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * The permissions of the caller.
 *
 * @param permissions the permissions
 * @param canBulkTerminate whether the caller may terminate several runs at once
 */
record PermissionFields(@Nullable List<@Nullable Granted> permissions, @Nullable Boolean canBulkTerminate) {

	CallerPermissions toPermissions() {
		return CallerPermissions.of(
				Required.list(this.permissions, "permissions").stream().map(Granted::toPermission).toList(),
				Required.field(this.canBulkTerminate, "canBulkTerminate"));
	}

	/**
	 * A {@code Permission}.
	 *
	 * @param permission its name
	 * @param value whether it is granted
	 * @param disabledReason the reason why it is not
	 */
	record Granted(@Nullable String permission, @Nullable Boolean value, @Nullable String disabledReason) {

		Permission toPermission() {
			return new Permission(Required.text(this.permission, "permissions.permission"),
					Required.field(this.value, "permissions.value"), this.disabledReason);
		}

	}

}
