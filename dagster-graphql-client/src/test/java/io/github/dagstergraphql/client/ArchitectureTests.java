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

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules about the structure of the client: which package may depend on which.
 */
@AnalyzeClasses(packages = "io.github.dagstergraphql.client", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String CLIENT = "io.github.dagstergraphql.client";

	/** The packages from top to bottom: each may depend only on those in lower lines. */
	private static final List<Set<String>> LAYERS = List.of(Set.of("declared", "listener"), Set.of(""),
			Set.of("internal.asset"),
			Set.of("internal.automation", "internal.backfill", "internal.job", "internal.location", "internal.instance",
					"internal.document"),
			Set.of("internal.automation.query", "internal.backfill.launch", "internal.job.query"),
			Set.of("internal.asset.search", "internal.asset.report", "internal.asset.wipe", "internal.asset.check"),
			Set.of("internal.asset.event", "internal.asset.condition"), Set.of("internal.asset.query"),
			Set.of("internal.run"), Set.of("internal.run.await", "internal.run.log"),
			Set.of("internal.run.search", "internal.run.reexecute", "internal.run.failure", "internal.run.event"),
			Set.of("internal.run.terminate", "internal.run.change", "internal.launch", "internal.partition"),
			Set.of("internal.run.query"), Set.of("internal.workspace"),
			Set.of("internal.watch", "internal.page", "internal.launch.error"), Set.of("internal.transport"),
			Set.of("internal.stream"), Set.of("internal.version"), Set.of("internal.failure"),
			Set.of("internal.call", "internal.metadata"), Set.of("internal.operation"), Set.of("internal.shape"),
			Set.of("asset", "automation", "backfill"), Set.of("asset.check", "asset.condition"),
			Set.of("graphql", "instance", "job"), Set.of("run", "location"), Set.of("event", "log"), Set.of("metadata"),
			Set.of("key", "partition"), Set.of("internal.launch.input"), Set.of("internal.address", "internal.redact"),
			Set.of("internal.json"), Set.of("auth", "observation"), Set.of("error"),
			Set.of("internal.text", "internal.time"));

	private static final int MAX_FILES = 24;

	@ArchTest
	static final ArchRule DEPENDENCIES_POINT_DOWN = classes().should(dependOnLowerLayersOnly());

	@ArchTest
	static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching(CLIENT + ".(**)").should().beFreeOfCycles();

	@ArchTest
	static void internalPackagesStaySmall(JavaClasses classes) {
		Map<String, Long> files = classes.stream()
			.filter((type) -> type.getPackageName().startsWith(CLIENT + ".internal") && type.isTopLevelClass()
					&& !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(files).hasSizeGreaterThan(10).allSatisfy((name, count) -> assertThat(count).isLessThan(MAX_FILES));
	}

	@ArchTest
	static final ArchRule THE_CLIENT_KNOWS_NO_BOOT = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	@ArchTest
	static final ArchRule ONLY_THE_METERS_NEED_MICROMETER_CORE = noClasses().that()
		.haveNameNotMatching(
				".*\\.(DagsterLiveConnectionMetrics|DagsterLiveMeterDocumentation|DagsterMeterObservationHandler|DagsterMeterDocumentation)(\\$.*)?")
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
	static final ArchRule EXCEPTIONS_ARE_NAMED_ALIKE = classes().that()
		.areAssignableTo(Throwable.class)
		.should()
		.haveSimpleNameEndingWith("Exception");

	@ArchTest
	static final ArchRule EXCEPTIONS_ARE_LEAVES_OR_ABSTRACT = classes().that()
		.areAssignableTo(DagsterGraphQlClientException.class)
		.and()
		.doNotHaveModifier(JavaModifier.ABSTRACT)
		.should()
		.haveModifier(JavaModifier.FINAL);

	private static ArchCondition<JavaClass> dependOnLowerLayersOnly() {
		return new ArchCondition<>("depend on lower layers only") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				int layer = layerOf(type);
				type.getDirectDependenciesFromSelf().stream().filter((dependency) -> {
					JavaClass target = dependency.getTargetClass().getBaseComponentType();
					return target.getPackageName().startsWith(CLIENT)
							&& !target.getPackageName().equals(type.getPackageName()) && layerOf(target) <= layer;
				})
					.forEach((dependency) -> events
						.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
			}

		};
	}

	private static int layerOf(JavaClass type) {
		String name = type.getPackageName().equals(CLIENT) ? "" : type.getPackageName().substring(CLIENT.length() + 1);
		for (int layer = 0; layer < LAYERS.size(); layer++) {
			if (LAYERS.get(layer).contains(name)) {
				return layer;
			}
		}
		throw new IllegalStateException("The package " + type.getPackageName() + " has no place in the layers");
	}

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
