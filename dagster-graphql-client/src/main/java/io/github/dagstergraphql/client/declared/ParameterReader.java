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

package io.github.dagstergraphql.client.declared;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.asset.MaterializeSpec;
import io.github.dagstergraphql.client.declared.DeclaredParameter.Kind;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.internal.launch.input.Tags;
import io.github.dagstergraphql.client.job.ExecutionSpec;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.run.AwaitOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Reads the parameters of a method.
 */
final class ParameterReader {

	private static final String SUPPORTED = "annotate it with @RunConfig, @RunTag, @PartitionKey or @IdempotencyKey";

	private static final Set<Class<?>> KEY_TYPES = Set.of(String.class, UUID.class, Integer.class, Long.class,
			Short.class, BigInteger.class);

	private static final Set<Class<?>> PARTITION_TYPES = Set.of(String.class, LocalDate.class, LocalDateTime.class,
			Instant.class);

	private final Class<?> type;

	private final Method method;

	private final String description;

	private final boolean job;

	private final @Nullable ReturnType returnType;

	private final Attributes attributes;

	private final List<String> problems;

	private final List<DeclaredParameter> parameters = new ArrayList<>();

	private int optionsIndex = -1;

	private final List<String> paths = new ArrayList<>();

	private boolean wholeRunConfig;

	private final Set<String> tagKeys = new HashSet<>();

	private final Set<String> dimensions = new HashSet<>();

	private boolean partition;

	private boolean idempotencyKey;

	ParameterReader(Class<?> type, Method method, String description, boolean job, @Nullable ReturnType returnType,
			Attributes attributes, List<String> problems) {
		this.type = type;
		this.method = method;
		this.description = description;
		this.job = job;
		this.returnType = returnType;
		this.attributes = attributes;
		this.problems = problems;
	}

	List<DeclaredParameter> parameters() {
		return List.copyOf(this.parameters);
	}

	int optionsIndex() {
		return this.optionsIndex;
	}

	void read() {
		for (int i = 0; i < Coroutines.parameterCount(this.method); i++) {
			read(new Place(i));
		}
	}

	private void read(Place place) {
		Parameter parameter = this.method.getParameters()[place.index];
		List<Annotation> found = Stream.of(RunConfig.class, RunTag.class, PartitionKey.class, IdempotencyKey.class)
			.<Annotation>map((annotation) -> AnnotatedElementUtils.findMergedAnnotation(parameter, annotation))
			.filter((annotation) -> annotation != null)
			.toList();
		if (found.size() > 1) {
			place.add("has several annotations, %s: keep one of them".formatted(
					found.stream().map((annotation) -> "@" + annotation.annotationType().getSimpleName()).toList()));
			return;
		}
		if (found.isEmpty()) {
			readType(place);
			return;
		}
		Annotation annotation = found.get(0);
		if (annotation instanceof RunConfig runConfig) {
			readRunConfig(place, runConfig.value());
		}
		else if (annotation instanceof RunTag tag) {
			readTag(place, tag.value());
		}
		else if (annotation instanceof PartitionKey partitionKey) {
			readPartition(place, partitionKey.value());
		}
		else {
			readIdempotencyKey(place);
		}
	}

	private void readType(Place place) {
		if (place.raw == io.github.dagstergraphql.client.job.RunConfig.class) {
			readRunConfig(place, "");
		}
		else if (place.raw == io.github.dagstergraphql.client.partition.PartitionKey.class) {
			readPartition(place, "");
		}
		else if (place.raw == Consumer.class) {
			readCustomizer(place);
		}
		else if (place.raw == AwaitOptions.class) {
			readOptions(place, this.returnType == null || this.returnType.waits(),
					"does not wait for the run: return Run or AwaitedRun, or remove the parameter");
		}
		else if (place.raw == RunEventOptions.class) {
			readOptions(place, this.returnType == null || this.returnType.result() == ReturnType.Result.EVENTS,
					"does not return events: return Stream<RunEvent> or Flux<RunEvent>, or remove the parameter");
		}
		else {
			place.add("has no annotation, and its type %s is none of those that need none: %s"
				.formatted(place.raw.getSimpleName(), SUPPORTED));
		}
	}

