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

package io.github.dagstergraphql.test.internal.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Values in the format of Python, as used in Dagster's messages.
 */
public final class Python {

	private Python() {
	}

	/**
	 * Return a value in the format of {@code repr}.
	 * @param value null, a text, a number, a boolean, a list or a map
	 * @return its literal
	 */
	public static String repr(@Nullable Object value) {
		if (value == null) {
			return "None";
		}
		if (value instanceof Boolean bool) {
			return bool ? "True" : "False";
		}
		if (value instanceof CharSequence text) {
			return quote(text.toString());
		}
		if (value instanceof List<?> list) {
			return list.stream().map(Python::repr).collect(Collectors.joining(", ", "[", "]"));
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
				.collect(Collectors.joining(", ", "{", "}"));
		}
		if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
			return number(((Number) value).doubleValue());
		}
		return value.toString();
	}

	/**
	 * Return a value in the format of {@code str}.
	 * @param value the value
	 * @return the text itself, or the result of {@code repr}
	 */
	public static String str(@Nullable Object value) {
		return (value instanceof CharSequence text) ? text.toString() : repr(value);
	}

	/**
	 * Return a value in the format of {@code json.dumps}.
	 * @param value null, a text, a number, a boolean, a list or a map
	 * @return its JSON
	 */
	public static String json(@Nullable Object value) {
		if (value instanceof CharSequence text) {
			return jsonText(text.toString());
		}
		if (value instanceof List<?> list) {
			return list.stream().map(Python::json).collect(Collectors.joining(", ", "[", "]"));
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> jsonText(String.valueOf(entry.getKey())) + ": " + json(entry.getValue()))
				.collect(Collectors.joining(", ", "{", "}"));
		}
		return switch (repr(value)) {
			case "None" -> "null";
			case "True" -> "true";
			case "False" -> "false";
			case "nan" -> "NaN";
			case "inf" -> "Infinity";
			case "-inf" -> "-Infinity";
			default -> repr(value);
		};
	}

	private static String jsonText(String text) {
		StringBuilder out = new StringBuilder().append('"');
		for (char character : text.toCharArray()) {
			switch (character) {
				case '"' -> out.append("\\\"");
				case '\\' -> out.append("\\\\");
				case '\n' -> out.append("\\n");
				case '\r' -> out.append("\\r");
				case '\t' -> out.append("\\t");
				case '\b' -> out.append("\\b");
				case '\f' -> out.append("\\f");
				default -> {
					if (character < ' ' || character > '~') {
						out.append(String.format("\\u%04x", (int) character));
					}
					else {
						out.append(character);
					}
				}
			}
		}
		return out.append('"').toString();
	}

	/**
	 * Return the class of a value.
	 * @param value the value
	 * @return the class in the format of Python, such as {@code <class 'int'>}
	 */
	public static String type(@Nullable Object value) {
		return "<class '" + typeName(value) + "'>";
	}

	/**
	 * Return whether a value is an {@code int} in Python.
	 * @param value the value
	 * @return {@code true} if so
	 */
	public static boolean isInt(@Nullable Object value) {
		return value instanceof Integer || value instanceof Long || value instanceof BigInteger
				|| value instanceof Short;
	}

	/**
	 * Return whether a value is false in a Python condition, as in {@code not value}.
	 * @param value the value
	 * @return {@code true} for null, false, zero, and empty values
	 */
	public static boolean isFalsy(@Nullable Object value) {
		return value == null || Boolean.FALSE.equals(value)
				|| (value instanceof Number number && number.doubleValue() == 0)
				|| (value instanceof CharSequence text && text.isEmpty())
				|| (value instanceof List<?> list && list.isEmpty())
				|| (value instanceof Map<?, ?> map && map.isEmpty());
	}

	private static String typeName(@Nullable Object value) {
		if (value == null) {
			return "NoneType";
		}
		if (value instanceof Boolean) {
			return "bool";
		}
		if (value instanceof CharSequence) {
			return "str";
		}
		if (value instanceof List) {
			return "list";
		}
		if (value instanceof Map) {
			return "dict";
		}
		return isInt(value) ? "int" : "float";
	}

	private static String quote(String text) {
		char quote = (text.indexOf('\'') >= 0 && text.indexOf('"') < 0) ? '"' : '\'';
		StringBuilder out = new StringBuilder().append(quote);
		text.codePoints().forEach((character) -> {
			switch (character) {
				case '\n' -> out.append("\\n");
				case '\r' -> out.append("\\r");
				case '\t' -> out.append("\\t");
				case '\\' -> out.append("\\\\");
				default -> {
					if (character == quote) {
						out.append('\\').append(quote);
					}
					else if (character < ' ' || character == 0x7f) {
						out.append(String.format("\\x%02x", character));
					}
					else {
						out.appendCodePoint(character);
					}
				}
			}
		});
		return out.append(quote).toString();
	}

	private static String number(double number) {
		if (!Double.isFinite(number)) {
			return Double.isNaN(number) ? "nan" : (number > 0) ? "inf" : "-inf";
		}
		if (number == Math.rint(number) && Math.abs(number) < 1e16) {
			return BigDecimal.valueOf(number).setScale(1).toPlainString();
		}
		String text = Double.toString(number);
		int exponent = text.indexOf('E');
		if (exponent < 0) {
			return text;
		}
		String mantissa = text.substring(0, exponent).replaceAll("\\.0$", "");
		int power = Integer.parseInt(text.substring(exponent + 1));
		if (power >= -4 && power < 16) {
			return BigDecimal.valueOf(number).toPlainString();
		}
		return "%se%s%02d".formatted(mantissa, (power < 0) ? "-" : "+", Math.abs(power));
	}

}
