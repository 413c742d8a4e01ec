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

package io.github.dagstergraphql.test.internal.config;

import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.test.internal.python.Python;

/**
 * A location in run config ({@code EvaluationStack}).
 *
 * @param entries the path from the root
 */
public record ConfigPath(List<Entry> entries) {

	static final ConfigPath ROOT = new ConfigPath(List.of());

	ConfigPath field(String name) {
		return then(new Entry.Field(name));
	}

	ConfigPath item(int index) {
		return then(new Entry.Item(index));
	}

	ConfigPath mapKey(String key) {
		return then(new Entry.MapKey(key));
	}

	ConfigPath mapValue(String key) {
		return then(new Entry.MapValue(key));
	}

	private ConfigPath then(Entry entry) {
		List<Entry> longer = new ArrayList<>(this.entries);
		longer.add(entry);
		return new ConfigPath(List.copyOf(longer));
	}

	/**
	 * Return the location in the format of Dagster's messages.
	 */
	@Override
	public String toString() {
		if (this.entries.isEmpty()) {
			return "at the root";
		}
		StringBuilder path = new StringBuilder("at path root");
		this.entries.forEach((entry) -> path.append(entry.text()));
		return path.toString();
	}

	/**
	 * An element of the path.
	 */
	public sealed interface Entry {

		/**
		 * Return the element in the format of Dagster's messages.
		 * @return the text to append to the path so far
		 */
		String text();

		/**
		 * A field.
		 *
		 * @param name the field
		 */
		record Field(String name) implements Entry {

			@Override
			public String text() {
				return ":" + this.name;
			}

		}

		/**
		 * An item of a list.
		 *
		 * @param index the index from 0
		 */
		record Item(int index) implements Entry {

			@Override
			public String text() {
				return "[" + this.index + "]";
			}

		}

		/**
		 * A key of a map.
		 *
		 * @param key the key
		 */
		record MapKey(String key) implements Entry {

			@Override
			public String text() {
				return ":" + Python.repr(this.key) + ":key";
			}

		}

		/**
		 * A value of a map.
		 *
		 * @param key its key
		 */
		record MapValue(String key) implements Entry {

			@Override
			public String text() {
				return ":" + Python.repr(this.key) + ":value";
			}

		}

	}

}
