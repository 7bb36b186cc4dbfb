package io.singlewindow.rules.version;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the first version of the rules stands, and what may be asked of versions.
 *
 * @param folder with facts.yaml, parameters.yaml, regions.yaml and tables/*.yaml
 * @param fileCharactersMax of all files of a version together
 * @param replayedMax decisions that are decided again in one replay
 */
@ConfigurationProperties("window.rules.tables")
public record TablesSettings(
        @DefaultValue("classpath:rules") String folder, @DefaultValue("500000") int fileCharactersMax, @DefaultValue("20000") int replayedMax) {}
