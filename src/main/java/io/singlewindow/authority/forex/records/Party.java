package io.singlewindow.authority.forex.records;

/**
 * Whose funds they are.
 *
 * @param type CUSTYPE: C company, D resident person
 * @param code credit code, or identity number; empty where the documents have none
 */
public record Party(String type, String code, String name) {

    /** A company (CUSTYPE C). */
    public static Party company(String code, String name) {
        return new Party("C", code, name);
    }

    /** A resident person (CUSTYPE D). */
    public static Party person(String code, String name) {
        return new Party("D", code, name);
    }
}
