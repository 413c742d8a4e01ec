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

package io.github.dagstergraphql.boot.autoconfigure;

import java.beans.PropertyDescriptor;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * Names of the properties of a client, relative to {@code dagster} or
 * {@code dagster.clients.<name>}.
 */
final class DagsterPropertyNames {

	static final String HEADERS = "headers";

	/**
	 * Names used by other libraries or in earlier drafts of a configuration.
	 */
	private static final Map<String, String> LIKELY_MISTAKES = Map.ofEntries(Map.entry("uri", "url"),
			Map.entry("address", "url"), Map.entry("baseurl", "url"), Map.entry("endpoint", "url"),
			Map.entry("serverurl", "url"), Map.entry("graphqlurl", "url"), Map.entry("webserverurl", "url"),
			Map.entry("hostname", "host"), Map.entry("server", "host"), Map.entry("webserver", "host"),
			Map.entry("scheme", "https"), Map.entry("protocol", "https"), Map.entry("secure", "https"),
			Map.entry("tls", "https"), Map.entry("usehttps", "https"), Map.entry("sslenabled", "https"),
			Map.entry("path", "path-prefix"), Map.entry("basepath", "path-prefix"),
			Map.entry("contextpath", "path-prefix"), Map.entry("prefix", "path-prefix"),
			Map.entry("token", "auth.bearer.token"), Map.entry("accesstoken", "auth.bearer.token"),
			Map.entry("bearertoken", "auth.bearer.token"), Map.entry("authtoken", "auth.bearer.token"),
			Map.entry("apitoken", "auth.dagster-plus.token"), Map.entry("apikey", "auth.dagster-plus.token"),
			Map.entry("user", "auth.basic.username"), Map.entry("username", "auth.basic.username"),
			Map.entry("authusername", "auth.basic.username"), Map.entry("authuser", "auth.basic.username"),
			Map.entry("password", "auth.basic.password"), Map.entry("authpassword", "auth.basic.password"),
			Map.entry("timeout", "read-timeout"), Map.entry("requesttimeout", "read-timeout"),
			Map.entry("sslbundlename", "ssl.bundle"), Map.entry("location", "default-location"),
			Map.entry("repository", "default-repository"), Map.entry("retries", "retry.max-retries"),
			Map.entry("maxretries", "retry.max-retries"), Map.entry("retrymaxattempts", "retry.max-retries"));

	private static final Set<String> CLIENT = names(DagsterProperties.Client.class);

	private static final Set<String> ROOT = names(DagsterProperties.class);

	private DagsterPropertyNames() {
	}

	/**
	 * Return the properties of a client with a name, except headers.
	 * @return the names, relative to the client
	 */
	static Set<String> client() {
		return CLIENT;
	}

	/**
	 * Return the properties directly below {@code dagster}, except headers and clients.
	 * @return the names, relative to {@code dagster}
	 */
	static Set<String> root() {
		return ROOT;
	}

	/**
	 * Return whether a property of a client exists.
	 * @param key the name, relative to the client, in any spelling
	 * @return whether it exists
	 */
	static boolean isClientProperty(String key) {
		return isHeader(key) || CLIENT.stream().anyMatch((name) -> compact(name).equals(compact(key)));
	}

	/**
	 * Return whether a property directly below {@code dagster} exists.
	 * @param key the name, relative to {@code dagster}, in any spelling
	 * @return whether it exists
	 */
	static boolean isRootProperty(String key) {
		return isHeader(key) || ROOT.stream().anyMatch((name) -> compact(name).equals(compact(key)));
	}

	/**
	 * Return whether a name is that of a group of properties.
	 * @param key the name, relative to {@code dagster} or to a client
	 * @return whether it is a group, such as {@code auth.basic}
	 */
	static boolean isGroup(String key) {
		String prefix = key.toLowerCase(Locale.ROOT) + ".";
		return prefix.equals(HEADERS + ".") || ROOT.stream().anyMatch((name) -> name.startsWith(prefix));
	}

	private static boolean isHeader(String key) {
		return key.toLowerCase(Locale.ROOT).startsWith(HEADERS + ".");
	}

	/**
	 * Return the property of a client that is most similar to an unknown one.
	 * @param key the unknown name, relative to the client
	 * @return the name of a property, or {@code null} if none is similar
	 */
	static @Nullable String similarClientProperty(String key) {
		return similar(key, CLIENT);
	}

	/**
	 * Return the property directly below {@code dagster} that is most similar to an
	 * unknown one.
	 * @param key the unknown name, relative to {@code dagster}
	 * @return the name of a property, or {@code null} if none is similar
	 */
	static @Nullable String similarRootProperty(String key) {
		return similar(key, ROOT);
	}

	private static @Nullable String similar(String key, Set<String> names) {
		String compact = compact(key);
		String meant = LIKELY_MISTAKES.get(compact);
		if (meant != null) {
			return meant;
		}
		return names.stream()
			.min(Comparator.comparingInt((name) -> distance(compact, compact(name))))
			.filter((name) -> isSimilar(compact, compact(name)))
			.orElse(null);
	}

	/**
	 * Return whether a name is probably a misspelling of another.
	 * @param compact the name, {@linkplain #compact compact}
	 * @param other the other name, compact
	 * @return whether they differ in one or two letters
	 */
	static boolean isSimilar(String compact, String other) {
		return distance(compact, other) <= Math.min(2, Math.max(1, compact.length() / 3));
	}

	/**
	 * Return whether the value of a property may be shown.
	 * @param name the full name of the property
	 * @param value the value
	 * @return {@code false} for credentials, headers, URLs and unknown properties
	 */
	static boolean isShown(String name, Object value) {
		String key = name.replaceFirst("^dagster\\.(clients\\.(\\[[^]]*]|[^.]*)\\.)?", "");
		boolean secret = key.startsWith("auth") || isHeader(key) || key.endsWith("url");
		return !secret && isRootProperty(key) && !String.valueOf(value).contains("@");
	}

	/**
	 * Remove the differences between the spellings of a name, including the spelling of
	 * environment variables.
	 * @param name the name
	 * @return letters and digits only, in lower case
	 */
	static String compact(String name) {
		return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
	}

	private static Set<String> names(Class<?> type) {
		Set<String> names = new TreeSet<>();
		addNames(names, "", type);
		return names;
	}

	private static void addNames(Set<String> names, String prefix, Class<?> type) {
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
			String name = prefix + DataObjectPropertyName.toDashedForm(property.getName());
			if (PropertyGroups.isGroup(property.getPropertyType())) {
				addNames(names, name + ".", property.getPropertyType());
			}
			else if (!Map.class.isAssignableFrom(property.getPropertyType())
					&& !property.getPropertyType().equals(Class.class)) {
				names.add(name);
			}
		}
	}

	// Optimal string alignment: two transposed letters count as one mistake.
	private static int distance(String one, String other) {
		int[][] distance = new int[one.length() + 1][other.length() + 1];
		for (int i = 0; i <= one.length(); i++) {
			for (int j = 0; j <= other.length(); j++) {
				distance[i][j] = (i == 0 || j == 0) ? i + j
						: Math.min(Math.min(distance[i - 1][j], distance[i][j - 1]) + 1,
								distance[i - 1][j - 1] + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1));
				if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
						&& one.charAt(i - 2) == other.charAt(j - 1)) {
					distance[i][j] = Math.min(distance[i][j], distance[i - 2][j - 2] + 1);
				}
			}
		}
		return distance[one.length()][other.length()];
	}

}
