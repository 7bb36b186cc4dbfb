package io.singlewindow.authority;


/**
 * One message to an authority, signed and stored before the first attempt.
 *
 * @param dispatchId our own id of it, 32 hex characters
 * @param body the exact bytes to send: a signed DxpMsg to customs, a signed request to the others
 */
public record Outgoing(String dispatchId, Authority authority, byte[] body) {}
