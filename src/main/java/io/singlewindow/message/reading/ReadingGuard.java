package io.singlewindow.message.reading;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;

/**
 * Counts what a message costs while it is parsed and ends the parse at the first bound passed, so that neither memory
 * nor time depends on what a hostile sender puts behind it.
 */
final class ReadingGuard {

    private final ReadingLimits limits;
    private final boolean envelope;
    private final int[] textCharacters;
    private int depth;
    private int elements;
    private int documents;

    /** @param envelope true when Data directly under the root has a bound of its own */
    ReadingGuard(ReadingLimits limits, boolean envelope) {
        this.limits = limits;
        this.envelope = envelope;
        this.textCharacters = new int[limits.depthMax() + 2];
    }

    int depth() {
        return depth;
    }

    int documents() {
        return documents;
    }

    /** Before an element is built: its depth, its number, the size of its attributes. */
    void enter(Attributes attributes, @Nullable Element parent, @Nullable Locator locator) throws ReadingAborted {
        depth++;
        elements++;
        if (depth > limits.depthMax()) {
            throw abort(ErrorCode.READ_004, depth, limits.depthMax(), parent, locator);
        }
        if (elements > limits.elementsMax()) {
            throw abort(ErrorCode.READ_007, elements, limits.elementsMax(), parent, locator);
        }
        textCharacters[depth] = 0;
        long attributeCharacters = 0;
        for (int i = 0; i < attributes.getLength(); i++) {
            attributeCharacters += attributes.getValue(i).length();
        }
        if (attributeCharacters > limits.textCharactersMax()) {
            throw abort(ErrorCode.READ_006, attributeCharacters, limits.textCharactersMax(), parent, locator);
        }
    }

    /** One more business node. */
    void document(@Nullable Element parent, @Nullable Locator locator) throws ReadingAborted {
        documents++;
        if (documents > limits.documentsMax()) {
            throw abort(ErrorCode.READ_013, documents, limits.documentsMax(), parent, locator);
        }
    }

    /** A namespace that is no absolute URI has no canonical form (Canonical XML 1.0, 1.3), so no digest and no signature. */
    static void namespace(String uri, @Nullable Element parent, @Nullable Locator locator) throws ReadingAborted {
        if (!uri.isEmpty() && uri.indexOf(':') < 1) {
            Finding finding = Finding.of(ErrorCode.READ_001, "命名空间" + uri + "不是绝对URI / namespace " + uri + " is no absolute URI",
                    "an absolute URI");
            throw aborted(parent == null ? finding : finding.withPath(ElementPath.of(parent)), locator);
        }
    }

    void text(int length, @Nullable Element element, @Nullable Locator locator) throws ReadingAborted {
        textCharacters[depth] += length;
        int max = isData(element) ? limits.dataCharactersMax() : limits.textCharactersMax();
        if (textCharacters[depth] > max) {
            throw abort(ErrorCode.READ_006, textCharacters[depth], max, element, locator);
        }
    }

    void leave() {
        depth--;
    }

    boolean isData(@Nullable Element element) {
        return envelope && depth == 2 && element != null && ElementPath.name(element).equals("Data");
    }

    private static ReadingAborted abort(ErrorCode code, long given, int max, @Nullable Element element, @Nullable Locator locator) {
        Finding finding = element == null
                ? Finding.of(code, Long.toString(given), Integer.toString(max))
                : Finding.at(code, ElementPath.of(element), Long.toString(given), Integer.toString(max));
        return aborted(finding, locator);
    }

    private static ReadingAborted aborted(Finding finding, @Nullable Locator locator) {
        return new ReadingAborted(locator == null ? finding : finding.atLine(locator.getLineNumber(), locator.getColumnNumber()));
    }
}
