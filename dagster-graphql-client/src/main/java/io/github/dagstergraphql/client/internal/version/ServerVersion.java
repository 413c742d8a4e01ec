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

package io.github.dagstergraphql.client.internal.version;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version that a server reports.
 *
 * @param text the version, such as {@code 1.13.27}; development versions report
 * {@code 1!0+dev}
 */
public record ServerVersion(String text) {

	private static final Pattern RELEASE = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?.*",
			Pattern.DOTALL);

	/**
	 * Return whether the server is known to be older than a release.
	 * @param release the release, such as {@code 0.15.1}
	 * @return {@code false} if it is not older, or its version is unknown
	 */
	public boolean isBefore(String release) {
		Matcher own = RELEASE.matcher(this.text);
		Matcher other = RELEASE.matcher(release);
		return own.matches() && other.matches() && Arrays.compare(numbers(own), numbers(other)) < 0;
	}

	/**
	 * Return whether the server is known to have a later minor version than a release.
	 * @param release the release, such as {@code 1.13}
	 * @return {@code false} if it is not later, or its version is unknown
	 */
	boolean isAfterMinorOf(String release) {
		Matcher own = RELEASE.matcher(this.text);
		Matcher other = RELEASE.matcher(release);
		return own.matches() && other.matches() && Arrays.compare(numbers(own), 0, 2, numbers(other), 0, 2) > 0;
	}

	private static int[] numbers(Matcher release) {
		return new int[] { Integer.parseInt(release.group(1)), Integer.parseInt(release.group(2)),
				(release.group(3) != null) ? Integer.parseInt(release.group(3)) : 0 };
	}

	@Override
	public String toString() {
		return this.text;
	}

}
