package io.singlewindow.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a zip of messages may cost.
 *
 * @param bytesMax size of the zip
 * @param entriesMax messages in it
 * @param inflatedBytesMax bytes of all its entries together, inflated
 * @param ratioMax times its packed bytes that an entry past a megabyte may become
 * @param itemsAtOnceMax entries of all zips that are examined at once, so that many wait for one group of the ledger
 * @param zipsAtOnceMax zips that are examined at once
 */
@ConfigurationProperties("window.batch")
record BatchSettings(
        @DefaultValue("10485760") int bytesMax,
        @DefaultValue("1000") int entriesMax,
        @DefaultValue("104857600") long inflatedBytesMax,
        @DefaultValue("200") int ratioMax,
        @DefaultValue("16") int itemsAtOnceMax,
        @DefaultValue("4") int zipsAtOnceMax) {}
