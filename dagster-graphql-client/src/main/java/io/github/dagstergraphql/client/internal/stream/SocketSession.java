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

package io.github.dagstergraphql.client.internal.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.call.SideJobs;
import io.github.dagstergraphql.client.internal.failure.ConnectionFailures;
import io.github.dagstergraphql.client.internal.failure.ResponseFailures;
import io.github.dagstergraphql.client.internal.failure.ResponseResults;
import io.github.dagstergraphql.client.internal.operation.Response;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

import org.springframework.http.HttpHeaders;

/**
 * WebSocket connection with its only subscription. The connection is closed as soon as
 * the subscription ends for any reason.
 * <p>
 * Everything that the server sends is read immediately, so that its pings are answered
 * regardless of the pace of the subscriber.
 *
 * @param <T> the results of the subscription
 */
final class SocketSession<T> {

	static final String PROTOCOL = "graphql-ws";

	private static final int EXCERPT_BYTES = 600;

	/** The connection is checked this often within the maximum time of silence. */
	private static final int CHECKS = 3;

	private final Call<T> call;

	private final SocketSettings settings;

	private final SocketFailures failures;

	private final ResponseFailures responseFailures;

	private final ConnectionFailures connectionFailures;

	private final ResponseResults results;

	private final ServerMessageReader<T> reader;

	private final Consumer<SocketSession<?>> onEnd;

	private final Delivery<T> delivery = new Delivery<>();

	private final AtomicBoolean ended = new AtomicBoolean();

	private final Disposable.Swap connecting = Disposables.swap();

	/** The timeout until the connection is acknowledged, then the next check. */
	private final Disposable.Swap timer = Disposables.swap();

	private volatile Stage stage = Stage.CONNECTING;

	private volatile @Nullable Channel channel;

	private volatile @Nullable WebSocketCloseStatus closeStatus;

	private volatile long lastRead;

	private volatile @Nullable Interruption interruption;

	/**
	 * Create a session.
	 * @param call the subscription
	 * @param settings the settings
	 * @param failures explains failures
	 * @param responseFailures explains responses without a result
	 * @param connectionFailures explains failures to connect
	 * @param onEnd called once, when the session has ended
	 */
	SocketSession(Call<T> call, SocketSettings settings, SocketFailures failures, ResponseFailures responseFailures,
			ConnectionFailures connectionFailures, Consumer<SocketSession<?>> onEnd) {
		this.call = call;
		this.settings = settings;
		this.failures = failures;
		this.responseFailures = responseFailures;
		this.connectionFailures = connectionFailures;
		this.results = new ResponseResults(responseFailures);
		this.reader = new ServerMessageReader<>(call.operation().dataReader());
		this.onEnd = onEnd;
	}

	/**
	 * Return the results.
	 * @return the results, for a single subscriber; an error is a
	 * {@link SubscriptionException}
	 */
	Flux<T> results() {
		return this.delivery.results().doOnCancel(() -> end(null));
	}

	/**
	 * Connect and subscribe.
	 * @param http the HTTP client
	 * @param headers the headers of the client, except for credentials
	 */
	void connect(HttpClient http, HttpHeaders headers) {
		schedule(() -> fail(Interruption.SILENT, () -> this.failures.notOpened(this.call)),
				this.settings.openTimeout().duration().toNanos());
		this.connecting.update(credentials().flatMapMany((credentials) -> {
			HttpHeaders all = HttpHeaders.copyOf(headers);
			all.putAll(credentials);
			this.call.setHeaders(all);
			return open(http, all);
		}).subscribe((none) -> {
		}, this::disconnected, () -> disconnected(null)));
	}

	private Mono<HttpHeaders> credentials() {
		DagsterCredentials credentials = this.settings.credentials();
		if (credentials == null) {
			return Mono.just(HttpHeaders.EMPTY);
		}
		HttpHeaders headers = new HttpHeaders();
		return Mono.defer(() -> credentials.apply(headers))
			.onErrorMap((ex) -> !(ex instanceof DagsterAuthenticationException),
					(ex) -> this.responseFailures.noCredentials(this.call, ex))
			.thenReturn(headers);
	}

