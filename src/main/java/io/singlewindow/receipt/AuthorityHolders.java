package io.singlewindow.receipt;

import io.singlewindow.authority.Authority;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Credit codes in the certificates by which authorities sign; a receipt counts only under its authority's own. */
@ConfigurationProperties("window.receipt.holder")
record AuthorityHolders(
        @DefaultValue("") String customs,
        @DefaultValue("") String inspection,
        @DefaultValue("") String forex,
        @DefaultValue("") String taxRefund) {

    String of(Authority authority) {
        return switch (authority) {
            case CUSTOMS -> customs;
            case INSPECTION -> inspection;
            case FOREX -> forex;
            case TAX_REFUND -> taxRefund;
        };
    }
}
