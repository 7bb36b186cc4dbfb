package io.singlewindow.consignment;

/**
 * An authority whose turn has not come, and what it waits for.
 *
 * @param authority its name outside, e.g. {@code forex}
 * @param en what is to come, in English
 * @param zh the same in Chinese
 */
public record Wait(String authority, String en, String zh) {}