	private Flux<Void> open(HttpClient http, HttpHeaders headers) {
		return http.headers((all) -> headers.forEach(all::set))
			.doOnRequest((request, connection) -> attach(connection.channel()))
			.websocket(WebsocketClientSpec.builder()
				.protocols(PROTOCOL)
				.maxFramePayloadLength(this.settings.maxMessageBytes())
				.build())
			.uri("ws" + this.settings.url().toString().substring("http".length()))
			.handle(this::converse);
	}

	private void attach(Channel channel) {
		this.channel = channel;
		if (this.ended.get()) {
			channel.close();
			return;
		}
		channel.pipeline().addFirst(new ReadListener(() -> this.lastRead = this.settings.timing().now()));
		RefusalHandler.addTo(channel, this::refused);
	}

	private Publisher<Void> converse(WebsocketInbound in, WebsocketOutbound out) {
		if (this.ended.get()) {
			return Mono.empty();
		}
		in.receiveCloseStatus().subscribe((status) -> this.closeStatus = status, (ex) -> {
		});
		this.stage = Stage.OPENED;
		send(ClientMessages.init());
		return in.aggregateFrames(this.settings.maxMessageBytes()).receiveFrames().doOnNext(this::read).then();
	}

	private void read(WebSocketFrame frame) {
		if (this.ended.get()) {
			return;
		}
		if (frame instanceof BinaryWebSocketFrame) {
			fail(Interruption.INVALID, () -> this.failures.binary(this.call));
		}
		else if (frame instanceof TextWebSocketFrame) {
			read(frame.content());
		}
	}

	private void read(ByteBuf content) {
		try {
			process(this.reader.read(content), content.readableBytes());
		}
		// JSON that is not too deep for the parser may be too deep for a small stack.
		// Reactor rethrows linkage errors and would leave the subscriber waiting.
		catch (RuntimeException | StackOverflowError | LinkageError ex) {
			String excerpt = excerpt(content);
			fail(Interruption.INVALID,
					() -> this.responseFailures.unreadable(this.call, ServerMessageReader.STATUS, ex, excerpt));
		}
	}

	private static String excerpt(ByteBuf content) {
		int length = Math.min(content.readableBytes(), EXCERPT_BYTES);
		String beginning = content.toString(content.readerIndex(), length, StandardCharsets.UTF_8);
		return (length < EXCERPT_BYTES) ? beginning : Redactor.withoutCutWord(beginning);
	}

	private void process(ServerMessage<T> message, int size) {
		switch (message.type()) {
			case ACK -> start();
			case REJECTED -> fail(Interruption.REFUSED, () -> this.failures.rejected(this.call));
			case DATA, ERROR -> process(Objects.requireNonNull(message.response()), size);
			case COMPLETE -> {
				if (end(null)) {
					this.delivery.complete();
				}
			}
			case OTHER -> {
				// such as a message that only keeps the connection alive
			}
		}
	}

	private void process(Response<T> response, int size) {
		Supplier<DagsterGraphQlClientException> failure = this.results.failure(this.call, response);
		if (failure != null) {
			fail(Interruption.FAILED, failure);
		}
		else if (!this.delivery.offer(ResponseResults.value(response), size)) {
			fail(Interruption.OVERFLOW, () -> this.failures.overflow(this.call));
		}
	}

	private void start() {
		if (this.stage != Stage.OPENED) {
			return;
		}
		this.stage = Stage.STARTED;
		scheduleCheck();
		send(ClientMessages.start(this.call.encoded()));
	}

	private void scheduleCheck() {
		schedule(this::check, this.settings.silence().toNanos() / CHECKS);
	}

	// A server may not send pings, and a gateway may close a connection that is idle.
	private void check() {
		long silent = this.settings.timing().now() - this.lastRead;
		long longest = this.settings.silence().toNanos();
		if (silent >= longest) {
			fail(Interruption.SILENT, () -> this.failures.silent(this.call));
			return;
		}
		if (silent >= longest / CHECKS) {
			send(new PingWebSocketFrame());
		}
		scheduleCheck();
	}

	private void schedule(Runnable task, long nanos) {
		this.timer.update(this.settings.timing().later(task, nanos));
	}

