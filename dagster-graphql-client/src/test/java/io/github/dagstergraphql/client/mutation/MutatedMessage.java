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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A response with all that HTTP adds to it, as it stands on the wire, or should not stand
 * there.
 *
 * @param bytes the bytes
 * @param ending what the server does afterwards
 */
record MutatedMessage(byte[] bytes, Ending ending) {

	private static final String[] STATUS_LINES = { "HTTP/1.1 200", "HTTP/1.0 200 OK", "HTTP/1.1 200 \u00e4",
			"HTTP/2 200", "HTTP/9.9 200 OK", "ICY 200 OK", "HTTP/1.1 2000 OK", "HTTP/1.1 20 OK", "HTTP/1.1 000 OK",
			"HTTP/1.1 abc OK", "HTTP/1.1  200  OK", "http/1.1 200 OK", "HTTP/1.1 -1 OK", "HTTP/1.1 99999999999 OK",
			"GET / HTTP/1.1", "", "\0", "SSH-2.0-OpenSSH_9.6", "+OK POP3 ready", "220 smtp ESMTP",
			"HTTP/1.1 101 Switching Protocols", "HTTP/1.1 204 No Content", "HTTP/1.1 304 Not Modified" };

	private static final String[] HEADERS = { "no colon", ": no name", "Folded: a\r\n b", "Nul: a\0b", "Space : x",
			"\u00e4: x", "Long: " + "x".repeat(20_000), "Connection: close", "Connection: upgrade\r\nUpgrade: h2c",
			"Content-Length: 5", "Transfer-Encoding: gzip, chunked", "Trailer: x", "Content-Encoding: gzip",
			"Set-Cookie: " + "a=b; ".repeat(50), "Keep-Alive: timeout=0" };

	private static final String[] INTERIM = { "HTTP/1.1 100 Continue\r\n\r\n",
			"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", "HTTP/1.1 102 Processing\r\n\r\n", "\r\n", "\n\n" };

	static MutatedMessage of(String operation, Random random) {
		MutatedResponse response = MutatedResponse.of(operation, random);
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		response.body().forEach(body::writeBytes);
		String head = head(response, random);
		byte[] message = frame(head, body.toByteArray(), random);
		if (random.nextInt(6) == 0) {
			message = new ByteMutator(random).mutate(message);
		}
		Ending ending = switch (random.nextInt(40)) {
			case 0 -> Ending.SILENCE;
			case 1, 2, 3, 4 -> Ending.RESET;
			default -> Ending.CLOSE;
		};
		return new MutatedMessage(message, ending);
	}

	private static String head(MutatedResponse response, Random random) {
		StringBuilder head = new StringBuilder();
		if (random.nextInt(12) == 0) {
			head.append(INTERIM[random.nextInt(INTERIM.length)]);
		}
		head.append((random.nextInt(8) == 0) ? STATUS_LINES[random.nextInt(STATUS_LINES.length)]
				: "HTTP/1.1 " + response.status() + " X")
			.append("\r\n");
		response.headers().forEach((name, value) -> {
			boolean framing = name.equals("Content-Length") || name.equals("Transfer-Encoding");
			if (!framing || random.nextInt(4) == 0) {
				head.append(name).append(": ").append(value).append("\r\n");
			}
		});
		if (random.nextInt(8) == 0) {
			head.append(HEADERS[random.nextInt(HEADERS.length)]).append("\r\n");
		}
		return head.toString();
	}

	private static byte[] frame(String head, byte[] body, Random random) {
		return switch (random.nextInt(12)) {
			case 0 -> join(head + "\r\n", body, "");
			case 1 -> join(head + "Content-Length: " + (body.length + 1 + random.nextInt(50)) + "\r\n\r\n", body, "");
			case 2 -> join(head + "Content-Length: " + random.nextInt(body.length + 1) + "\r\n\r\n", body, "");
			case 3 -> join(head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length) + "\r\n",
					body, "\r\n0\r\n\r\n");
			case 4 ->
				join(head + "Transfer-Encoding: chunked\r\n\r\n" + badSize(random) + "\r\n", body, "\r\n0\r\n\r\n");
			case 5 -> join(head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length) + "\r\n",
					body, random.nextBoolean() ? "" : "\r\n0\r\nTrailer: x\r\n");
			case 6 -> {
				byte[] packed = gzip(body);
				yield join(head + "Content-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n", packed,
						"");
			}
			default -> join(head + "Content-Length: " + body.length + "\r\n\r\n", body, "");
		};
	}

	private static String badSize(Random random) {
		String[] sizes = { "-1", "zz", "ffffffffffffffffff", "7fffffff", "", "5;ext=\"x", "0" };
		return sizes[random.nextInt(sizes.length)];
	}

	private static byte[] gzip(byte[] body) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return packed.toByteArray();
	}

	private static byte[] join(String head, byte[] body, String tail) {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
		message.writeBytes(body);
		message.writeBytes(tail.getBytes(StandardCharsets.ISO_8859_1));
		return message.toByteArray();
	}

	@Override
	public String toString() {
		String text = new String(this.bytes, StandardCharsets.ISO_8859_1);
		return "then " + this.ending + ":%n".formatted()
				+ ((text.length() > 4_000) ? text.substring(0, 4_000) + "..." : text);
	}

	/**
	 * What a server does when it has written.
	 */
	enum Ending {

		/** Closes the connection. */
		CLOSE,

		/** Resets the connection. */
		RESET,

		/** Leaves the connection open. */
		SILENCE

	}

}
