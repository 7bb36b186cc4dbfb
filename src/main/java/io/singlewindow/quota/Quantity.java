package io.singlewindow.quota;

import java.math.BigDecimal;

/**
 * Goods whose quantity per person and year is capped (每人每年限量).
 *
 * @param code of the positive list, eight digits
 * @param unit customs' digits (计量单位代码)
 */
public record Quantity(String code, String unit, BigDecimal amount) {}
