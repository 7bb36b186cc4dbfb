package io.singlewindow.message.reading;

import io.singlewindow.problem.Finding;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Line and column for findings that were made by path, from the DOM, which has no places. The bytes are parsed once
 * more, and only when there is something to tell: a message without faults pays nothing for its places.
 */
public final class Positions {

    private static final SaxParsers PARSERS = new SaxParsers(1_000);

    private Positions() {}

    /**
     * The same findings with places; one whose element is missing gets that of the nearest element around it.
     *
     * @param body the bytes of the message, as they were read
     */
    public static List<Finding> locate(byte[] body, List<Finding> findings) {
        Set<String> wanted = new HashSet<>();
        findings.forEach(finding -> addWithAncestors(finding, wanted));
        if (wanted.isEmpty()) {
            return findings;
        }
        Map<String, int[]> found = places(body, wanted);
        List<Finding> located = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            located.add(unplaced(finding) ? place(finding, found) : finding);
        }
        return located;
    }

    private static boolean unplaced(Finding finding) {
        return finding.line() == 0 && finding.path() != null;
    }

    private static void addWithAncestors(Finding finding, Set<String> wanted) {
        String path = finding.path();
        for (String step = path; unplaced(finding) && step != null; step = parent(step)) {
            wanted.add(step);
        }
    }

    private static Finding place(Finding finding, Map<String, int[]> found) {
        for (String step = finding.path(); step != null; step = parent(step)) {
            int[] place = found.get(step);
            if (place != null) {
                return finding.atLine(place[0], place[1]);
            }
        }
        return finding;
    }

    private static @Nullable String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? null : path.substring(0, slash);
    }

    private static Map<String, int[]> places(byte[] body, Set<String> wanted) {
        Finder finder = new Finder(wanted);
        XMLReader parser = PARSERS.take();
        try {
            parser.setContentHandler(finder);
            parser.setErrorHandler(finder);
            parser.parse(new InputSource(new StringReader(MessageText.of(body).text())));
        } catch (SAXException e) {
            // not the bytes that were read: the findings stay without a place, which is what they had
            return finder.found;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        } finally {
            PARSERS.giveBack(parser);
        }
        return finder.found;
    }

    /** Notes the places of the wanted paths. */
    private static final class Finder extends DefaultHandler {

        private final Set<String> wanted;
        private final Map<String, int[]> found = new HashMap<>();
        private final Deque<String> paths = new ArrayDeque<>();
        private final Deque<Map<String, Integer>> counts = new ArrayDeque<>();
        private @Nullable Locator locator;

        private Finder(Set<String> wanted) {
            this.wanted = wanted;
            counts.push(new HashMap<>());
        }

        @Override
        public void setDocumentLocator(Locator documentLocator) {
            locator = documentLocator;
        }

        @Override
        public void startElement(String uri, String localName, String qualifiedName, Attributes attributes) {
            int position = counts.element().merge(localName, 1, Integer::sum);
            String path = (paths.isEmpty() ? "" : paths.element()) + ElementPath.segment(localName, position);
            if (locator != null && wanted.contains(path)) {
                found.put(path, new int[] {locator.getLineNumber(), locator.getColumnNumber()});
            }
            paths.push(path);
            counts.push(new HashMap<>());
        }

        @Override
        public void endElement(String uri, String localName, String qualifiedName) {
            paths.pop();
            counts.pop();
        }
    }
}
