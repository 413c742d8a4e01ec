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

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.AssetsSpec;
import io.github.dagstergraphql.client.asset.ReactiveAssetHandle;
import io.github.dagstergraphql.client.asset.ReactiveAssetsSpec;
import io.github.dagstergraphql.client.automation.ReactiveScheduleHandle;
import io.github.dagstergraphql.client.automation.ReactiveSchedulesSpec;
import io.github.dagstergraphql.client.automation.ReactiveSensorHandle;
import io.github.dagstergraphql.client.automation.ReactiveSensorsSpec;
import io.github.dagstergraphql.client.automation.ScheduleHandle;
import io.github.dagstergraphql.client.automation.SchedulesSpec;
import io.github.dagstergraphql.client.automation.SensorHandle;
import io.github.dagstergraphql.client.automation.SensorsSpec;
import io.github.dagstergraphql.client.backfill.AssetBackfillSpec;
import io.github.dagstergraphql.client.backfill.BackfillHandle;
import io.github.dagstergraphql.client.backfill.BackfillsSpec;
import io.github.dagstergraphql.client.backfill.ReactiveAssetBackfillSpec;
import io.github.dagstergraphql.client.backfill.ReactiveBackfillHandle;
import io.github.dagstergraphql.client.backfill.ReactiveBackfillsSpec;
import io.github.dagstergraphql.client.graphql.GraphQlOperations;
import io.github.dagstergraphql.client.graphql.ReactiveGraphQlOperations;
import io.github.dagstergraphql.client.instance.InstanceHandle;
import io.github.dagstergraphql.client.instance.ReactiveInstanceHandle;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.job.JobsSpec;
import io.github.dagstergraphql.client.job.ReactiveJobSpec;
import io.github.dagstergraphql.client.job.ReactiveJobsSpec;
import io.github.dagstergraphql.client.location.LocationHandle;
import io.github.dagstergraphql.client.location.LocationsSpec;
import io.github.dagstergraphql.client.location.ReactiveLocationHandle;
import io.github.dagstergraphql.client.location.ReactiveLocationsSpec;
import io.github.dagstergraphql.client.log.CapturedLogHandle;
import io.github.dagstergraphql.client.log.CapturedLogs;
import io.github.dagstergraphql.client.log.CapturedOutput;
import io.github.dagstergraphql.client.log.ReactiveCapturedLogHandle;
import io.github.dagstergraphql.client.log.ReactiveCapturedLogs;
import io.github.dagstergraphql.client.log.ReactiveCapturedOutput;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.ReactiveRunHandles;
import io.github.dagstergraphql.client.run.ReactiveRunsSpec;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunHandles;
import io.github.dagstergraphql.client.run.RunsSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The blocking and the reactive client have the same operations, with the same arguments.
 */
class TwinTests {

	/** What the reactive twin calls it. */
	private static final Map<String, String> NAMES = Map.ofEntries(
			Map.entry("GraphQlOperations", "ReactiveGraphQlOperations"),
			Map.entry("AssetHandle", "ReactiveAssetHandle"), Map.entry("AssetsSpec", "ReactiveAssetsSpec"),
			Map.entry("LocationHandle", "ReactiveLocationHandle"), Map.entry("RunHandle", "ReactiveRunHandle"),
			Map.entry("InstanceHandle", "ReactiveInstanceHandle"), Map.entry("RunsSpec", "ReactiveRunsSpec"),
			Map.entry("RunHandles", "ReactiveRunHandles"), Map.entry("LocationsSpec", "ReactiveLocationsSpec"),
			Map.entry("CapturedLogs", "ReactiveCapturedLogs"), Map.entry("BackfillHandle", "ReactiveBackfillHandle"),
			Map.entry("BackfillsSpec", "ReactiveBackfillsSpec"), Map.entry("JobSpec", "ReactiveJobSpec"),
			Map.entry("JobsSpec", "ReactiveJobsSpec"), Map.entry("AssetBackfillSpec", "ReactiveAssetBackfillSpec"),
			Map.entry("CapturedLogHandle", "ReactiveCapturedLogHandle"),
			Map.entry("CapturedOutput", "ReactiveCapturedOutput"),
			Map.entry("ScheduleHandle", "ReactiveScheduleHandle"), Map.entry("SchedulesSpec", "ReactiveSchedulesSpec"),
			Map.entry("SensorHandle", "ReactiveSensorHandle"), Map.entry("SensorsSpec", "ReactiveSensorsSpec"),
			Map.entry("long", "Long"), Map.entry("Stream", "Flux"));

