package io.singlewindow.signature.doctor;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The certificate's text with PEM's header, in hexadecimal, encoded twice, or with its lines in another order. */
final class CertificateText implements Mend {

    private static final int CHARACTERS_MAX = 32_768;
    private static final int LINES_MAX = 64;
    private static final List<Integer> WIDTHS = List.of(64, 76);

    @Override
    public Stream<Mended> copies(Document document) {
        Element element = Mend.element(document, "X509Certificate");
        String text = element == null ? "" : element.getTextContent();
        if (text.isBlank() || text.length() > CHARACTERS_MAX) {
            return Stream.empty();
        }
        Stream<Mended> rewritten = Stream.of(
                mended(document, text.replaceAll("-----[A-Z ]+-----", ""), "含BEGIN/END CERTIFICATE行 / with BEGIN and END lines"),
                mended(document, hexadecimal(text), "是十六进制 / in hexadecimal"),
                mended(document, encodedTwice(text), "做了两次base64或是PEM的base64 / encoded twice, or PEM in base64"));
        return Stream.concat(rewritten, orders(text).map(lines -> mended(document, String.join("\n", lines), "行的顺序被打乱 / its lines are out of order")));
    }

    private static Mended mended(Document document, String text, String what) {
        return new Mended(Mend.with(document, "X509Certificate", text), new Explanation(Cause.CERTIFICATE_TEXT_DAMAGED, what));
    }

    private static String hexadecimal(String text) {
        String digits = text.replaceAll("[\\s:]", "");
        return digits.matches("(?:[0-9a-fA-F]{2})+") ? Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digits)) : text;
    }

    private static String encodedTwice(String text) {
        try {
            String inner = new String(Base64.getMimeDecoder().decode(text), java.nio.charset.StandardCharsets.ISO_8859_1);
            String plain = inner.replaceAll("-----[A-Z ]+-----", "").strip();
            return plain.matches("[A-Za-z0-9+/=\\s]+") ? plain : text;
        } catch (IllegalArgumentException notBase64) {
            return text;
        }
    }

    /** The orders in which lines get mixed up: from the end, rotated, or two of them changed places. */
    private static Stream<List<String>> orders(String text) {
        List<String> given = text.strip().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        Stream<List<String>> split = given.size() > 1 ? Stream.of(given) : WIDTHS.stream().map(width -> split(text.strip(), width));
        return split.filter(lines -> lines.size() > 1 && lines.size() <= LINES_MAX).flatMap(CertificateText::orders);
    }

    private static Stream<List<String>> orders(List<String> lines) {
        List<String> reversed = new ArrayList<>(lines);
        Collections.reverse(reversed);
        Stream<List<String>> rotated = IntStream.range(1, lines.size()).mapToObj(by -> {
            List<String> copy = new ArrayList<>(lines);
            Collections.rotate(copy, by);
            return copy;
        });
        Stream<List<String>> swapped = IntStream.range(0, lines.size()).boxed().flatMap(i -> IntStream.range(i + 1, lines.size()).mapToObj(j -> {
            List<String> copy = new ArrayList<>(lines);
            Collections.swap(copy, i, j);
            return copy;
        }));
        return Stream.concat(Stream.of(reversed), Stream.concat(rotated, swapped));
    }

    private static List<String> split(String text, int width) {
        return IntStream.range(0, (text.length() + width - 1) / width)
                .mapToObj(i -> text.substring(i * width, Math.min(text.length(), (i + 1) * width))).toList();
    }
}
