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

package io.github.dagstergraphql.boot.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dagstergraphql.boot.autoconfigure.DagsterClientProperties.Auth;
import io.github.dagstergraphql.boot.autoconfigure.DagsterClientProperties.Basic;
import io.github.dagstergraphql.boot.autoconfigure.DagsterClientProperties.Bearer;
import io.github.dagstergraphql.boot.autoconfigure.DagsterClientProperties.DagsterPlus;
import io.github.dagstergraphql.boot.autoconfigure.DagsterClientProperties.OAuth2;
import io.github.dagstergraphql.boot.autoconfigure.DagsterClientProperties.Ssl;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.unit.DataSize;

/**
 * Bind handler that collects binding errors instead of failing with the first one, and
 * reports values that are probably mistakes: unresolvable placeholders, and durations
 * without a unit. Line breaks at the end of a value, as in files with secrets, are
 * removed.
 */
final class ProblemBindHandler extends AbstractBindHandler {

	private static final ConfigurationPropertyName DAGSTER = ConfigurationPropertyName.of("dagster");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^{}]*}");

	private static final Pattern NUMBER = Pattern.compile("[+-]?\\d*[1-9]\\d*");

	private static final Map<Class<?>, String> MEMBERS = Map.of(DagsterProperties.Client.class, "url", Auth.class,
			"bearer.token", Basic.class, "username", Bearer.class, "token", DagsterPlus.class, "token", OAuth2.class,
			"registration-id", Ssl.class, "bundle", DagsterProperties.Shutdown.class, "end-waits");

	private static final Map<String, String> MEMBERS_OF_MAPS = Map.of("dagster.clients", "<name>.url");

	private final PropertyProblems problems;

	ProblemBindHandler(BindHandler parent, PropertyProblems problems) {
		super(parent);
		this.problems = problems;
	}

	// A YAML group with all its lines commented out is bound as an empty string.
	@Override
	public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		ConfigurationProperty property = isGroup(target) ? property(name, context) : null;
		return (property != null && property.getValue().toString().isEmpty()) ? null
				: super.onStart(name, target, context);
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		ConfigurationProperty property = property(name, context);
		if (property == null) {
			return super.onSuccess(name, target, context, result);
		}
		if (result instanceof String text) {
			checkPlaceholders(name, property, text);
			return super.onSuccess(name, target, context, withoutLineBreak(text));
		}
		if (result instanceof Duration && NUMBER.matcher(resolved(name, context)).matches()) {
			String number = resolved(name, context);
			this.problems.add(name.toString(),
					"The duration has no unit. Write %ss for seconds or %sms for milliseconds.".formatted(number,
							number));
		}
		return super.onSuccess(name, target, context, result);
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		ConfigurationProperty property = property(name, context);
		if (property == null) {
			return super.onFailure(name, target, context, error);
		}
		String value = resolved(name, context);
		Class<?> type = target.getType().resolve(Object.class);
		boolean group = isGroup(target);
		Object converted = group ? null : convert(withoutLineBreak(value), type);
		if (converted == null) {
			this.problems.add(name.toString(),
					group ? groupReason(name, type) : valueReason(name, property, value, type));
		}
		return converted;
	}

	private static boolean isGroup(Bindable<?> target) {
		Class<?> type = target.getType().resolve(Object.class);
		return PropertyGroups.isGroup(type) || Map.class.isAssignableFrom(type);
	}

	// The context contains no property for a group.
	private static @Nullable ConfigurationProperty property(ConfigurationPropertyName name, BindContext context) {
		if (DAGSTER.isAncestorOf(name)) {
			for (ConfigurationPropertySource source : context.getSources()) {
				ConfigurationProperty property = source.getConfigurationProperty(name);
				if (property != null) {
					return property;
				}
			}
		}
		return null;
	}

	private static String resolved(ConfigurationPropertyName name, BindContext context) {
		return context.getBinder().bind(name, Bindable.of(String.class)).orElse("");
	}

	private static @Nullable Object convert(String value, Class<?> type) {
		try {
			return ApplicationConversionService.getSharedInstance()
				.convert(value, TypeDescriptor.valueOf(String.class), TypeDescriptor.valueOf(type));
		}
		catch (ConversionException ex) {
			return null;
		}
	}

	private static String withoutLineBreak(String text) {
		return text.replaceFirst("[\\r\\n]+$", "");
	}

	private void checkPlaceholders(ConfigurationPropertyName name, ConfigurationProperty property, String value) {
		// "\${" in the configuration is "${" in the value
		if (PLACEHOLDER.matcher(value).find() && !property.getValue().toString().contains("\\${")) {
			this.problems.add(name.toString(), placeholderReason(name, property, value));
		}
	}

	private static String placeholderReason(ConfigurationPropertyName name, ConfigurationProperty property,
			String value) {
		Matcher placeholder = PLACEHOLDER.matcher(value);
		boolean told = placeholder.matches() || DagsterPropertyNames.isShown(name.toString(), property.getValue());
		if (!told || !placeholder.reset().find()) {
			return "It contains a placeholder that cannot be resolved. Define what it refers to, such as an "
					+ "environment variable, or remove it.";
		}
		String text = placeholder.group();
		return "The placeholder %s cannot be resolved. Define %s, such as by an environment variable, or add a default with ${...:default}."
			.formatted(text, text.substring(2, text.length() - 1));
	}

	private static String valueReason(ConfigurationPropertyName name, ConfigurationProperty property, String value,
			Class<?> type) {
		if (PLACEHOLDER.matcher(value).find()) {
			return placeholderReason(name, property, value);
		}
		if (value.isBlank()) {
			return "It must not be empty. Set a value or remove the property.";
		}
		if (type.isEnum()) {
			return "The value is unknown. Allowed are " + Arrays.stream(type.getEnumConstants())
				.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(", ")) + ".";
		}
		if (type == Duration.class) {
			return "It must be a duration with a unit, such as 500ms, 30s, 5m or PT1M30S.";
		}
		if (type == DataSize.class) {
			return "It must be a size with a unit, such as 512KB or 16MB.";
		}
		if (type == Boolean.class || type == boolean.class) {
			return "It must be true or false.";
		}
		return (type == Integer.class || type == int.class) ? "It must be a whole number."
				: "It must be a value of type " + type.getSimpleName() + ".";
	}

	private static String groupReason(ConfigurationPropertyName name, Class<?> type) {
		if (type == DagsterProperties.Health.class) {
			return "It is a group of properties. Set management.health.dagster.enabled to switch health on or off.";
		}
		String member = Map.class.isAssignableFrom(type) ? MEMBERS_OF_MAPS.getOrDefault(name.toString(), "<name>")
				: MEMBERS.getOrDefault(type, "enabled");
		return "It is a group of properties. Set %s.%s, for example.".formatted(name, member);
	}

}
