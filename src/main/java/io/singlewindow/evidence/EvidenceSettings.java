package io.singlewindow.evidence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of evidence packages.
 *
 * @param entriesMax entries in one package; what holds more is asked for in parts
 * @param consignmentsMax consignments in one package
 * @param bytesMax its files together, before they are deflated
 * @param atOnceMax packages made at the same time; who comes on top is answered 503
 * @param filesMax packages on the disk at the same time, being made or sent, each of {@code bytesMax} at most; 503 on top of that
 * @param filesOfOneMax of these for one caller
 */
@ConfigurationProperties("window.evidence")
record EvidenceSettings(
        @DefaultValue("20000") int entriesMax,
        @DefaultValue("200") int consignmentsMax,
        @DefaultValue("536870912") long bytesMax,
        @DefaultValue("2") int atOnceMax,
        @DefaultValue("16") int filesMax,
        @DefaultValue("2") int filesOfOneMax) {}
