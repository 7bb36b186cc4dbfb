package io.singlewindow.console;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the pages show.
 *
 * @param answerLateAfter an authority's answer that takes longer is shown as late
 */
@ConfigurationProperties("window.console")
record ConsoleSettings(@DefaultValue("PT30M") Duration answerLateAfter) {}
