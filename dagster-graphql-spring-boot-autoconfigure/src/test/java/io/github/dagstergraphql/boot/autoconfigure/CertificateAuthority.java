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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

/**
 * A CA, and what it signs.
 */
final class CertificateAuthority {

	private final X509Bundle bundle;

	CertificateAuthority(String name) {
		try {
			this.bundle = new CertificateBuilder().subject("CN=" + name)
				.setIsCertificateAuthority(true)
				.setKeyUsage(true, CertificateBuilder.KeyUsage.keyCertSign)
				.buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	X509Bundle bundle() {
		return this.bundle;
	}

	X509Bundle localhost() {
		return issue((certificate) -> certificate.subject("CN=dagster")
			.addSanDnsName("localhost")
			.addSanIpAddress("127.0.0.1"));
	}

	X509Bundle issue(Consumer<CertificateBuilder> customizer) {
		CertificateBuilder builder = new CertificateBuilder();
		customizer.accept(builder);
		try {
			return builder.buildIssuedBy(this.bundle);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Write a file as tools that renew certificates do: atomically.
	 * @param file the file
	 * @param content its content
	 */
	static void write(Path file, String content) {
		try {
			Path written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), content);
			Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
