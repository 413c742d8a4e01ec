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

package io.github.dagstergraphql.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * How the answer of the embedded server differs from the real one. Statuses, content
 * types, keys, JSON types and values must be the same, except for values that no two
 * servers have in common.
 */
final class Difference {

	/** Keys whose values are a server's own: only their JSON types are compared. */
	private static final Set<String> OWN = Set.of("id", "runId", "serverId", "versionKey", "pipelineSnapshotId",
			"timestamp", "creationTime", "updateTime", "startTime", "endTime", "enqueuedTime", "launchTime",
			"updatedTimestamp", "updateTimestamp", "lastHeartbeatTime", "configTypeKey", "info", "executablePath",
			"cursor", "rootRunId", "jobOriginId", "selectorId", "startTimestamp", "parentPipelineSnapshotId");

	/** Keys below which everything is a server's own: stacks, paths. */
	private static final Set<String> OWN_TREE = Set.of("stack", "errorInfo", "displayMetadata",
			"repositoryLocationMetadata", "locations");

	/** Keys of lists that Dagster makes of a set, in any order. */
	private static final Set<String> UNORDERED = Set.of("nodes", "repositories", "steps");

	private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private static final Pattern SUGGESTION = Pattern.compile(" Did you mean .*\\?$");

	private final List<String> found = new ArrayList<>();

	private Difference() {
	}

	static List<String> between(Answer real, Answer embedded) {
		Difference difference = new Difference();
		if (real.status() != embedded.status()) {
			difference.found.add("status: real %d, embedded %d".formatted(real.status(), embedded.status()));
		}
		if (!real.contentType().equals(embedded.contentType())) {
			difference.found
				.add("content type: real %s, embedded %s".formatted(real.contentType(), embedded.contentType()));
		}
		if (!real.contentType().equals("text/html")) {
			difference.compare("", "", real.body(), embedded.body());
		}
		return difference.found;
	}

	private void compare(String path, String key, JsonNode real, JsonNode embedded) {
		if (key.equals("stack") && real.isObject()) {
			// the place of a config error, not a stack trace
			compareObjects(path, real, embedded);
			return;
		}
		String field = key.substring(key.lastIndexOf('_') + 1);
		if (OWN_TREE.contains(field)) {
			if (real.getNodeType() != embedded.getNodeType()) {
				add(path, real, embedded);
			}
			return;
		}
		if (real.isObject() && embedded.isObject()) {
			compareObjects(path, real, embedded);
		}
		else if (real.isArray() && embedded.isArray()) {
			if (real.size() != embedded.size()) {
				add(path, real, embedded);
				return;
			}
			if (UNORDERED.contains(field)) {
				compareUnordered(path, key, real, embedded);
			}
			else {
				compareOrdered(path, key, real, embedded);
			}
		}
		else if (real.getNodeType() != embedded.getNodeType()
				|| (!OWN.contains(field) && !text(field, real).equals(text(field, embedded)))) {
			add(path, real, embedded);
		}
	}

	private void compareOrdered(String path, String key, JsonNode real, JsonNode embedded) {
		for (int i = 0; i < real.size(); i++) {
			compare(path + "[" + i + "]", key, real.get(i), embedded.get(i));
		}
	}

	// each with the one that it differs least from
	private void compareUnordered(String path, String key, JsonNode real, JsonNode embedded) {
		List<JsonNode> left = new ArrayList<>(embedded.valueStream().toList());
		for (JsonNode node : real) {
			Difference least = null;
			JsonNode match = null;
			for (JsonNode candidate : left) {
				Difference difference = new Difference();
				difference.compare(path + "[]", key, node, candidate);
				if (least == null || difference.found.size() < least.found.size()) {
					least = difference;
					match = candidate;
				}
				if (least.found.isEmpty()) {
					break;
				}
			}
			left.remove(match);
			this.found.addAll(least.found);
		}
	}

	private void compareObjects(String path, JsonNode real, JsonNode embedded) {
		Set<String> keys = new TreeSet<>(real.propertyNames());
		keys.addAll(embedded.propertyNames());
		for (String key : keys) {
			if (!real.has(key) || !embedded.has(key)) {
				this.found.add(path + "." + key + " is only in the " + (real.has(key) ? "real" : "embedded") + " one");
			}
			else {
				compare(path + "." + key, key, real.get(key), embedded.get(key));
			}
		}
	}

	private static String text(String field, JsonNode node) {
		String text = ID.matcher(node.isString() ? node.asString() : node.toString()).replaceAll("ID");
		if (field.equals("message")) {
			// further lines are paths, and what a parser saw is its own
			text = text.replaceFirst("(?s)^(yaml\\.\\w+\\.\\w+): .*", "$1");
			// a set in Python, in any order
			text = text.replaceFirst("^(.*AssetKey\\(s\\)) \\[[^]]*]", "$1 [..]");
			text = SUGGESTION.matcher(text.lines().findFirst().orElse("")).replaceFirst("");
		}
		return text;
	}

	private void add(String path, JsonNode real, JsonNode embedded) {
		this.found.add("%s: real %s, embedded %s".formatted(path, shorten(real), shorten(embedded)));
	}

	private static String shorten(JsonNode node) {
		String text = node.toString();
		return (text.length() > 500) ? text.substring(0, 500) + ".." : text;
	}

}
