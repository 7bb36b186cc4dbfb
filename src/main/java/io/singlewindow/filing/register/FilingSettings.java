package io.singlewindow.filing.register;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * How filings are taken.
 *
 * @param rules the table of moves
 * @param goodsRisk risk classes of goods by HS code
 * @param attachmentBytesMax size of an attachment
 * @param attachmentsPerFilingMax attachments that one form may name
 * @param attachmentsPerDayMax attachments that one principal may hand in within 24 hours
 * @param formBytesMax size of a form
 * @param bulkBytesMax size of a file of filings
 * @param bulkRowsMax rows of a file of filings
 * @param companiesCachedMax companies, goods and delegations whose filings are kept in memory
 */
@ConfigurationProperties("window.filing")
record FilingSettings(
        @DefaultValue("classpath:rules/filing.yaml") Resource rules,
        @DefaultValue("classpath:rules/goods-risk.csv") Resource goodsRisk,
        @DefaultValue("5242880") int attachmentBytesMax,
        @DefaultValue("20") int attachmentsPerFilingMax,
        @DefaultValue("1000") int attachmentsPerDayMax,
        @DefaultValue("65536") int formBytesMax,
        @DefaultValue("2097152") int bulkBytesMax,
        @DefaultValue("1000") int bulkRowsMax,
        @DefaultValue("50000") int companiesCachedMax) {}
