package io.singlewindow.consignment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How consignments wait.
 *
 * @param waitingMax how long the first document waits for the others
 */
@ConfigurationProperties("window.consignment")
record ConsignmentSettings(@DefaultValue("PT72H") Duration waitingMax) {}
