package io.singlewindow.consignment.match;

import java.math.BigDecimal;

/**
 * What of the match is a matter of interpretation and may be set.
 *
 * @param exportFreightIncluded true when export money received is goods value and freight; then freight is compared with
 *     the list's too. False by default: order, note and list of an export are FOB
 * @param weightTolerance fraction by which the list's gross weight may differ from the waybill's
 * @param buyerIdentityCertified true when the platform proves its buyers' identity; a payer who is not the buyer then is
 *     a slight difference only
 * @param amountTolerance renminbi by which amounts may be apart
 */
public record MatchRules(boolean exportFreightIncluded, BigDecimal weightTolerance, boolean buyerIdentityCertified, BigDecimal amountTolerance) {

    /** Freight apart, five per cent of weight, identity uncertified. */
    public static final MatchRules DEFAULT = new MatchRules(false, new BigDecimal("0.05"), false);

    /** With amounts that are the same to the last digit. */
    public MatchRules(boolean exportFreightIncluded, BigDecimal weightTolerance, boolean buyerIdentityCertified) {
        this(exportFreightIncluded, weightTolerance, buyerIdentityCertified, BigDecimal.ZERO);
    }

    /** The same with amounts that may be apart. */
    public MatchRules withAmountTolerance(BigDecimal renminbi) {
        return new MatchRules(exportFreightIncluded, weightTolerance, buyerIdentityCertified, renminbi);
    }

    public MatchRules {
        if (weightTolerance.signum() < 0) {
            throw new IllegalArgumentException("weightTolerance must not be negative: " + weightTolerance);
        }
        if (amountTolerance.signum() < 0) {
            throw new IllegalArgumentException("amountTolerance must not be negative: " + amountTolerance);
        }
    }
}
