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

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * SSL bundle that delegates to the current bundle of a name and publishes its updates.
 */
final class ReloadableSslBundle implements SslBundle {

	private final List<Consumer<SslBundle>> listeners = new CopyOnWriteArrayList<>();

	private volatile @Nullable SslBundle current;

	private ReloadableSslBundle() {
	}

	/**
	 * Return a bundle.
	 * @param bundles the available bundles
	 * @param name the name of the bundle
	 * @return the bundle
	 * @throws NoSuchSslBundleException if no bundle has that name
	 */
	static ReloadableSslBundle of(SslBundles bundles, String name) {
		ReloadableSslBundle bundle = new ReloadableSslBundle();
		bundles.addBundleUpdateHandler(name, bundle::update);
		bundle.current = bundles.getBundle(name);
		return bundle;
	}

	private void update(SslBundle updated) {
		this.current = updated;
		this.listeners.forEach((listener) -> listener.accept(updated));
	}

	/**
	 * Return the current state of the bundle, which is not affected by updates.
	 * @return the bundle
	 */
	SslBundle current() {
		return Objects.requireNonNull(this.current);
	}

	/**
	 * Register a listener for updates.
	 * @param listener receives the updated bundle; it must not throw an exception
	 * @return removes the listener
	 */
	Runnable onUpdate(Consumer<SslBundle> listener) {
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	@Override
	public SslStoreBundle getStores() {
		return current().getStores();
	}

	@Override
	public SslBundleKey getKey() {
		return current().getKey();
	}

	@Override
	public SslOptions getOptions() {
		return current().getOptions();
	}

	@Override
	public String getProtocol() {
		return current().getProtocol();
	}

	@Override
	public SslManagerBundle getManagers() {
		return current().getManagers();
	}

	@Override
	public String toString() {
		return String.valueOf(this.current);
	}

}
