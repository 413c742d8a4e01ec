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

package io.github.dagstergraphql.boot.autoconfigure.listener;

import java.sql.SQLException;
import java.util.UUID;

import org.h2.tools.Server;

/**
 * Database in memory that several processes share.
 */
final class H2Database implements AutoCloseable {

	private final Server server;

	private final UUID name = UUID.randomUUID();

	H2Database() throws SQLException {
		System.setProperty("h2.bindAddress", "127.0.0.1");
		this.server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
	}

	String url() {
		return "jdbc:h2:tcp://127.0.0.1:%d/mem:%s;DB_CLOSE_DELAY=-1".formatted(this.server.getPort(), this.name);
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
