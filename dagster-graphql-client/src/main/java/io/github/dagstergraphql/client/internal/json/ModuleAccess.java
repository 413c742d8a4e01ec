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

package io.github.dagstergraphql.client.internal.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Detects failures of Jackson because a module of the application is not open to it.
 */
final class ModuleAccess {

	private static final Pattern NOT_OPEN = Pattern
		.compile("module (\\S+) does not [\"']?(?:opens?|exports?) ([\\w.]+)[\"']? to");

	private ModuleAccess() {
	}

	/**
	 * Return the required action for a failure.
	 * @param failure the failure
	 * @return the sentence, or {@code null} if it has another cause
	 */
	static @Nullable String remedy(JacksonException failure) {
		for (Throwable each = failure; each != null; each = each.getCause()) {
			Matcher notOpen = NOT_OPEN.matcher(String.valueOf(each.getMessage()));
			if (notOpen.find()) {
				return "Open the package to Jackson: \"opens %s to tools.jackson.databind\" in module %s"
					.formatted(notOpen.group(2), notOpen.group(1));
			}
		}
		return null;
	}

}
