package io.singlewindow.retention;

import java.time.Period;
import java.util.List;

/** What is kept by the month and how long; what it holds besides messages is told by the authority it was exchanged with. */
enum KeptKind {
    TRADE(List.of("customs", "inspection")) {
        @Override
        Period keep(RetentionSettings settings) {
            return settings.trade();
        }
    },
    FOREX(List.of("forex")) {
        @Override
        Period keep(RetentionSettings settings) {
            return settings.forex();
        }
    },
    TAX_REFUND(List.of("tax-refund")) {
        @Override
        Period keep(RetentionSettings settings) {
            return settings.taxRefund();
        }
    };

    private final List<String> authorities;

    KeptKind(List<String> authorities) {
        this.authorities = authorities;
    }

    List<String> authorities() {
        return authorities;
    }

    abstract Period keep(RetentionSettings settings);
}
