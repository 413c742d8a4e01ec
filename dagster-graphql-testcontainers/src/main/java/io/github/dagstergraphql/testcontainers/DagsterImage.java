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

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Description of an image with a version of Dagster. Old versions do not specify an upper
 * bound for the versions of their dependencies, so that current ones would break them.
 *
 * @param version the version of Dagster
 * @param python the version of Python
 * @param packages the packages to install, as arguments of pip
 */
record DagsterImage(String version, String python, List<String> packages) {

	private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+\\S*");

	static DagsterImage ofVersion(String version) {
		Matcher matcher = VERSION.matcher(version);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("\"" + version + "\" is not a Dagster version such as 1.13.27");
		}
		int major = Integer.parseInt(matcher.group(1));
		int minor = Integer.parseInt(matcher.group(2));
		if (major == 0 && minor < 14) {
			return dagit(version, "3.8", "setuptools<58", "pendulum<3", "protobuf<4", "sqlalchemy<1.4",
					"markupsafe<2.1", "jinja2<3.1", "click<8", "graphql-core<3", "ipython_genutils");
		}
		if (major == 0 || minor < 3) {
			return dagit(version, "3.9", "setuptools<60", "protobuf<4", "sqlalchemy<2", "pendulum<3");
		}
		if (minor < 4) {
			return dagit(version, "3.10", "setuptools<70", "watchdog<5", "pendulum<3");
		}
		if (minor < 7) {
			return webserver(version, "3.10", "setuptools<70", "watchdog<5");
		}
		return (minor < 10) ? webserver(version, "3.11", "setuptools<75") : webserver(version, "3.12");
	}

	private static DagsterImage dagit(String version, String python, String... pins) {
		return of(version, python, "dagit", pins);
	}

	private static DagsterImage webserver(String version, String python, String... pins) {
		return of(version, python, "dagster-webserver", pins);
	}

	private static DagsterImage of(String version, String python, String server, String... pins) {
		List<String> packages = new ArrayList<>();
		for (String name : List.of("dagster", "dagster-graphql", server)) {
			packages.add(name + "==" + version);
		}
		packages.addAll(List.of(pins));
		return new DagsterImage(version, python, packages);
	}

	/**
	 * Return the name of the image, which allows later runs on this machine to reuse it.
	 * @return a name with a tag
	 */
	String name() {
		return "dagster-graphql-testcontainers/dagster:" + this.version;
	}

	String baseImage() {
		return "python:" + this.python + "-slim";
	}

	String installCommand() {
		return "pip install --no-cache-dir "
				+ this.packages.stream().map((name) -> "'" + name + "'").collect(Collectors.joining(" "));
	}

}
