package io.singlewindow.tables;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tables that come with the start.
 *
 * @param files resources, taken in where they are not there yet
 * @param fileBytesMax of a file that is posted
 */
@ConfigurationProperties("window.tables")
record TableSettings(@DefaultValue List<String> files, @DefaultValue("4194304") int fileBytesMax) {}
