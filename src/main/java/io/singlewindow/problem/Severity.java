package io.singlewindow.problem;

/** Weight of a finding. Only {@link #ERROR} rejects a document or a message. */
public enum Severity {
    ERROR,
    WARNING
}
