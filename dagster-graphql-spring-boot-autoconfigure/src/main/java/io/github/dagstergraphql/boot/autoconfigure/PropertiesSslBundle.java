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

import java.net.URI;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Lookup of the SSL bundle named by the properties.
 */
final class PropertiesSslBundle {

	private final @Nullable SslBundles bundles;

	PropertiesSslBundle(@Nullable SslBundles bundles) {
		this.bundles = bundles;
	}

	/**
	 * Return the SSL bundle and report errors.
	 * @param settings the properties of a client
	 * @param url the URL of its server
	 * @return the bundle, or {@code null} if none is set or it is invalid
	 */
	@Nullable SslBundle get(DagsterClientSettings settings, URI url) {
		String name = settings.properties().getSsl().getBundle();
		if (name == null
				|| !settings.checkNotBlank("ssl.bundle", name, "Set the name of a bundle of spring.ssl.bundle.")) {
			return null;
		}
		String address = settings.isSet("url") ? "url" : "https";
		settings.checkTogether("https".equalsIgnoreCase(url.getScheme()), List.of("ssl.bundle", address),
				"An SSL bundle has no effect with http. Set " + settings.propertyName("https") + " to true, or start "
						+ settings.propertyName("url") + " with https, or remove the bundle.");
		List<String> names = (this.bundles != null) ? this.bundles.getBundleNames() : List.of();
		boolean exists = settings.check(names.contains(name), "ssl.bundle", "The SSL bundle is unknown"
				+ (names.isEmpty() ? "" : ", known are " + names) + ". Add it below spring.ssl.bundle.");
		return exists ? usable(settings, name) : null;
	}

	private @Nullable SslBundle usable(DagsterClientSettings settings, String name) {
		try {
			ReloadableSslBundle bundle = ReloadableSslBundle.of(Objects.requireNonNull(this.bundles), name);
			// an unusable bundle is reported at startup instead of by the first request
			bundle.createSslContext();
			return bundle;
		}
		catch (RuntimeException ex) {
			settings.check(false, "ssl.bundle",
					"The SSL bundle cannot be used (%s). Check its files, passwords and aliases below spring.ssl.bundle."
						.formatted(ex.getMessage()));
			return null;
		}
	}

}
