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

package io.github.dagstergraphql.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The house of the test kit.
 */
@AnalyzeClasses(packages = "io.github.dagstergraphql.test", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String TEST = "io.github.dagstergraphql.test";

	@ArchTest
	static final ArchRule ARROWS_RUN_DOWN = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("door")
		.definedBy(TEST)
		.layer("wire")
		.definedBy(TEST + ".internal.http..")
		.layer("schema")
		.definedBy(TEST + ".internal.graphql..")
		.layer("behaviour")
		.definedBy(TEST + ".internal.launch..", TEST + ".internal.run..", TEST + ".internal.workspace..",
				TEST + ".internal.config..", TEST + ".internal.instance..", TEST + ".internal.asset..",
				TEST + ".internal.backfill..", TEST + ".internal.automation..")
		.layer("words")
		.definedBy(TEST + ".definition..", TEST + ".run..", TEST + ".fault..", TEST + ".request..", TEST + ".fixture..")
		.whereLayer("door")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("wire")
		.mayOnlyBeAccessedByLayers("door")
		.whereLayer("schema")
		.mayOnlyBeAccessedByLayers("door", "wire")
		.whereLayer("behaviour")
		.mayOnlyBeAccessedByLayers("door", "wire", "schema");

	@ArchTest
	static final ArchRule ROOMS_HAVE_NO_CIRCLES = slices().matching(TEST + ".(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule SPRING_IS_FOR_THE_CLIENT = noClasses().should()
		.dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("org.springframework.boot..",
				"org.springframework.context..", "org.springframework.web.."));

	@ArchTest
	static final ArchRule ONLY_THE_EXTENSION_NEEDS_JUNIT = classes().that()
		.doNotHaveSimpleName("EmbeddedDagsterExtension")
		.should()
		.onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage("org.junit.."));

}
