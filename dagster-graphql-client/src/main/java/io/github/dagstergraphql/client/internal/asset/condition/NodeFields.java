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

package io.github.dagstergraphql.client.internal.asset.condition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.asset.condition.AutomationConditionNode;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import org.jspecify.annotations.Nullable;

/**
 * An {@code AutomationConditionEvaluationNode}.
 *
 * @param uniqueId the id of the condition
 * @param userLabel the label, or {@code null}
 * @param expandedLabel the condition as a text, in parts
 * @param startTimestamp the time at which the evaluation began, or {@code null}
 * @param endTimestamp the time at which the evaluation ended, or {@code null}
 * @param numTrue the number of partitions for which it is true, or {@code null}
 * @param numCandidates the number of evaluated partitions, or {@code null} for all
 * @param partitioned whether it was evaluated for partitions
 * @param childUniqueIds the parts of the condition
 */
record NodeFields(@Nullable String uniqueId, @Nullable String userLabel, @Nullable List<@Nullable String> expandedLabel,
		@Nullable Double startTimestamp, @Nullable Double endTimestamp, @Nullable Integer numTrue,
		@Nullable Integer numCandidates, @JsonProperty("isPartitioned") @Nullable Boolean partitioned,
		@Nullable List<@Nullable String> childUniqueIds) {

	private static final String NODES = "evaluationNodes";

	/**
	 * Return the tree of a list in which each node precedes its children. Ids do not
	 * identify nodes: a condition may be a part of several others.
	 * @param nodes the nodes
	 * @param root the id of the root
	 * @return the root
	 */
	static AutomationConditionNode toTree(List<NodeFields> nodes, String root) {
		Deque<AutomationConditionNode> trees = new ArrayDeque<>();
		for (int index = nodes.size() - 1; index >= 0; index--) {
			trees.push(nodes.get(index).toNode(trees));
		}
		if (trees.size() != 1 || !trees.element().uniqueId().equals(root)) {
			throw new ShapeException(NODES);
		}
		return trees.element();
	}

	private AutomationConditionNode toNode(Deque<AutomationConditionNode> trees) {
		List<AutomationConditionNode> children = new ArrayList<>();
		for (String childId : Required.list(this.childUniqueIds, NODES + ".childUniqueIds")) {
			AutomationConditionNode child = trees.poll();
			if (child == null || !child.uniqueId().equals(childId)) {
				throw new ShapeException(NODES);
			}
			children.add(child);
		}
		return AutomationConditionNode
			.builder(Required.text(this.uniqueId, NODES + ".uniqueId"),
					String.join(" ", Required.list(this.expandedLabel, NODES + ".expandedLabel")))
			.userLabel(this.userLabel)
			.startTimestamp(Required.timeIfPresent(this.startTimestamp, NODES + ".startTimestamp"))
			.endTimestamp(Required.timeIfPresent(this.endTimestamp, NODES + ".endTimestamp"))
			.numTrue(this.numTrue)
			.numCandidates(this.numCandidates)
			.partitioned(Required.field(this.partitioned, NODES + ".isPartitioned"))
			.children(children)
			.build();
	}

}
