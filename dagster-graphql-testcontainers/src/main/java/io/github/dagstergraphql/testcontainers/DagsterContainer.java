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

package io.github.dagstergraphql.testcontainers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * Testcontainer with the webserver and the daemon of Dagster, and with custom
 * definitions.
 *
 * <pre class="code">
 * &#64;Container
 * static DagsterContainer dagster = DagsterContainer.ofVersion("1.13.27").withDefinitions("definitions");
 * </pre>
 *
 * <p>
 * Dagster does not publish an image that can be used unchanged.
 * {@link #ofVersion(String)} therefore builds one: a slim Python image with Dagster
 * installed by pip, which takes about a minute and is cached. The container has started
 * when every code location has been loaded or has failed to load, and when the daemon has
 * reported its status.
 *
 * @since 0.1.0
 */
public class DagsterContainer extends GenericContainer<DagsterContainer> {

	private static final int PORT = 3000;

	private static final String SCRIPTS = "/opt/dagster/bin/";

	private static final String DEFINITIONS = "/opt/dagster/definitions/";

	private static final Duration STARTUP_TIMEOUT = Duration.ofMinutes(4);

	private String pathPrefix = "";

	private String webserverOptions = "";

	/**
	 * Create a container from an image.
	 * @param image an image with a {@code python} executable and the packages
	 * {@code dagster} and {@code dagster-webserver} (or {@code dagit})
	 */
	public DagsterContainer(DockerImageName image) {
		super(image);
		prepare();
	}

	private DagsterContainer(ImageFromDockerfile image) {
		super(image);
		prepare();
	}

	private void prepare() {
		withExposedPorts(PORT);
		for (String script : List.of("start.sh", "ready.py")) {
			String resource = DagsterContainer.class.getPackageName().replace('.', '/') + "/" + script;
			withCopyFileToContainer(MountableFile.forClasspathResource(resource), SCRIPTS + script);
		}
		withEnv("DAGSTER_DEFINITIONS", DEFINITIONS);
		withCommand("sh", SCRIPTS + "start.sh");
		waitingFor(new DagsterReady(SCRIPTS + "ready.py").withStartupTimeout(STARTUP_TIMEOUT));
	}

	/**
	 * Create a container with a version of Dagster. Its image is based on
	 * {@code python:X-slim} and built unless it already exists on this machine.
	 * @param version the version, such as {@code 1.13.27}; known to work with 0.12 and
	 * later
	 * @return the container, without definitions
	 * @throws IllegalArgumentException if the text is not a version
	 */
	public static DagsterContainer ofVersion(String version) {
		DagsterImage image = DagsterImage.ofVersion(version);
		return new DagsterContainer(new ImageFromDockerfile(image.name(), false).withDockerfileFromBuilder(
				(builder) -> builder.from(image.baseImage()).run(image.installCommand()).build()));
	}

	@Override
	protected void configure() {
		withEnv("DAGSTER_PATH_PREFIX", this.pathPrefix);
		withEnv("DAGSTER_WEBSERVER_OPTIONS", this.webserverOptions);
	}

	/**
	 * Add definitions from the class path.
	 * @param resource a Python file or a directory of Python files. Each file becomes a
	 * code location with the name of the file, without {@code .py}, unless a
	 * {@code workspace.yaml} is present; a {@code dagster.yaml} configures the instance
	 * @return this container
	 */
	public DagsterContainer withDefinitions(String resource) {
		return withDefinitions(MountableFile.forClasspathResource(resource));
	}

	/**
	 * Add definitions from the file system.
	 * @param path a Python file or a directory, as in {@link #withDefinitions(String)}
	 * @return this container
	 */
	public DagsterContainer withDefinitions(Path path) {
		return withDefinitions(MountableFile.forHostPath(path));
	}

	private DagsterContainer withDefinitions(MountableFile file) {
		Path path = Path.of(file.getResolvedPath());
		return withCopyFileToContainer(file, Files.isDirectory(path) ? DEFINITIONS : DEFINITIONS + path.getFileName());
	}

	/**
	 * Run the webserver only. Without the daemon, schedules and sensors are not
	 * evaluated, and since Dagster 1.10 every run stays queued.
	 * @return this container
	 */
	public DagsterContainer withoutDaemon() {
		return withEnv("DAGSTER_DAEMON", "false");
	}

	/**
	 * Set the path prefix of the webserver.
	 * @param pathPrefix a path that begins with a slash
	 * @return this container
	 */
	public DagsterContainer withPathPrefix(String pathPrefix) {
		this.pathPrefix = pathPrefix;
		return withWebserverOptions("--path-prefix", pathPrefix);
	}

	/**
	 * Add options to the webserver, such as {@code --read-only}.
	 * @param options the options, none of which may contain white space
	 * @return this container
	 */
	public DagsterContainer withWebserverOptions(String... options) {
		this.webserverOptions = (this.webserverOptions + " " + String.join(" ", options)).strip();
		return this;
	}

	/**
	 * Return the mapped port of the webserver.
	 * @return the port on {@link #getHost()}
	 */
	public int getDagsterPort() {
		return getMappedPort(PORT);
	}

	/**
	 * Return the URL of the webserver, accessible from the host.
	 * @return the URL of the user interface; {@code /graphql} is appended to it for the
	 * API
	 */
	public String getUrl() {
		return "http://" + getHost() + ":" + getDagsterPort() + this.pathPrefix;
	}

}
