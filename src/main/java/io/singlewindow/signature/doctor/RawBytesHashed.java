package io.singlewindow.signature.doctor;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The bytes were hashed as they stood before the signature was put in, not their canonical form. */
final class RawBytesHashed implements Repair {

    private static final Pattern OPEN = Pattern.compile("<(?:[\\w.-]+:)?Signature[\\s>]");
    private static final Pattern CLOSE = Pattern.compile("</(?:[\\w.-]+:)?Signature\\s*>");
    private static final Pattern DECLARATION = Pattern.compile("^\uFEFF?<\\?xml[^>]*\\?>\\s*");

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        String text = new String(patient.message(), StandardCharsets.UTF_8);
        Matcher open = OPEN.matcher(text);
        Matcher close = CLOSE.matcher(text);
        if (!open.find() || !close.find(open.start())) {
            return Stream.empty();
        }
        String head = text.substring(0, open.start());
        String tail = text.substring(close.end());
        return Stream.of(head + tail, head.stripTrailing() + tail, head + tail.stripLeading(), head.stripTrailing() + tail.stripLeading())
                .flatMap(whole -> Stream.of(whole, DECLARATION.matcher(whole).replaceFirst("")))
                .flatMap(whole -> Stream.of(whole, whole.strip()))
                .map(content -> content.getBytes(StandardCharsets.UTF_8))
                .map(content -> new Tried(from.hashing(document -> content), Explanation.of(Cause.RAW_BYTES_HASHED)));
    }
}
