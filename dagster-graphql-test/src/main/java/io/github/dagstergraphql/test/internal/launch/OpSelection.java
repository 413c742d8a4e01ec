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

package io.github.dagstergraphql.test.internal.launch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.test.definition.JobDefinition;

/**
 * Op selections such as {@code *load+}: a name, preceded by {@code *} for all upstream
 * steps or by one {@code +} for each upstream level, and followed by the same for
 * downstream steps.
 */
final class OpSelection {

	private static final Pattern CLAUSE = Pattern.compile("(\\*?\\+*)([./\\w\\[\\]?-]+)(\\+*\\*?)");

	private final List<String> steps;

	private final Map<String, Set<String>> upstream = new HashMap<>();

	private final Map<String, Set<String>> downstream = new HashMap<>();

	OpSelection(JobDefinition job) {
		this.steps = job.steps();
		job.ops().forEach((op) -> op.upstream().forEach((before) -> {
			this.upstream.computeIfAbsent(op.name(), (name) -> new HashSet<>()).add(before);
			this.downstream.computeIfAbsent(before, (name) -> new HashSet<>()).add(op.name());
		}));
	}

	/**
	 * Return the selected steps.
	 * @param clauses the selection
	 * @return the steps, or empty if a clause selects nothing
	 */
	Set<String> select(List<String> clauses) {
		if (clauses.equals(List.of("*"))) {
			return new LinkedHashSet<>(this.steps);
		}
		Set<String> selected = new HashSet<>();
		for (String clause : clauses) {
			Matcher matcher = CLAUSE.matcher(clause.strip());
			if (!matcher.matches() || !this.steps.contains(matcher.group(2))) {
				return Set.of();
			}
			selected.addAll(reach(matcher.group(2), this.upstream, depth(matcher.group(1))));
			selected.addAll(reach(matcher.group(2), this.downstream, depth(matcher.group(3))));
		}
		Set<String> ordered = new LinkedHashSet<>(this.steps);
		ordered.retainAll(selected);
		return ordered;
	}

	private static int depth(String part) {
		return part.contains("*") ? Integer.MAX_VALUE : part.length();
	}

	private static Set<String> reach(String start, Map<String, Set<String>> graph, int depth) {
		Set<String> reached = new HashSet<>(Set.of(start));
		Set<String> border = reached;
		for (int level = 0; level < depth && !border.isEmpty(); level++) {
			Set<String> next = new HashSet<>();
			border.forEach((step) -> next.addAll(graph.getOrDefault(step, Set.of())));
			next.removeAll(reached);
			reached = new HashSet<>(reached);
			reached.addAll(next);
			border = next;
		}
		return reached;
	}

}
