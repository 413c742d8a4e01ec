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

package io.github.dagstergraphql.client.internal.launch.input;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Detects syntax errors that PyYAML, with which servers read run config, is certain to
 * reject. Text that only SnakeYAML rejects is accepted. Requires SnakeYAML on the class
 * path.
 */
final class YamlSyntax {

	/** Problems of SnakeYAML that PyYAML may not have. */
	private static final List<String> ACCEPTED = List.of("found unknown escape character /",
			"found unknown escape character \t", "expected '<document start>'");

	private static final String STANDARD_TAG = "tag:yaml.org,2002:";

	/** The standard tags for which PyYAML has a safe constructor. */
	private static final Set<String> STANDARD_TAGS = Set.of("null", "bool", "int", "float", "binary", "timestamp",
			"omap", "pairs", "set", "str", "seq", "map");

	private final Set<String> anchors = new HashSet<>();

	private int documents;

	private YamlSyntax() {
	}

	/**
	 * Check a text.
	 * @param yaml the text
	 * @throws IllegalArgumentException if it has a syntax error
	 */
	static void check(String yaml) {
		String fault = new YamlSyntax().faultOf(yaml);
		if (fault != null) {
			throw new IllegalArgumentException("run config is not valid YAML" + fault);
		}
	}

	private @Nullable String faultOf(String yaml) {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(Integer.MAX_VALUE);
		try {
			for (Event event : new Yaml(options).parse(new StringReader(yaml))) {
				String fault = faultOf(event);
				if (fault != null) {
					return at(event.getStartMark(), fault);
				}
			}
			return null;
		}
		catch (MarkedYAMLException ex) {
			return ACCEPTED.stream().anyMatch(String.valueOf(ex.getProblem())::startsWith) ? null
					: at(ex.getProblemMark(), reason(ex));
		}
		catch (ReaderException ex) {
			return ": it contains characters that YAML does not allow";
		}
		// a defect of SnakeYAML, such as for escapes of no character: the server decides
		catch (RuntimeException ex) {
			return null;
		}
	}

	private @Nullable String faultOf(Event event) {
		if (event instanceof DocumentStartEvent && ++this.documents > 1) {
			return "multiple documents are not supported";
		}
		if (event instanceof AliasEvent alias && !this.anchors.contains(alias.getAnchor())) {
			return "the alias has no anchor";
		}
		if (event instanceof NodeEvent node && node.getAnchor() != null) {
			this.anchors.add(node.getAnchor());
		}
		boolean standard = (event instanceof ScalarEvent scalar) ? isStandard(scalar.getTag())
				: !(event instanceof CollectionStartEvent collection) || isStandard(collection.getTag());
		return standard ? null : "the tag is not a standard tag";
	}

	private static boolean isStandard(@Nullable String tag) {
		return tag == null || tag.equals("!")
				|| (tag.startsWith(STANDARD_TAG) && STANDARD_TAGS.contains(tag.substring(STANDARD_TAG.length())));
	}

	// Other problems reported by SnakeYAML may quote the text; its contexts do not.
	private static String reason(MarkedYAMLException ex) {
		String problem = String.valueOf(ex.getProblem());
		if (problem.contains("TAB")) {
			return "a tab is not allowed here";
		}
		if (problem.endsWith("not allowed here") || ex.getContext() == null) {
			return problem.matches("[a-z ]+") ? problem : "unexpected text";
		}
		return ex.getContext();
	}

	private static String at(@Nullable Mark mark, String fault) {
		return (mark != null) ? " at line %d, column %d: %s".formatted(mark.getLine() + 1, mark.getColumn() + 1, fault)
				: ": " + fault;
	}

}
