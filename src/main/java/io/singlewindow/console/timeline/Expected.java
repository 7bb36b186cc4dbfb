package io.singlewindow.console.timeline;

/**
 * Something that has not happened yet.
 *
 * @param lane whose turn it is
 * @param words a few, as they stand beside it
 * @param late true when it should have happened by now
 */
public record Expected(Lane lane, String words, boolean late) {}
