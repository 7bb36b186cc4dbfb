package io.singlewindow.filing.register;

/**
 * A risk alert (风险预警) of the quality monitoring centre, or of inspection's own.
 *
 * @param alertNo its sender's number, under which it is ended too
 * @param hsCode beginning of the goods' HS code, 4 to 10 digits; empty where goods are named
 * @param owner credit code of the goods' owner; empty where a code is named
 * @param itemNo the owner's item number
 */
record RiskAlert(String alertNo, String hsCode, String owner, String itemNo, String reason) {}
