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

package io.github.dagstergraphql.test.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.internal.workspace.NearMisses;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The GraphQL operations of the client: one in each of its documents, which has its name,
 * and one whose document is built for the repositories that it asks for.
 */
final class ClientOperations {

	private static final String SUFFIX = ".graphql";

	private static final String DOCUMENTS = "classpath*:io/github/dagstergraphql/client/**/*" + SUFFIX;

	private static final String WITHOUT_DOCUMENT = "FindJob";

	private static final Set<String> NAMES = find();

	private ClientOperations() {
	}

	static void check(String operation) {
		if (NAMES.contains(operation)) {
			return;
		}
		List<String> nearMisses = NearMisses.of(operation, NAMES, (name) -> name);
		String hint = nearMisses.isEmpty() ? "Its operations are " + String.join(", ", NAMES) + "."
				: "Did you mean " + String.join(" or ", nearMisses) + "?";
		throw new IllegalArgumentException(("the client has no operation \"%s\". %s Use onCustomOperation(..) for an "
				+ "operation in a document of your own")
			.formatted(operation, hint));
	}

	private static Set<String> find() {
		try {
			Set<String> names = new TreeSet<>(Set.of(WITHOUT_DOCUMENT));
			Resource[] documents = new PathMatchingResourcePatternResolver(DagsterGraphQlClient.class.getClassLoader())
				.getResources(DOCUMENTS);
			Arrays.stream(documents)
				.map((document) -> Objects.requireNonNull(document.getFilename()))
				.forEach((file) -> names.add(file.substring(0, file.length() - SUFFIX.length())));
			return names;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The documents of the client cannot be found", ex);
		}
	}

}
