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

package io.github.dagstergraphql.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What is on the class path, and who needs whom of it, as their POMs say, which lie
 * beside them in Maven's repository. So one class path, resolved by Maven, has in it
 * those of several applications.
 */
final class ClassPath {

	/** What some need for their tests only, as not their own POM says but its parent. */
	private static final Set<String> FOR_TESTS = Set.of("mockito-core");

	private final Map<String, List<Path>> entries = new LinkedHashMap<>();

	private final Map<String, Path> poms = new LinkedHashMap<>();

	/**
	 * Create the class path of this JVM.
	 */
	ClassPath() {
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			add(Path.of(entry));
		}
	}

	private void add(Path entry) {
		Path directory = entry.getParent();
		Path module = directory.getParent();
		if (directory.endsWith("target")) {
			add(module.getFileName().toString(), entry, module.resolve("pom.xml"));
			return;
		}
		String name = module.getFileName().toString();
		add(name, entry, directory.resolve(name + "-" + directory.getFileName() + ".pom"));
	}

	private void add(String name, Path entry, Path pom) {
		this.entries.computeIfAbsent(name, (key) -> new ArrayList<>()).add(entry);
		this.poms.put(name, pom);
	}

	/**
	 * Return the class path of an application.
	 * @param artifactIds what it depends on
	 * @return what these need, transitively, in the order of the whole class path
	 * @throws IOException if a POM cannot be read
	 */
	String of(String... artifactIds) throws IOException {
		Set<String> needed = new LinkedHashSet<>();
		List<String> open = new ArrayList<>(Arrays.asList(artifactIds));
		for (String name : artifactIds) {
			if (!this.entries.containsKey(name)) {
				throw new IllegalStateException(name + " is not on the class path");
			}
		}
		while (!open.isEmpty()) {
			String name = open.remove(open.size() - 1);
			if (this.entries.containsKey(name) && needed.add(name)) {
				open.addAll(dependencies(this.poms.get(name)));
			}
		}
		return this.entries.entrySet()
			.stream()
			.filter((entry) -> needed.contains(entry.getKey()))
			.flatMap((entry) -> entry.getValue().stream())
			.map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static List<String> dependencies(Path pom) throws IOException {
		if (!Files.exists(pom)) {
			throw new IllegalStateException("There is no " + pom + " to say what its artifact needs");
		}
		List<String> dependencies = new ArrayList<>();
		for (Element list : children(parse(pom).getDocumentElement(), "dependencies")) {
			for (Element dependency : children(list, "dependency")) {
				String scope = text(dependency, "scope", "compile");
				boolean needed = scope.equals("compile") || scope.equals("runtime");
				if (needed && !text(dependency, "optional", "false").equals("true")) {
					dependencies.add(text(dependency, "artifactId", ""));
				}
			}
		}
		dependencies.removeAll(FOR_TESTS);
		return dependencies;
	}

	private static Document parse(Path pom) throws IOException {
		try {
			return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile());
		}
		catch (ParserConfigurationException | SAXException ex) {
			throw new IOException(pom + " cannot be read", ex);
		}
	}

	private static String text(Element parent, String name, String defaultText) {
		List<Element> children = children(parent, name);
		return children.isEmpty() ? defaultText : children.get(0).getTextContent().strip();
	}

	private static List<Element> children(Element parent, String name) {
		List<Element> children = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element && element.getTagName().equals(name)) {
				children.add(element);
			}
		}
		return children;
	}

}
