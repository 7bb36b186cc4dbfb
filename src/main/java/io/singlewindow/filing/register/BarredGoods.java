package io.singlewindow.filing.register;

import java.time.LocalDate;
import java.util.Optional;

/** Which goods must not come in as cross-border e-commerce (AQSIQ 137 Art. 9). */
@FunctionalInterface
public interface BarredGoods {

    /** Why goods of this HS code are barred on this day; empty where they are not. */
    Optional<String> reason(String hsCode, LocalDate on);
}
