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

package io.github.dagstergraphql.docs.application;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.fixture.RunFixture;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

/**
 * Tests with a mocked client.
 */
// tag::mocking[]
@SpringJUnitConfig(DailyReport.class)
class DailyReportTests {

	@MockitoBean
	private DagsterGraphQlClient dagster;

	@Autowired
	private DailyReport report;

	@Test
	void describesARun() {
		given(this.dagster.run("42"))
			.willReturn(RunFixture.of("daily_report").id("42").status(RunStatus.STARTED).handle());

		assertThat(this.report.describe("42")).isEqualTo("42: STARTED");
	}

	@Test
	void createsAReport() {
		JobSpec job = mock(Answers.RETURNS_SELF);
		given(this.dagster.job("daily_report")).willReturn(job);
		given(job.launch()).willReturn(RunFixture.of("daily_report").handle());

		assertThat(this.report.create().isSuccessful()).isTrue();
		verify(job).tag("team", "core");
	}

}
// end::mocking[]
