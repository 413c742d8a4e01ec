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

package io.github.dagstergraphql.benchmarks;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * The application whose start-up is measured. What it is made of depends on its class
 * path alone.
 *
 * @since 0.1.0
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StartUpApplication {

	/** What the line begins with that says what the start-up took. */
	static final String REPORT = "start-up:";

	/**
	 * Start, report, and end.
	 * @param args properties
	 */
	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(StartUpApplication.class);
		application.addListeners((ApplicationListener<ApplicationReadyEvent>) (event) -> report());
		application.run(args).close();
	}

	private static void report() {
		long millis = ManagementFactory.getRuntimeMXBean().getUptime();
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		System.out.println(REPORT + " " + millis + " " + system.getProcessCpuTime() / 1_000_000 + " "
				+ ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() + " "
				+ ManagementFactory.getThreadMXBean().getThreadCount());
	}

}