	private void send(WebSocketFrame frame) {
		Channel channel = this.channel;
		if (channel != null && channel.isActive()) {
			channel.writeAndFlush(frame);
		}
		else {
			frame.release();
		}
	}

	private void disconnected(@Nullable Throwable failure) {
		if (this.ended.get()) {
			return;
		}
		if (this.stage == Stage.CONNECTING) {
			notConnected(failure);
		}
		else if (failure instanceof TooLongFrameException || isTooLarge(failure)) {
			fail(Interruption.INVALID, () -> this.responseFailures.tooLarge(this.call, ServerMessageReader.STATUS,
					this.settings.maxMessageBytes()));
		}
		else if (failure instanceof CorruptedWebSocketFrameException) {
			fail(Interruption.INVALID, () -> this.failures.violation(this.call));
		}
		else {
			fail(Interruption.BROKEN, () -> this.failures.closed(this.call, this.closeStatus, failure));
		}
	}

	private static boolean isTooLarge(@Nullable Throwable failure) {
		return failure instanceof CorruptedWebSocketFrameException ex
				&& ex.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
	}

	private void notConnected(@Nullable Throwable failure) {
		if (failure instanceof DagsterAuthenticationException ex) {
			fail(Interruption.REFUSED, () -> ex);
			return;
		}
		Throwable cause = (failure != null) ? failure : new IOException("closed by the server");
		fail(Interruption.BROKEN,
				() -> this.connectionFailures.toException(cause, this.call, this.settings.openTimeout()));
	}

	private void refused(int status) {
		DagsterCredentials credentials = this.settings.credentials();
		if (status == 401 && credentials != null) {
			SideJobs.run(credentials::rejected);
		}
		fail(Interruption.REFUSED, () -> switch (status) {
			case 401, 403, 407 -> this.responseFailures.notAuthenticated(this.call, status, "");
			case ServerMessageReader.STATUS -> this.failures.otherProtocol(this.call);
			default -> this.failures.notUpgraded(this.call, status);
		});
	}

	/**
	 * Return the reason why the session has failed.
	 * @return the reason, or {@code null} if it was completed or canceled
	 */
	@Nullable Interruption interruption() {
		return this.interruption;
	}

	/**
	 * End the session because the client is being closed.
	 */
	void close() {
		fail(Interruption.CLOSED, () -> this.failures.clientClosed(this.call));
	}

	/**
	 * End the session with a failure, unless it has ended.
	 * @param interruption the reason
	 * @param failure creates the exception
	 */
	private void fail(Interruption interruption, Supplier<? extends DagsterGraphQlClientException> failure) {
		if (end(interruption)) {
			ResponseResults.<T>fail(this.call, failure).subscribe((none) -> {
			}, (ex) -> this.delivery.fail(toException(interruption, ex)));
		}
	}

	private SubscriptionException toException(Interruption interruption, Throwable failure) {
		return new SubscriptionException(interruption, (failure instanceof DagsterGraphQlClientException ex) ? ex
				: this.failures.closed(this.call, null, failure));
	}

	private boolean end(@Nullable Interruption interruption) {
		if (!this.ended.compareAndSet(false, true)) {
			return false;
		}
		this.interruption = interruption;
		this.timer.dispose();
		Channel channel = this.channel;
		if (channel == null) {
			this.connecting.dispose();
		}
		else {
			closeOnEventLoop(channel);
		}
		this.onEnd.accept(this);
		return true;
	}

	private void closeOnEventLoop(Channel channel) {
		try {
			channel.eventLoop().execute(() -> close(channel));
		}
		catch (RejectedExecutionException ex) {
			// the event loop has been shut down, and with it the connection
			channel.close();
		}
	}

	private void close(Channel channel) {
		if (this.stage == Stage.CONNECTING) {
			channel.close();
			return;
		}
		if (this.stage == Stage.STARTED) {
			send(ClientMessages.stop());
		}
		send(ClientMessages.terminate());
		channel.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
			.addListener(ChannelFutureListener.CLOSE);
	}

	/**
	 * Progress of a session.
	 */
	private enum Stage {

		/** The connection is being opened. */
		CONNECTING,

		/** The connection is open, and its acknowledgment is awaited. */
		OPENED,

		/** The subscription has been sent. */
		STARTED

	}

}
