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

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.AwaitOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.core.KotlinDetector;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.util.StringUtils;

/**
 * Reads a method that is annotated with {@link DagsterJob} or {@link DagsterAsset}.
 */
final class MethodReader {

	private final Class<?> type;

	private final Method method;

	private final String description;

	private final InterfaceDefaults defaults;

	private final Attributes attributes;

	private final List<String> problems;

	MethodReader(Class<?> type, Method method, String description, InterfaceDefaults defaults, Attributes attributes,
			List<String> problems) {
		this.type = type;
		this.method = method;
		this.description = description;
		this.defaults = defaults;
		this.attributes = attributes;
		this.problems = problems;
	}

	/**
	 * Read the method.
	 * @return the method, or {@code null} if it has mistakes
	 */
	@Nullable DeclaredMethod read() {
		int before = this.problems.size();
		DagsterJob job = AnnotatedElementUtils.findMergedAnnotation(this.method, DagsterJob.class);
		DagsterAsset asset = AnnotatedElementUtils.findMergedAnnotation(this.method, DagsterAsset.class);
		if (job != null && asset != null) {
			add("has both @DagsterJob and @DagsterAsset: remove one of them, or declare two methods");
			return null;
		}
		ReturnType returnType = returnType();
		LaunchTarget target = (job != null) ? target(job) : (asset != null) ? target(asset) : null;
		AwaitOptions awaitOptions = (job != null) ? awaitOptions(job.awaitTimeout(), job.requireSuccess(), returnType)
				: (asset != null) ? awaitOptions(asset.awaitTimeout(), asset.requireSuccess(), returnType) : null;
		ParameterReader parameters = new ParameterReader(this.type, this.method, this.description, job != null,
				returnType, this.attributes, this.problems);
		parameters.read();
		if (parameters.optionsIndex() >= 0 && awaitOptions != null) {
			add("has an awaitTimeout and a parameter of type AwaitOptions: remove one of them");
		}
		if (this.problems.size() > before || returnType == null || target == null) {
			return null;
		}
		return new DeclaredMethod(this.method, this.description, target, parameters.parameters(),
				parameters.optionsIndex(), awaitOptions, returnType);
	}

	private @Nullable ReturnType returnType() {
		boolean suspending = KotlinDetector.isSuspendingFunction(this.method);
		ResolvableType declared = suspending ? Coroutines.result(this.method, this.type)
				: ResolvableType.forMethodReturnType(this.method, this.type);
		ReturnType returnType = suspending ? ReturnType.ofSuspending(declared) : ReturnType.of(declared);
		if (returnType == null && suspending) {
			add("suspends and returns %s, which is not supported: return %s".formatted(declared,
					ReturnType.SUPPORTED_IN_KOTLIN));
		}
		else if (returnType == null) {
			add("returns %s, which is not supported: return %s"
				.formatted(this.method.getGenericReturnType().getTypeName(), ReturnType.SUPPORTED));
		}
		else if (returnType.needsCoroutines() && !Coroutines.isPresent()) {
			add("%s, which requires kotlinx-coroutines-reactor: add it to the dependencies, or return Mono or Flux"
				.formatted(suspending ? "suspends" : "returns a Flow"));
		}
		return returnType;
	}

	private @Nullable LaunchTarget target(DagsterJob job) {
		String name = resolve(job.value(), "value");
		if (name == null) {
			return null;
		}
		if (name.isEmpty()) {
			add("has no name of a job: write @DagsterJob(\"<name of the job>\")");
			return null;
		}
		JobExecution.Builder builder = JobExecution.builder(name);
		String location = location(job.location());
		if (location != null) {
			builder.location(location);
		}
		String repository = repository(job.repository());
		if (repository != null) {
			builder.repository(repository);
		}
		try {
			return new JobTarget(builder.tags(tags(job.tags()))
				.opSelection(selection(job.opSelection(), "opSelection"))
				.assetSelection(selection(job.assetSelection(), "assetSelection"))
				.build());
		}
		catch (IllegalArgumentException ex) {
			add("has an invalid attribute: " + ex.getMessage());
			return null;
		}
	}

	private @Nullable LaunchTarget target(DagsterAsset asset) {
		List<AssetKey> keys = new ArrayList<>();
		for (String key : asset.value()) {
			String resolved = resolve(key, "value");
			if (resolved == null) {
				continue;
			}
			try {
				keys.add(AssetKey.parse(resolved));
			}
			catch (IllegalArgumentException ex) {
				add("has an invalid asset key \"%s\" (%s): write @DagsterAsset(\"raw/orders\")".formatted(key,
						ex.getMessage()));
			}
		}
		if (asset.value().length == 0) {
			add("has no asset key: write @DagsterAsset(\"<key of the asset>\")");
		}
		return keys.isEmpty() ? null : new AssetTarget(List.copyOf(keys), location(asset.location()),
				repository(asset.repository()), tags(asset.tags()));
	}

	private @Nullable String location(String value) {
		String location = this.attributes.resolveOptional(value, this.description + ", location", this.problems);
		return (location != null) ? location : this.defaults.location();
	}

	private @Nullable String repository(String value) {
		String repository = this.attributes.resolveOptional(value, this.description + ", repository", this.problems);
		return (repository != null) ? repository : this.defaults.repository();
	}

	private Map<String, String> tags(String[] values) {
		Map<String, String> tags = new LinkedHashMap<>(this.defaults.tags());
		tags.putAll(this.attributes.tags(values, this.description, this.problems));
		return tags;
	}

	private String[] selection(String[] values, String attribute) {
		return Arrays.stream(values)
			.map((value) -> resolve(value, attribute))
			.filter(Objects::nonNull)
			.toArray(String[]::new);
	}

	private @Nullable AwaitOptions awaitOptions(String value, boolean requireSuccess, @Nullable ReturnType returnType) {
		if ((!value.isEmpty() || requireSuccess) && returnType != null && !returnType.waits()) {
			add("has %s, but does not wait for the run: return Run or AwaitedRun, or remove the attribute"
				.formatted(requireSuccess ? "requireSuccess" : "an awaitTimeout"));
			return null;
		}
		if (value.isEmpty()) {
			if (requireSuccess) {
				add("has requireSuccess without a timeout: set awaitTimeout = \"30m\", or use a parameter of type AwaitOptions with requireSuccess() instead");
			}
			return null;
		}
		Duration timeout = timeout(value);
		if (timeout == null) {
			return null;
		}
		AwaitOptions options = AwaitOptions.within(timeout);
		return requireSuccess ? options.requireSuccess() : options;
	}

	private @Nullable Duration timeout(String value) {
		String text = resolve(value, "awaitTimeout");
		if (text == null) {
			return null;
		}
		try {
			Duration timeout = (!StringUtils.hasText(text) || text.chars().allMatch(Character::isDigit)) ? Duration.ZERO
					: DurationFormatterUtils.detectAndParse(text);
			if (timeout.compareTo(Duration.ZERO) > 0) {
				return timeout;
			}
		}
		catch (IllegalArgumentException ex) {
			// reported below
		}
		add("has the awaitTimeout \"%s\", which is not a positive duration with a unit: write awaitTimeout = \"30m\""
			.formatted(text));
		return null;
	}

	private @Nullable String resolve(String value, String attribute) {
		return this.attributes.resolve(value, this.description + ", " + attribute, this.problems);
	}

	private void add(String problem) {
		this.problems.add(this.description + " " + problem);
	}

}
