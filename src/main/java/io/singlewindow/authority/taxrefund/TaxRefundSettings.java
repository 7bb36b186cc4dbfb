package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.taxrefund.records.DeclarationNumber;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How exports are registered and claimed for.
 *
 * @param checkAgainSeconds after which what waits for something is looked at again
 * @param statisticsFlag of the lists that a declaration is made of (CEB603); only they are claimed for
 * @param declarationNoPattern how a declaration's number and row are written together, see {@link DeclarationNumber}
 * @param businessType 业务类型 by trade mode; one that is not there is told as it stands
 * @param rounding of the refundable amount of each purchase, to the fen
 * @param evidenceModes trade modes that need no proceeds note, whose claims need evidence of funds all the same
 * @param purchasesPerRequestMax rows of invoices, and links, in one request
 */
@ConfigurationProperties("window.tax-refund")
record TaxRefundSettings(
        @DefaultValue("60") long checkAgainSeconds,
        @DefaultValue("B") String statisticsFlag,
        @DefaultValue("%s%03d") String declarationNoPattern,
        @DefaultValue Map<String, String> businessType,
        @DefaultValue("HALF_UP") RoundingMode rounding,
        @DefaultValue({"9710", "9810"}) Set<String> evidenceModes,
        @DefaultValue("500") int purchasesPerRequestMax) {

    private static final int MILLIS = 1_000;

    long checkAgainMillis() {
        return checkAgainSeconds * MILLIS;
    }

    DeclarationNumber declarationNumber() {
        return new DeclarationNumber(declarationNoPattern);
    }

    String businessTypeOf(String tradeMode) {
        return businessType.getOrDefault(tradeMode, tradeMode);
    }
}
