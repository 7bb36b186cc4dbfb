package io.singlewindow.bench;

/**
 * A signed message that nobody has sent yet.
 *
 * @param guid of its root, which the answer repeats
 * @param orderNo number of its first order
 * @param documents how many documents it holds
 */
record Prepared(byte[] message, String guid, String orderNo, int documents) {}
