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

package io.github.dagstergraphql.client.asset;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Definition of the partitions of an asset ({@code PartitionDefinition}).
 *
 * @since 0.1.0
 */
public final class AssetPartitions {

	private static final Pattern ZONE = Pattern.compile(", starting .*? (\\S+)\\.(?: End offset.*)?$");

	private final PartitionsType type;

	private final String description;

	private final @Nullable String name;

	private final @Nullable String format;

	private final List<Dimension> dimensions;

	private AssetPartitions(PartitionsType type, String description, @Nullable String name, @Nullable String format,
			List<Dimension> dimensions) {
		Assert.notNull(type, "type must not be null");
		Assert.notNull(description, "description must not be null");
		this.type = type;
		this.description = description;
		this.name = name;
		this.format = format;
		this.dimensions = List.copyOf(dimensions);
	}

	/**
	 * Create a definition.
	 * @param type the type
	 * @param description the description
	 * @return the definition, without a name, a format and dimensions
	 */
	public static AssetPartitions of(PartitionsType type, String description) {
		return new AssetPartitions(type, description, null, null, List.of());
	}

	/**
	 * Return the same definition with a name.
	 * @param name the name of dynamic partitions, or {@code null}
	 * @return a new definition
	 */
	public AssetPartitions withName(@Nullable String name) {
		return new AssetPartitions(this.type, this.description, name, this.format, this.dimensions);
	}

	/**
	 * Return the same definition with a format.
	 * @param format the format of the keys of time windows, or {@code null}
	 * @return a new definition
	 */
	public AssetPartitions withFormat(@Nullable String format) {
		return new AssetPartitions(this.type, this.description, this.name, format, this.dimensions);
	}

	/**
	 * Return the same definition with dimensions.
	 * @param dimensions the dimensions
	 * @return a new definition
	 */
	public AssetPartitions withDimensions(List<Dimension> dimensions) {
		return new AssetPartitions(this.type, this.description, this.name, this.format, dimensions);
	}

	/**
	 * Return the type.
	 * @return {@code type}
	 */
	public PartitionsType type() {
		return this.type;
	}

	/**
	 * Return the description, which is a text for people.
	 * @return {@code description}, such as
	 * {@code Daily, starting 2026-01-01 Europe/Berlin.}
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Return the name of dynamic partitions.
	 * @return {@code name}, or {@code null} for partitions of another type
	 */
	public @Nullable String name() {
		return this.name;
	}

	/**
	 * Return the format of the keys of time windows, as for Python's {@code strftime}.
	 * @return {@code fmt}, such as {@code %Y-%m-%d}; {@code null} for partitions of
	 * another type, or if the server does not report it, such as 1.5
	 */
	public @Nullable String format() {
		return this.format;
	}

	/**
	 * Return the time zone of time windows. Dagster reports it in the description only.
	 * @return the time zone; empty for partitions of another type, or if the description
	 * does not end with a time zone
	 */
	public Optional<ZoneId> timeZone() {
		return timeZone(this.type, this.description);
	}

	/**
	 * Return the dimensions of partitions of the type
	 * {@link PartitionsType#MULTIPARTITIONED}.
	 * @return {@code dimensionTypes}, unmodifiable, in the order in which their keys are
	 * joined; empty for partitions of another type
	 */
	public List<Dimension> dimensions() {
		return this.dimensions;
	}

	private static Optional<ZoneId> timeZone(PartitionsType type, String description) {
		Matcher matcher = ZONE.matcher(description);
		if (type != PartitionsType.TIME_WINDOW || !matcher.find()) {
			return Optional.empty();
		}
		try {
			return Optional.of(ZoneId.of(matcher.group(1)));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof AssetPartitions partitions && state().equals(partitions.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.type, this.description, this.name, this.format, this.dimensions);
	}

	@Override
	public String toString() {
		return "AssetPartitions[" + this.type + ", " + this.description + "]";
	}

	/**
	 * Dimension of partitions ({@code DimensionDefinitionType}).
	 *
	 * @param name the name of the dimension
	 * @param type the type of its partitions
	 * @param description the description of its partitions
	 * @param primary whether it is the dimension by which Dagster's user interface groups
	 * partitions
	 * @param dynamicName the name of dynamic partitions, or {@code null}
	 */
	public record Dimension(String name, PartitionsType type, String description, boolean primary,
			@Nullable String dynamicName) {

		/**
		 * Return the time zone of time windows. Dagster reports it in the description
		 * only.
		 * @return the time zone; empty for a dimension of another type, or if the
		 * description does not end with a time zone
		 */
		public Optional<ZoneId> timeZone() {
			return AssetPartitions.timeZone(this.type, this.description);
		}

	}

}
