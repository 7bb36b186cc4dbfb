package io.singlewindow.message.reading;

import io.singlewindow.problem.Finding;
import org.xml.sax.SAXException;

/** Leaves a parse at once with the finding that ends it; without a stack, since it is the expected way out. */
final class ReadingAborted extends SAXException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    ReadingAborted(Finding finding) {
        super(finding.code().code());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
