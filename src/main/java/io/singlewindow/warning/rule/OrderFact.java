package io.singlewindow.warning.rule;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an order says, as far as rules look at it. Personal data is here as keys only; empty where the order does not say it.
 *
 * @param documentId the order's
 * @param day on which it arrived (+08:00)
 * @param ebcCode the firm that sells
 * @param amount goods and freight in CNY
 * @param person key of the buyer's identity
 * @param phone key of the buyer's telephone
 * @param address key of where it goes
 * @param payer key of the identity that paid, once its payment is there
 */
public record OrderFact(
        String documentId,
        LocalDate day,
        String ebpCode,
        String ebcCode,
        String orderNo,
        BigDecimal amount,
        String person,
        String phone,
        String address,
        String payer) {

    /** What two persons' orders may have in common. */
    public enum Tie {
        PERSON,
        PHONE,
        ADDRESS,
        PAYER
    }

    /** The key by which it is tied to others; empty for none. */
    public String key(Tie tie) {
        return switch (tie) {
            case PERSON -> person;
            case PHONE -> phone;
            case ADDRESS -> address;
            case PAYER -> payer;
        };
    }
}