	static Stream<Arguments> twins() {
		return Stream.of(Arguments.of(DagsterGraphQlClient.class, ReactiveDagsterGraphQlClient.class),
				Arguments.of(RunHandle.class, ReactiveRunHandle.class),
				Arguments.of(RunsSpec.class, ReactiveRunsSpec.class),
				Arguments.of(RunHandles.class, ReactiveRunHandles.class),
				Arguments.of(CapturedLogs.class, ReactiveCapturedLogs.class),
				Arguments.of(CapturedLogHandle.class, ReactiveCapturedLogHandle.class),
				Arguments.of(CapturedOutput.class, ReactiveCapturedOutput.class),
				Arguments.of(AssetHandle.class, ReactiveAssetHandle.class),
				Arguments.of(AssetsSpec.class, ReactiveAssetsSpec.class),
				Arguments.of(BackfillHandle.class, ReactiveBackfillHandle.class),
				Arguments.of(BackfillsSpec.class, ReactiveBackfillsSpec.class),
				Arguments.of(AssetBackfillSpec.class, ReactiveAssetBackfillSpec.class),
				Arguments.of(JobSpec.class, ReactiveJobSpec.class),
				Arguments.of(JobsSpec.class, ReactiveJobsSpec.class),
				Arguments.of(ScheduleHandle.class, ReactiveScheduleHandle.class),
				Arguments.of(SchedulesSpec.class, ReactiveSchedulesSpec.class),
				Arguments.of(SensorHandle.class, ReactiveSensorHandle.class),
				Arguments.of(SensorsSpec.class, ReactiveSensorsSpec.class),
				Arguments.of(LocationsSpec.class, ReactiveLocationsSpec.class),
				Arguments.of(LocationHandle.class, ReactiveLocationHandle.class),
				Arguments.of(InstanceHandle.class, ReactiveInstanceHandle.class),
				Arguments.of(GraphQlOperations.class, ReactiveGraphQlOperations.class),
				Arguments.of(GraphQlOperations.RequestSpec.class, ReactiveGraphQlOperations.RequestSpec.class),
				Arguments.of(GraphQlOperations.RetrieveSpec.class, ReactiveGraphQlOperations.RetrieveSpec.class));
	}

	@ParameterizedTest
	@MethodSource("twins")
	void doTheSame(Class<?> blocking, Class<?> reactive) {
		Set<String> expected = signatures(blocking);
		expected.remove("reactive() ReactiveDagsterGraphQlClient");
		expected.removeIf((signature) -> signature.startsWith("awaitAsync("));
		Set<String> actual = signatures(reactive);
		// results that never end are for the reactive client only
		actual.removeIf((signature) -> signature.startsWith("retrieveSubscription("));
		assertThat(actual).isEqualTo(expected);
	}

	private static Set<String> signatures(Class<?> type) {
		Set<String> signatures = new TreeSet<>();
		for (Method method : type.getMethods()) {
			if (!Modifier.isStatic(method.getModifiers()) && !method.isBridge()) {
				signatures.add(method.getName() + "("
						+ Arrays.stream(method.getGenericParameterTypes()).map(Type::getTypeName).toList() + ") "
						+ result(method.getGenericReturnType()));
			}
		}
		return new TreeSet<>(signatures.stream().map((signature) -> signature.replace("([])", "()")).toList());
	}

	// The name of the result, as the reactive twin calls it and without its Mono.
	private static String result(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			List<String> arguments = Arrays.stream(parameterized.getActualTypeArguments())
				.map(TwinTests::result)
				.toList();
			return (parameterized.getRawType() == Mono.class) ? arguments.get(0)
					: result(parameterized.getRawType()) + arguments;
		}
		if (type == Void.class) {
			return "void";
		}
		String name = type.getTypeName().replaceAll("[\\w.]+[.$](?=\\w)", "");
		return NAMES.getOrDefault(name, name);
	}

}
