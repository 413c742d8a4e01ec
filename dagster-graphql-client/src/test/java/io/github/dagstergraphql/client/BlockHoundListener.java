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

package io.github.dagstergraphql.client;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import reactor.blockhound.BlockHound;

/**
 * Install BlockHound before the first test. The listener of BlockHound itself installs it
 * when it is created, which fails in Maven's JVM, where classes are only discovered if
 * several JVMs share them.
 */
public final class BlockHoundListener implements TestExecutionListener {

	// each test class is a separate test plan, and each installation wraps System.out
	private static final AtomicBoolean installed = new AtomicBoolean();

	@Override
	public void testPlanExecutionStarted(TestPlan testPlan) {
		if (installed.compareAndSet(false, true)) {
			BlockHound.install();
		}
	}

}