	private void readRunConfig(Place place, String value) {
		if (value.isEmpty()) {
			readWholeRunConfig(place);
			return;
		}
		String path = this.attributes.resolve(value, place.toString(), this.problems);
		if (path == null) {
			return;
		}
		List<String> names = Arrays.asList(path.split("\\.", -1));
		if (names.stream().anyMatch(String::isBlank)) {
			place.add("has the path \"%s\" with an empty name: write @RunConfig(\"ops.load.config\")".formatted(path));
		}
		for (String other : this.paths) {
			if (path.equals(other) || path.startsWith(other + ".") || other.startsWith(path + ".")) {
				place.add(
						"has the path \"%s\", which conflicts with \"%s\": use different paths".formatted(path, other));
			}
		}
		if (this.wholeRunConfig) {
			place.add("has a part of the run config beside the whole one: remove one of them");
		}
		this.paths.add(path);
		add(place, Kind.RUN_CONFIG, names, (spec, config) -> spec.runConfig(names, config));
	}

	private void readWholeRunConfig(Place place) {
		if (this.wholeRunConfig) {
			place.add("is a second run config: write paths, such as @RunConfig(\"ops.load.config\")");
		}
		else if (!this.paths.isEmpty()) {
			place.add("has the whole run config beside a part of it, \"%s\": remove one of them"
				.formatted(this.paths.get(0)));
		}
		this.wholeRunConfig = true;
		if (place.raw == String.class) {
			add(place, Kind.RUN_CONFIG, List.of(), (spec, yaml) -> spec.execution().runConfigYaml((String) yaml));
			return;
		}
		if (BeanUtils.isSimpleProperty(place.raw) || place.raw.isArray()
				|| Collection.class.isAssignableFrom(place.raw)) {
			place.add(
					"is the whole run config, but %s is not an object: use a record, a Map, or a String with YAML, or write a path such as @RunConfig(\"ops.load.config.day\")"
						.formatted(place.raw.getSimpleName()));
		}
		add(place, Kind.RUN_CONFIG, List.of(), (spec, config) -> spec.execution().runConfig(config));
	}

	@SuppressWarnings("unchecked")
	private void readTag(Place place, String value) {
		boolean map = Map.class.isAssignableFrom(place.raw);
		if (value.isEmpty() && map) {
			Class<?> key = place.value.as(Map.class).getGeneric(0).resolve();
			if (key != null && key != String.class && key != Object.class) {
				place.add("has keys of type %s: use a Map<String, ?>".formatted(key.getSimpleName()));
			}
			add(place, Kind.TAG, List.of(), (spec, tags) -> spec.execution().tags((Map<String, ?>) tags));
			return;
		}
		if (value.isEmpty() && place.name == null) {
			place.add(
					"has no key, and its name is not available: write @RunTag(\"<key>\"), or compile with -parameters");
			return;
		}
		String key = value.isEmpty() ? place.name : this.attributes.resolve(value, place.toString(), this.problems);
		if (key == null) {
			return;
		}
		try {
			Tags.check(key, "");
		}
		catch (IllegalArgumentException ex) {
			place.add("has an invalid key (%s): write @RunTag(\"team\")".formatted(ex.getMessage()));
		}
		if (!this.tagKeys.add(key)) {
			place.add("has the tag \"%s\" a second time: use different keys".formatted(key));
		}
		add(place, Kind.TAG, List.of(), (spec, tag) -> spec.execution().tags(Map.of(key, tag)));
	}

	private void readPartition(Place place, String value) {
		boolean whole = place.raw == io.github.dagstergraphql.client.partition.PartitionKey.class;
		if (!whole && !PARTITION_TYPES.contains(place.raw) && !place.raw.isEnum()) {
			place.add(
					"is a partition key of type %s: use String, LocalDate, LocalDateTime, Instant, an enum, or the class PartitionKey"
						.formatted(place.raw.getSimpleName()));
		}
		if (value.isEmpty()) {
			if (this.partition || !this.dimensions.isEmpty()) {
				place.add(
						"is a second partition key: if the partitions have several dimensions, write the name of each, such as @PartitionKey(\"region\")");
			}
			this.partition = true;
			add(place, Kind.PARTITION, List.of(), (spec, key) -> spec.partitioned().partition(toKey(key)));
			return;
		}
		String dimension = this.attributes.resolve(value, place.toString(), this.problems);
		if (dimension == null) {
			return;
		}
		if (dimension.isEmpty()) {
			place.add("has an empty dimension: omit it, or write @PartitionKey(\"region\")");
		}
		if (whole) {
			place.add("is a complete partition key for a dimension: use String or LocalDate, or omit the dimension");
		}
		if (place.optional) {
			place.add("may be omitted, but a partition key needs all of its dimensions: remove @Nullable or Optional");
		}
		if (this.partition) {
			place.add("is a dimension beside a complete partition key: remove one of them");
		}
		if (!this.dimensions.add(dimension)) {
			place.add("has the dimension \"%s\" a second time: use different names".formatted(dimension));
		}
		add(place, Kind.DIMENSION, List.of(dimension), (spec, key) -> spec.dimension(dimension, toDimension(key)));
	}

