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

package io.github.dagstergraphql.events;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Address of several servers, each of which takes the next connection. All connections
 * are closed regularly, whatever is being transmitted.
 */
final class CuttingAddress implements AutoCloseable {

	private final List<URI> servers;

	private final ServerSocket listener;

	private final ScheduledExecutorService cutter = Executors.newSingleThreadScheduledExecutor();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final AtomicInteger accepted = new AtomicInteger();

	private final AtomicInteger cut = new AtomicInteger();

	CuttingAddress(Duration interval, String... servers) throws IOException {
		this.servers = List.of(servers).stream().map(URI::create).toList();
		this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
		start(this::accept);
		this.cutter.scheduleWithFixedDelay(this::cut, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
	}

	String url() {
		return "http://127.0.0.1:" + this.listener.getLocalPort();
	}

	/**
	 * Return the number of connections that were cut.
	 * @return the number
	 */
	int cuts() {
		return this.cut.get() / 2;
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				Socket client = this.listener.accept();
				URI server = this.servers.get(this.accepted.getAndIncrement() % this.servers.size());
				Socket upstream = new Socket(server.getHost(), server.getPort());
				this.sockets.add(client);
				this.sockets.add(upstream);
				start(() -> copy(client, upstream));
				start(() -> copy(upstream, client));
			}
			catch (IOException ex) {
				// closed, or a server is not available
			}
		}
	}

	private void copy(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// cut
		}
		finally {
			close(from);
			close(to);
		}
	}

	private void cut() {
		this.sockets.forEach((socket) -> {
			if (close(socket)) {
				this.cut.incrementAndGet();
			}
		});
	}

	private boolean close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// closed all the same
		}
		return this.sockets.remove(socket);
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "cutting-address");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.cutter.shutdownNow();
		this.listener.close();
		cut();
	}

}
