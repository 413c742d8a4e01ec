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

package io.github.dagstergraphql.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ValueDeserializer;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DagsterClientRuntimeHints}.
 */
class DagsterClientRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@BeforeEach
	void register() {
		List<RuntimeHintsRegistrar> registrars = SpringFactoriesLoader
			.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class);
		assertThat(registrars).hasAtLeastOneElementOfType(DagsterClientRuntimeHints.class);
		registrars.forEach((registrar) -> registrar.registerHints(this.hints, getClass().getClassLoader()));
	}

	@Test
	void keepsEveryDocument() throws IOException {
		Path classes = Path.of("target/classes");
		try (Stream<Path> files = Files.walk(classes)) {
			List<String> documents = files.map((file) -> classes.relativize(file).toString())
				.filter((file) -> file.endsWith(".graphql"))
				.toList();
			assertThat(documents).hasSizeGreaterThan(8)
				.allSatisfy((document) -> assertThat(RuntimeHintsPredicates.resource().forResource(document))
					.accepts(this.hints));
		}
	}

	@Test
	void keepsEveryRecordOfResponses() {
		JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.github.dagstergraphql.client.internal");
		List<Class<?>> records = classes.stream()
			.filter(JavaClass::isRecord)
			.<Class<?>>map(JavaClass::reflect)
			.filter((record) -> !record.isLocalClass())
			.toList();
		assertThat(records).hasSizeGreaterThan(8)
			.allSatisfy((record) -> assertThat(RuntimeHintsPredicates.reflection()
				.onType(record)
				.withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)).accepts(this.hints));
	}

	@Test
	void keepsTheHttpClientOfAConnector() {
		assertThat(RuntimeHintsPredicates.reflection()
			.onFieldAccess(ReactorClientHttpConnector.class, ConnectorHttpClient.FIELD)).accepts(this.hints);
	}

	@Test
	void keepsEveryDeserializer() {
		JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.github.dagstergraphql.client.internal");
		List<Class<?>> deserializers = classes.stream()
			.filter((type) -> type.isAssignableTo(ValueDeserializer.class))
			.<Class<?>>map(JavaClass::reflect)
			.toList();
		assertThat(deserializers).isNotEmpty()
			.allSatisfy((deserializer) -> assertThat(RuntimeHintsPredicates.reflection()
				.onType(deserializer)
				.withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)).accepts(this.hints));
	}

}