	private static io.github.dagstergraphql.client.partition.PartitionKey toKey(Object value) {
		if (value instanceof io.github.dagstergraphql.client.partition.PartitionKey key) {
			return key;
		}
		if (value instanceof LocalDate day) {
			return io.github.dagstergraphql.client.partition.PartitionKey.of(day);
		}
		if (value instanceof LocalDateTime start) {
			return io.github.dagstergraphql.client.partition.PartitionKey.of(start);
		}
		if (value instanceof Instant start) {
			return io.github.dagstergraphql.client.partition.PartitionKey.of(start);
		}
		return io.github.dagstergraphql.client.partition.PartitionKey.of((String) toDimension(value));
	}

	private static Object toDimension(Object value) {
		return (value instanceof Enum<?> constant) ? constant.name() : value;
	}

	private void readIdempotencyKey(Place place) {
		if (!KEY_TYPES.contains(ClassUtils.resolvePrimitiveIfNecessary(place.raw))) {
			place.add("is an idempotency key of type %s: use String, UUID, or an integer"
				.formatted(place.raw.getSimpleName()));
		}
		if (this.idempotencyKey) {
			place.add("is a second idempotency key: remove one of them");
		}
		this.idempotencyKey = true;
		add(place, Kind.IDEMPOTENCY_KEY, List.of(),
				(spec, key) -> spec.execution().idempotencyKey(String.valueOf(key)));
	}

	@SuppressWarnings("unchecked")
	private void readCustomizer(Place place) {
		Class<?> accepted = place.value.getGeneric(0).resolve();
		Class<?> spec = this.job ? JobExecution.Builder.class : MaterializeSpec.class;
		if (accepted == null || !ExecutionSpec.class.isAssignableFrom(accepted) || !accepted.isAssignableFrom(spec)) {
			place.add("is a Consumer of an unsupported type: use Consumer<%s> or Consumer<ExecutionSpec<?>>"
				.formatted(this.job ? "JobExecution.Spec<?>" : "MaterializeSpec<?>"));
		}
		add(place, Kind.CUSTOMIZER, List.of(),
				(launch, customizer) -> launch.customizer((Consumer<Object>) customizer));
	}

	private void readOptions(Place place, boolean supported, String problem) {
		if (!supported) {
			place.add("has no effect, since the method " + problem);
		}
		if (this.optionsIndex >= 0) {
			place.add("is a second parameter with options: remove one of them");
		}
		this.optionsIndex = place.index;
	}

	private void add(Place place, Kind kind, List<String> path, BiConsumer<LaunchSpec, Object> setting) {
		this.parameters
			.add(new DeclaredParameter(place.index, place.toString(), place.optional, kind, path, place.raw, setting));
	}

	/**
	 * Parameter of the method.
	 */
	private final class Place {

		private final int index;

		private final @Nullable String name;

		private final boolean optional;

		private final ResolvableType value;

		private final Class<?> raw;

		Place(int index) {
			this.index = index;
			MethodParameter parameter = new MethodParameter(ParameterReader.this.method, index)
				.withContainingClass(ParameterReader.this.type);
			parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
			this.name = parameter.getParameterName();
			ResolvableType declared = ResolvableType.forMethodParameter(parameter);
			// not that of Spring, which includes parameters of Kotlin with a default
			// argument
			this.optional = declared.resolve() == Optional.class
					|| Nullness.forMethodParameter(parameter) == Nullness.NULLABLE;
			this.value = (declared.resolve() == Optional.class) ? declared.getGeneric(0) : declared;
			this.raw = this.value.resolve(Object.class);
		}

		void add(String problem) {
			ParameterReader.this.problems.add(this + " " + problem);
		}

		@Override
		public String toString() {
			return "%s, parameter %s".formatted(ParameterReader.this.description,
					(this.name != null) ? "\"" + this.name + "\"" : String.valueOf(this.index + 1));
		}

	}

}
