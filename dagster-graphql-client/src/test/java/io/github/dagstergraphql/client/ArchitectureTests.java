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

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The house: which room may know which.
 */
@AnalyzeClasses(packages = "io.github.dagstergraphql.client", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String CLIENT = "io.github.dagstergraphql.client";

	@ArchTest
	static final ArchRule ARROWS_RUN_DOWN = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("door")
		.definedBy(CLIENT)
		.layer("rooms")
		.definedBy(CLIENT + ".job..", CLIENT + ".run..", CLIENT + ".location..", CLIENT + ".graphql..",
				CLIENT + ".asset..", CLIENT + ".instance..")
		.layer("behind the rooms")
		.definedBy(CLIENT + ".internal.job..", CLIENT + ".internal.run..", CLIENT + ".internal.location..",
				CLIENT + ".internal.document..", CLIENT + ".internal.instance..")
		.layer("workspace")
		.definedBy(CLIENT + ".internal.workspace..")
		.layer("ground")
		.definedBy(CLIENT + ".internal.graphql..")
		.layer("observation")
		.definedBy(CLIENT + ".observation..")
		.layer("credentials")
		.definedBy(CLIENT + ".auth..")
		.layer("errors")
		.definedBy(CLIENT + ".error..")
		.layer("texts")
		.definedBy(CLIENT + ".internal.text..")
		.whereLayer("door")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("behind the rooms")
		.mayOnlyBeAccessedByLayers("door")
		.whereLayer("rooms")
		.mayOnlyBeAccessedByLayers("door", "behind the rooms")
		.whereLayer("workspace")
		.mayOnlyBeAccessedByLayers("door", "behind the rooms")
		.whereLayer("ground")
		.mayOnlyAccessLayers("observation", "credentials", "errors", "texts")
		.whereLayer("observation")
		.mayOnlyBeAccessedByLayers("door", "behind the rooms", "ground")
		.whereLayer("observation")
		.mayOnlyAccessLayers("errors", "texts")
		.whereLayer("credentials")
		.mayOnlyBeAccessedByLayers("door", "ground")
		.whereLayer("credentials")
		.mayNotAccessAnyLayer()
		.whereLayer("errors")
		.mayOnlyBeAccessedByLayers("door", "rooms", "behind the rooms", "workspace", "ground", "observation")
		.whereLayer("errors")
		.mayOnlyAccessLayers("texts")
		.whereLayer("texts")
		.mayNotAccessAnyLayer();

	@ArchTest
	static final ArchRule ROOMS_HAVE_NO_CIRCLES = slices().matching(CLIENT + ".(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule THE_CLIENT_KNOWS_NO_BOOT = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	@ArchTest
	static final ArchRule ONLY_THE_METERS_NEED_MICROMETER_CORE = noClasses().that()
		.haveNameNotMatching(".*\\.(MicrometerDagsterClientMetrics|DagsterMeterDocumentation)(\\$.*)?")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.micrometer.core..");

	@ArchTest
	static final ArchRule NO_PUBLIC_SIGNATURE_MENTIONS_INTERNALS = methods().that()
		.areDeclaredInClassesThat()
		.resideOutsideOfPackage(CLIENT + ".internal..")
		.and()
		.areDeclaredInClassesThat()
		.arePublic()
		.and()
		.arePublic()
		.should(notMention(CLIENT + ".internal"));

	@ArchTest
	static final ArchRule ONLY_ONE_PLACE_BLOCKS = noClasses().that()
		.doNotHaveSimpleName("Blocking")
		.should()
		.callMethodWhere(
				JavaCall.Predicates.target(com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("block"))
					.and(JavaCall.Predicates.target(com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With
						.owner(JavaClass.Predicates.equivalentTo(Mono.class)))));

	@ArchTest
	static final ArchRule EXCEPTIONS_ARE_NAMED_SO_AND_LIVE_TOGETHER = classes().that()
		.areAssignableTo(Throwable.class)
		.and()
		.areNotPackagePrivate()
		.should()
		.resideInAPackage(CLIENT + ".error")
		.andShould()
		.haveSimpleNameEndingWith("Exception");

	@ArchTest
	static final ArchRule EXCEPTIONS_ARE_LEAVES_OR_ABSTRACT = classes().that()
		.resideInAPackage(CLIENT + ".error")
		.and()
		.areAssignableTo(Throwable.class)
		.and()
		.doNotHaveModifier(JavaModifier.ABSTRACT)
		.should()
		.haveModifier(JavaModifier.FINAL);

	private static ArchCondition<JavaMethod> notMention(String packageName) {
		return new ArchCondition<>("not mention " + packageName) {

			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				method.getAllInvolvedRawTypes()
					.stream()
					.filter((type) -> type.getPackageName().startsWith(packageName))
					.forEach((type) -> events.add(SimpleConditionEvent.violated(method,
							method.getFullName() + " mentions " + type.getName())));
			}

		};
	}

}
