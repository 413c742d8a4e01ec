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

package io.github.dagstergraphql.samples.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/**
 * The secrets, each of which is used in one place. They have nothing in common with other
 * text, so that any part in the output reveals a leak.
 */
enum Secret {

	PASSWORD, URL_PASSWORD("@:/?"), BEARER_TOKEN, DAGSTER_PLUS_TOKEN, HEADER, FILTER_HEADER, COOKIE, CLIENT_SECRET,
	ACCESS_TOKEN, PROXY_PASSWORD, KEY_STORE_PASSWORD,

	CONFIG_TEXT, CONFIG_NESTED, CONFIG_RECORD, CONFIG_YAML, CONFIG_KEY("-"), CONFIG_AWKWARD("\"\\\n'&<>%"),
	CONFIG_NON_ASCII("\u00e4\u00f6\u00fc\u00df\u043f\u0430\u0440\u043e\u043b\u044c\u5bc6\u7801"), CONFIG_BYTES,
	CONFIG_NUMBER(4711471147114711L), CONFIG_YAML_NUMBER(8150815081508150L), CONFIG_DECIMAL(7531246853.246895d),

	TAG, IDEMPOTENCY_KEY, VARIABLE, VARIABLE_NESTED("\"'\n"), VARIABLE_NUMBER(1337133713371337L), VARIABLE_KEY("@."),
	VARIABLE_BYTES, LITERAL, FILTER_TAG, REEXECUTION_TAG, REEXECUTION_CONFIG,

	REPORT_METADATA, REPORT_DESCRIPTION, REPORT_DATA_VERSION,

	/** Of runs that others have launched. */
	OTHER_TAG, OTHER_CONFIG, OTHER_KEY;

	private static final String CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

	private final Object value;

	Secret() {
		this("");
	}

	Secret(Number value) {
		this.value = value;
	}

	/**
	 * Plant a text.
	 * @param special what it has between its letters and digits
	 */
	Secret(String special) {
		Random random = new Random(name().hashCode());
		StringBuilder text = new StringBuilder();
		for (int index = 0; index < 24; index++) {
			text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
			if (!special.isEmpty() && index % 3 == 2) {
				text.append(special.charAt(index / 3 % special.length()));
			}
		}
		this.value = text.toString();
	}

	Object value() {
		return this.value;
	}

	byte[] bytes() {
		return text().getBytes(StandardCharsets.UTF_8);
	}

	String text() {
		return this.value.toString();
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
