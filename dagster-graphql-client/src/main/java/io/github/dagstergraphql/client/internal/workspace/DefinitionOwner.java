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

package io.github.dagstergraphql.client.internal.workspace;

import java.util.List;

import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * An owner of a job or an asset ({@code DefinitionOwner}, {@code AssetOwner}).
 *
 * @param email the email address of a user, or {@code null}
 * @param team the name of a team, or {@code null}
 */
public record DefinitionOwner(@Nullable String email, @Nullable String team) {

	/**
	 * Return the owners as texts.
	 * @param owners the owners; {@code null} on older servers, which have none
	 * @return email addresses, and teams such as {@code team:core}
	 */
	public static List<String> texts(@Nullable List<@Nullable DefinitionOwner> owners) {
		return (owners != null) ? Required.list(owners, "owners").stream().map(DefinitionOwner::toText).toList()
				: List.of();
	}

	private String toText() {
		return (this.email != null) ? this.email : "team:" + Required.field(this.team, "owners.team");
	}

}
