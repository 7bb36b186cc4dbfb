package io.singlewindow.bench;

import io.singlewindow.message.IdentityNumber;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.XmlSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Makes really signed messages: a sample set of the sandbox, with fresh numbers and guids, signed anew each. */
final class Messages {

    private static final Pattern GUID = Pattern.compile("[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}");
    private static final Pattern ORDER_NO = Pattern.compile("<ceb:orderNo>([^<]*)</ceb:orderNo>");
    /** Payment, waybill and list of one sample set share the digits behind these letters. */
    private static final Pattern NUMBER_TAIL = Pattern.compile("(?<=>(?:ZF|YD|QD))[0-9A-F]{12}(?=<)");
    private static final Pattern BUYER = Pattern.compile("<ceb:buyerIdNumber>([^<]*)</ceb:buyerIdNumber>");
    private static final int PAYMENT = 1;
    private static final int BIRTHDAYS = 20_000;
    private static final String NODE_END = "</ceb:Order>";
    private static final List<String> SIGNERS = List.of("platform", "payment", "logistics", "declarant");

    private final SafeReader reader = new SafeReader(ReadingLimits.defaults());
    private final List<String> templates;
    private final String orderNo;
    /** Of an export's order none is told. */
    private final @Nullable String buyer;
    /** Where an export's signature stands. */
    private final @Nullable String signatureParent;

    /** Takes the sandbox's import sample set, in order of sending, as the pattern. */
    Messages(BenchServer server) {
        this(server.get("/api/v1/sandbox/samples/import.zip", "sandbox-any"));
    }

    Messages(byte[] sampleZip) {
        this(sampleZip, null);
    }

    private Messages(byte[] sampleZip, @Nullable String signatureParent) {
        this.templates = unpack(sampleZip);
        this.orderNo = first(ORDER_NO, templates.get(0), 1);
        this.buyer = signatureParent == null ? first(BUYER, templates.get(0), 1) : null;
        this.signatureParent = signatureParent;
    }

    /** Consignments by the sandbox's export sample set. */
    static Messages exports(BenchServer server) {
        return new Messages(server.get("/api/v1/sandbox/samples/export.zip", "sandbox-any"), "ExtendMessage");
    }

    /**
     * Messages of orders (CEB311).
     *
     * @param ordersPerMessage business nodes in each
     * @param declared false: appStatus 1, which is kept and goes nowhere
     */
    List<Prepared> orders(int count, int ordersPerMessage, boolean declared, SignatureAlgorithm algorithm) {
        String template = declared ? templates.get(0) : templates.get(0).replace("<ceb:appStatus>2<", "<ceb:appStatus>1<");
        return IntStream.range(0, count).parallel().mapToObj(i -> order(template, ordersPerMessage, algorithm)).toList();
    }

    private Prepared order(String template, int orders, SignatureAlgorithm algorithm) {
        int start = template.indexOf("<ceb:Order>");
        int end = template.indexOf(NODE_END) + NODE_END.length();
        String node = template.substring(start, end);
        StringBuilder text = new StringBuilder(template.substring(0, start));
        String number = "DD" + tail() + tail();
        for (int i = 0; i < orders; i++) {
            text.append(fresh(node, number + (i == 0 ? "" : "-" + i), tail()));
        }
        text.append(template.substring(end));
        return sign(fresh(text.toString(), number, tail()), number, orders, "platform", algorithm);
    }

    /** The four documents of one consignment, in order of sending. */
    List<Prepared> consignment(SignatureAlgorithm algorithm) {
        String number = "DD" + tail() + tail();
        String tail = tail();
        List<Prepared> set = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            set.add(sign(fresh(templates.get(i), number, tail), number, 1, SIGNERS.get(i), algorithm));
        }
        return set;
    }

    /**
     * The first documents of one consignment, whose numbers have a mark in them that can be replaced later, of as many characters.
     *
     * @param documents how many of the set
     * @param edit changes the payment, so that the documents differ, or nothing
     */
    List<Prepared> marked(String mark, int documents, UnaryOperator<String> edit) {
        String tail = tail().substring(mark.length()) + mark;
        String number = "DD" + tail() + tail;
        List<Prepared> set = new ArrayList<>();
        for (int i = 0; i < Math.min(documents, templates.size()); i++) {
            String text = fresh(templates.get(i), number, tail);
            set.add(sign(i == PAYMENT ? edit.apply(text) : text, number, 1, SIGNERS.get(i), SignatureAlgorithm.SM2));
        }
        return set;
    }

    /** Whom an import with this order number is sold to; an identity number (证件号码). */
    static String buyerOf(String orderNo) {
        return buyer(orderNo);
    }

    private String fresh(String text, String number, String tail) {
        String guids = GUID.matcher(text).replaceAll(found -> UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
        String numbered = NUMBER_TAIL.matcher(guids).replaceAll(tail).replace(">" + orderNo + "<", ">" + number + "<");
        return buyer == null ? numbered : numbered.replace(">" + buyer + "<", ">" + buyer(number) + "<");
    }

    /** Another buyer for each order: nobody buys as much in a year as a bench. */
    private static String buyer(String number) {
        int hash = number.hashCode();
        String birthday = LocalDate.of(1950, 1, 1).plusDays(Math.floorMod(hash, BIRTHDAYS)).format(DateTimeFormatter.BASIC_ISO_DATE);
        String stem = String.format(Locale.ROOT, "000000%s%03d", birthday, Math.floorMod(hash / BIRTHDAYS, 1000));
        return "0123456789X".chars().mapToObj(check -> stem + (char) check).filter(IdentityNumber::valid).findFirst().orElseThrow();
    }

    private Prepared sign(String text, String number, int documents, String signer, SignatureAlgorithm algorithm) {
        var dom = reader.read(text.getBytes(StandardCharsets.UTF_8)).dom();
        if (dom == null) {
            throw new AssertionError("A message of the bench cannot be read: " + text);
        }
        byte[] signed = XmlSigner.sign(dom, DevKeys.of(signer, algorithm), algorithm, signatureParent);
        return new Prepared(signed, dom.getDocumentElement().getAttribute("guid"), number, documents);
    }

    private static String tail() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
    }

    private static String first(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("The sample has no " + pattern + ": " + text);
        }
        return matcher.group(group);
    }

    private static List<String> unpack(byte[] zip) {
        List<String> samples = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                samples.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return samples;
    }
}
