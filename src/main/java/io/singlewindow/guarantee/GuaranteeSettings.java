package io.singlewindow.guarantee;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a guarantee is free again.
 *
 * @param freedBy states of a tax bill (CEB818): 2 summed into a payment voucher; no message tells that the voucher is paid
 */
@ConfigurationProperties("window.guarantee")
record GuaranteeSettings(@DefaultValue("2") List<String> freedBy) {}
