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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/**
 * Examines all that is logged by anybody.
 */
public class LogRecorder extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private static final Map<String, AtomicInteger> EVENTS = new ConcurrentHashMap<>();

	/**
	 * Return how much was logged.
	 * @param logger the beginning of the loggers' names
	 * @return the number of events
	 */
	static int events(String logger) {
		return EVENTS.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(logger))
			.mapToInt((entry) -> entry.getValue().get())
			.sum();
	}

	@Override
	protected void append(ILoggingEvent event) {
		String source = "log " + event.getLevel() + " " + event.getLoggerName();
		EVENTS.computeIfAbsent(event.getLoggerName(), (name) -> new AtomicInteger()).incrementAndGet();
		Evidence.examine(source, event.getFormattedMessage());
		Evidence.examine(source + ", MDC", event.getMDCPropertyMap());
		Evidence.examine(source + ", key values", event.getKeyValuePairs());
		Evidence.examine(source + ", markers", event.getMarkerList());
		if (event.getArgumentArray() != null && !event.getMessage().contains("{}")) {
			for (Object argument : event.getArgumentArray()) {
				Evidence.examine(source + ", argument", argument);
			}
		}
		if (event.getThrowableProxy() != null) {
			Evidence.examine(source + ", exception", ThrowableProxyUtil.asString(event.getThrowableProxy()));
			if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
				Evidence.examine(source, proxy.getThrowable());
			}
		}
	}

}
