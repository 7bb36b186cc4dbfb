package io.singlewindow.rules.engine;

/** The same in Chinese and in English. */
public record Words(String zh, String en) {}
