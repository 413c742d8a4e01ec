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

package io.github.dagstergraphql.client.mutation;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Changes bytes without a look at what they mean.
 */
final class ByteMutator {

	private static final byte[][] TOKENS = { { 0 }, { (byte) 0xff }, { (byte) 0xc3, 0x28 },
			{ (byte) 0xc0, (byte) 0x80 }, { (byte) 0xed, (byte) 0xa0, (byte) 0x80 },
			{ (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80 }, { (byte) 0xef, (byte) 0xbb, (byte) 0xbf },
			{ (byte) 0xe2, (byte) 0x80, (byte) 0xa8 }, bytes("\""), bytes("\\"), bytes("{"), bytes("}"), bytes("["),
			bytes("]"), bytes(","), bytes(":"), bytes("[[[["), bytes("}}}}"), bytes("\r\n"), bytes("null"),
			bytes("\"\\ud800\""), bytes("\"__typename\":"), bytes("-"), bytes("e999") };

	private static final Charset[] CHARSETS = { StandardCharsets.UTF_16, StandardCharsets.UTF_16LE,
			StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1, Charset.forName("UTF-32"),
			Charset.forName("UTF-32LE") };

	private final Random random;

	ByteMutator(Random random) {
		this.random = random;
	}

	byte[] mutate(byte[] bytes) {
		int start = this.random.nextInt(bytes.length + 1);
		int end = Math.min(bytes.length, start + this.random.nextInt(16));
		return switch (this.random.nextInt(8)) {
			case 0 -> flip(bytes);
			case 1 -> replace(bytes, start, end, new byte[0]);
			case 2 -> replace(bytes, start, end, TOKENS[this.random.nextInt(TOKENS.length)]);
			case 3 -> replace(bytes, start, start, TOKENS[this.random.nextInt(TOKENS.length)]);
			case 4 -> replace(bytes, start, start, Arrays.copyOfRange(bytes, start, end));
			case 5 -> Arrays.copyOf(bytes, start);
			case 6 -> whole(bytes);
			default -> encode(bytes);
		};
	}

	private byte[] flip(byte[] bytes) {
		byte[] copy = bytes.clone();
		for (int count = this.random.nextInt(4); count >= 0 && copy.length > 0; count--) {
			copy[this.random.nextInt(copy.length)] ^= (byte) (1 << this.random.nextInt(8));
		}
		return copy;
	}

	private byte[] whole(byte[] bytes) {
		return switch (this.random.nextInt(9)) {
			case 0 -> new byte[0];
			case 1 -> bytes("   \n");
			case 2 -> bytes("<!doctype html><html><title>Log in</title></html>");
			case 3 -> replace(bytes, 0, 0, bytes(")]}',\n"));
			case 4 -> replace(bytes, bytes.length, bytes.length, bytes);
			case 5 -> replace(bytes, 0, 0, new byte[] { (byte) 0xef, (byte) 0xbb, (byte) 0xbf });
			case 6 -> bytes("Internal Server Error");
			case 7 -> noise(this.random.nextInt(300));
			// over the limit of the test's clients
			default ->
				(this.random.nextInt(50) == 0) ? bytes("{\"data\":\"" + "x".repeat(300_000) + "\"}") : bytes("null");
		};
	}

	private byte[] encode(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8).getBytes(CHARSETS[this.random.nextInt(CHARSETS.length)]);
	}

	private byte[] noise(int length) {
		byte[] noise = new byte[length];
		this.random.nextBytes(noise);
		return noise;
	}

	private static byte[] replace(byte[] bytes, int start, int end, byte[] replacement) {
		byte[] copy = new byte[bytes.length - (end - start) + replacement.length];
		System.arraycopy(bytes, 0, copy, 0, start);
		System.arraycopy(replacement, 0, copy, start, replacement.length);
		System.arraycopy(bytes, end, copy, start + replacement.length, bytes.length - end);
		return copy;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
