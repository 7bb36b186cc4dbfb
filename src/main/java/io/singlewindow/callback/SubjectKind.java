package io.singlewindow.callback;

/** What sort of thing an event is about. */
enum SubjectKind {
    SUBMISSION,
    DOCUMENT,
    CONSIGNMENT,
    ENDPOINT,
    /** Whatever else, e.g. a filing or a lot. */
    OTHER;

    private static final int DOCUMENT_ID_CHARACTERS_MIN = 34;

    /** The kind of an entry's subject: a document's id is that of its submission and its position. */
    static SubjectKind of(String type, String subject) {
        if (type.startsWith("submission.")) {
            return SUBMISSION;
        }
        if (type.startsWith("endpoint.")) {
            return ENDPOINT;
        }
        if (type.startsWith("receipt.") || type.startsWith("consignment.") || type.startsWith("inspection.")) {
            return subject.length() >= DOCUMENT_ID_CHARACTERS_MIN && subject.contains("-") ? DOCUMENT : CONSIGNMENT;
        }
        return OTHER;
    }
}
