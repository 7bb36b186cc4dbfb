package io.singlewindow.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence that holds, and evidence that an enemy or an insider has made. */
class VerifierTest extends OnEvidence {

    @Test
    void honestEvidenceHoldsAndEachCheckIsPrintedWithBothValues() {
        TestPackage made = fresh();
        Ran ran = run(made, "--since", file("since.txt", made.checkpoint(7)), "--key", file("key.txt", made.key.verifierKey()),
                "--trust", "certs-dev/ca-rsa.crt", "--trust", "certs-dev/ca-sm2.crt");
        ran.holds();
        assertThat(ran.text().lines().filter(line -> line.startsWith("OK"))).hasSizeGreaterThan(80)
                .allSatisfy(line -> assertThat(line).contains("given ").contains("found "));
        assertThat(ran.text()).contains("entry 5 inclusion", "RSA signature on the manifest", "SM2 signature on the manifest", "is there and of the day");
    }

    @Test
    void whereNothingIsPinnedTheReaderIsTold() {
        assertThat(run(fresh()).text()).contains("no --trust given", "no --key given");
        assertThat(run(fresh(), "--trust", "certs-dev/ca-rsa.crt", "--trust", "certs-dev/ca-sm2.crt").text()).contains("--trust names an issuer only");
    }

    /** Every sixteenth byte; each of them with {@code -Dtampered.step=1}, which takes minutes. */
    @Test
    void anyByteChangedInAnyFileIsFound() {
        int step = Integer.getInteger("tampered.step", 16);
        Map<String, byte[]> signed = fresh().signed();
        for (String name : signed.keySet()) {
            byte[] original = signed.get(name);
            // the wrapping of a CMS signature has bytes that say nothing, so only its ends and its middle are tried
            IntStream places = name.endsWith(".p7s") ? IntStream.of(0, original.length / 2, original.length - 1)
                    : IntStream.concat(IntStream.iterate(0, at -> at < original.length, at -> at + step), IntStream.of(original.length - 1));
            places.forEach(at -> {
                Map<String, byte[]> tampered = new LinkedHashMap<>(signed);
                byte[] bytes = original.clone();
                bytes[at] ^= 1;
                tampered.put(name, bytes);
                Ran ran = run(TestPackage.write(folder.resolve("tampered.zip"), TestPackage.zip(tampered)));
                assertThat(ran.code()).as(name + " at " + at + "\n" + ran.text()).isIn(Verifier.LIES, Verifier.UNREADABLE);
            });
        }
    }

    @Test
    void aFileMoreOrLessIsFound() {
        Map<String, byte[]> more = new LinkedHashMap<>(fresh().signed());
        more.put("messages/99-CEB311.xml", new byte[] {1});
        run(TestPackage.write(folder.resolve("more.zip"), TestPackage.zip(more))).lies("messages/99-CEB311.xml");
        Map<String, byte[]> less = new LinkedHashMap<>(fresh().signed());
        less.remove("VERIFY.md");
        run(TestPackage.write(folder.resolve("less.zip"), TestPackage.zip(less))).lies("VERIFY.md");
        Map<String, byte[]> unsigned = new LinkedHashMap<>(fresh().signed());
        unsigned.remove("manifest.rsa.p7s");
        unsigned.remove("manifest.sm2.p7s");
        run(TestPackage.write(folder.resolve("unsigned.zip"), TestPackage.zip(unsigned))).lies("signatures on the manifest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.txt", "/etc/passwd", "a/../../evil", "C:\\evil.txt", "a\\b.txt", "messages/", "a/b/c/d.txt", ".hidden", "a//b", "nul\u0000l"})
    void pathsThatLeadElsewhereAreRefused(String name) {
        Map<String, byte[]> files = new LinkedHashMap<>(fresh().signed());
        files.put(name, new byte[0]);
        run(TestPackage.write(folder.resolve("paths.zip"), TestPackage.zip(files))).unreadable("The zip holds a file of the name");
        assertThat(folder.resolve("../evil.txt")).doesNotExist();
    }

    @Test
    void aBombIsRefusedBeforeItFillsAnything() {
        Map<String, byte[]> files = new LinkedHashMap<>(fresh().signed());
        files.put("messages/6-CEB311.xml", new byte[(int) PackageFile.FILE_BYTES_MAX + 1]);
        byte[] zip = TestPackage.zip(files);
        assertThat(zip.length).isLessThan(1 << 20);
        run(TestPackage.write(folder.resolve("bomb.zip"), zip)).unreadable("inflates to more than is allowed");
    }

    @Test
    void aZipThatTellsTwoStoriesIsRefused() throws IOException {
        byte[] zip = Files.readAllBytes(fresh().write(folder.resolve("evidence.zip")));
        byte[] two = zip.clone();
        // the name in the local header differs from that in the directory
        int at = indexOf(two, "authorities.jsonl".getBytes(StandardCharsets.US_ASCII));
        two[at] = 'b';
        run(TestPackage.write(folder.resolve("two.zip"), two)).unreadable("tell different files");
        run(TestPackage.write(folder.resolve("cut.zip"), Arrays.copyOf(zip, zip.length / 2))).unreadable("cannot be read");
        run(TestPackage.write(folder.resolve("none.zip"), new byte[] {1, 2, 3})).unreadable("cannot be read");
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        Map<String, byte[]> files = new LinkedHashMap<>(fresh().signed());
        files.put("VERIFY.MD", new byte[] {1});
        run(TestPackage.write(folder.resolve("twice.zip"), TestPackage.zip(files))).unreadable("twice");
    }

    /** By one who has the window's signing keys: only the log betrays it. */
    @ParameterizedTest
    @CsvSource({"entries.jsonl, 0, inclusion", "entries.jsonl, 1, content", "entries.jsonl, 2, type", "entries.jsonl, 3, inclusion", "entries.jsonl, 4, reference"})
    void forgedEntriesAreFoundThoughTheManifestIsSigned(String name, int forgery, String found) {
        List<UnaryOperator<String>> forgeries = List.of(
                text -> text.replaceFirst("\"path\":\\[\"[A-Za-z0-9+/]{4}", "\"path\":[\"AAAA"),
                text -> text.replace("event 8", "event 9"),
                text -> text.replaceFirst("\"type\":\"consignment.state\"", "\"type\":\"consignment.released\""),
                text -> text.replaceFirst("\"n\":3", "\"n\":13"),
                text -> text.replaceFirst("\"ref\":\"consignment-1\"", "\"ref\":\"consignment-2\""));
        run(fresh().change(name, forgeries.get(forgery))).lies(found);
    }

    @Test
    void aChangedMessageReceiptOrAuthoritysReceiptIsFoundThoughTheManifestIsSigned() {
        run(fresh().change("messages/5-CEB311.xml", text -> text.replace("</", " </"))).lies("message 报文原文");
        run(fresh().change("receipts/" + TestPackage.ID + ".json", text -> text.replace("\"verdict\":\"ACCEPTED\"", "\"verdict\":\"REJECTED\""))).lies("receipt's statement");
        run(fresh().change("receipts/" + TestPackage.ID + ".json", text -> text.replace("\"number\":\"O-1\"", "\"number\":\"O-2\""))).lies("receipt's statement");
        run(fresh().change("authorities/customs-1.bin", text -> text + " ")).lies("customs's receipt");
        run(fresh().change("log/checkpoint.txt", text -> text.replace("\n12\n", "\n13\n"))).lies("signature of the head");
    }

    @Test
    void aReceiptOfAForkOfTheLogIsFoundByWhatItSaysOfItsEntryAndOfThoseBefore() {
        run(fresh().receiptOfAFork(5)).lies("receipt's leaf");
        run(fresh().receiptOfAFork(2)).lies("log before the receipt");
        run(fresh().receiptOfAFork(4)).lies("log before the receipt");
    }

    @Test
    void whatIsSaidOfAMessageIsWhatStandsInItAndInItsReceipt() {
        run(fresh().change("receipts/" + TestPackage.ID + ".ceb.xml", text -> text + " ")).lies("receipt in CEB form");
        run(fresh().change("submissions.jsonl", text -> text.replace("\"guid\":\"G-1\"", "\"guid\":\"G-2\""))).lies("guid");
        run(fresh().change("submissions.jsonl", text -> text.replace("\"messageType\":\"CEB311\"", "\"messageType\":\"CEB411\""))).lies("type of the message");
        run(fresh().change("submissions.jsonl", text -> text.replace("\"receivedAt\":\"2026", "\"receivedAt\":\"2025"))).lies("time in the receipt");
    }

    @Test
    void aMessageIsKnownByItsRootInItsEnvelopeTooAndNothingItNamesIsFetched() {
        String inside = Base64.getEncoder().encodeToString("<CEB411Message guid=\"G-4\"/>".getBytes(StandardCharsets.UTF_8));
        assertThat(root("<d:DxpMsg xmlns:d=\"urn:d\"><d:TransInfo><d:Data>no</d:Data></d:TransInfo><d:Data>" + inside + "</d:Data></d:DxpMsg>"))
                .isEqualTo(new MessageRoot("CEB411Message", "G-4"));
        assertThat(root("<x/>")).isEqualTo(new MessageRoot("x", null));
        assertThat(root("<DxpMsg><Data>***</DxpMsg>")).isNull();
        assertThat(root("nothing")).isNull();
        assertThat(root("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x guid=\"&e;\"/>")).satisfiesAnyOf(
                root -> assertThat(root).isNull(), root -> assertThat(root).isEqualTo(new MessageRoot("x", "")));
    }

    private static @Nullable MessageRoot root(String message) {
        byte[] content = MessageRoot.content(message.getBytes(StandardCharsets.UTF_8));
        return content == null ? null : MessageRoot.of(content);
    }

    @Test
    void theTextOfADecisionIsTheOneToWhichItsEntryCommits() {
        assertThat(run(fresh()).text()).contains("decision MATCH of consignment consignment-1 text");
        run(fresh().change("rules.jsonl", text -> text.replace("CU-21", "CU-20"))).lies("text 决定原文");
        run(fresh().change("rules.jsonl", text -> text.replace("\"entry\":7", "\"entry\":6"))).lies("entry's type");
        run(fresh().change("rules.jsonl", text -> text.replace("\"entry\":7", "\"entry\":70"))).lies("not in the package");
        run(fresh().change("rules.jsonl", text -> text.replace("consignment-1", "consignment-2"))).lies("entry's reference");
        TestPackage untold = fresh();
        untold.files.remove("rules.jsonl");
        assertThat(run(untold).text()).contains("entry 7 is of a decision whose text is not in the package");
    }

    @Test
    void aPackageIsOfWhatItSaysItIsAbout() {
        TestPackage noRange = fresh();
        noRange.manifest.remove("range");
        run(noRange).lies("range of the day");
        TestPackage otherDay = fresh();
        otherDay.manifest.put("about", Map.of("kind", "day", "value", "2026-11-25"));
        run(otherDay).lies("day of the range");
        TestPackage consignment = fresh();
        consignment.manifest.put("about", Map.of("kind", "consignment", "value", "consignment-2"));
        consignment.manifest.remove("range");
        run(consignment).lies("consignment that the package is about");
        consignment.manifest.put("about", Map.of("kind", "consignment", "value", "consignment-1"));
        run(consignment).holds();
    }

    @Test
    void swappedCertificatesAreFound() throws Exception {
        TestPackage other = fresh().signedBy("platform");
        run(other, "--trust", file("window.crt", pem("window"))).lies("trusted");
        TestPackage named = fresh();
        named.put("certs/window-rsa.crt", pem("platform"));
        run(named).lies("RSA signature on the manifest 清单签名, certificate");
        TestPackage signer = fresh();
        String name = signer.files.keySet().stream().filter(file -> file.matches("certs/[0-9a-f]{64}.crt")).findFirst().orElseThrow();
        run(signer.put(name, pem("payment"))).lies("certificate 证书");
        TestPackage both = fresh();
        String fingerprint = WindowCertificates.fingerprint(DevKeys.of("payment", SignatureAlgorithm.RSA_SHA256).certificate());
        both.put(name, pem("payment")).change("submissions.jsonl", text -> text.replaceFirst("\"certificateSha256\":\"[0-9a-f]+\"", "\"certificateSha256\":\"" + fingerprint + "\""));
        run(both).lies("certificate in the message");
    }

    /** By one who leaves out what he cannot sign, and signs himself in the place of the other. */
    @ParameterizedTest
    @CsvSource({"Ed25519, Ed25519", "EC secp256r1, SHA256withECDSA", "EC sm2p256v1, SM3withSM2", "DSA, SHA256withDSA"})
    void aSignatureOfNobodyWhomTheReaderTrustsIsFoundWhateverItsKey(String key, String algorithm) throws Exception {
        StrangerKey stranger = StrangerKey.of(key, algorithm);
        TestPackage made = fresh();
        made.put("certs/window-sm2.crt", pem(stranger.certificate()));
        Map<String, byte[]> files = new LinkedHashMap<>(made.signed());
        files.put("manifest.sm2.p7s", stranger.sign(files.get("manifest.json")));
        Path both = TestPackage.write(folder.resolve("both.zip"), TestPackage.zip(files));
        run(both, "--trust", "certs-dev/ca-rsa.crt", "--trust", "certs-dev/ca-sm2.crt").lies("SM2 signature on the manifest 清单签名, trusted");
        files.remove("manifest.rsa.p7s");
        Path alone = TestPackage.write(folder.resolve("alone.zip"), TestPackage.zip(files));
        run(alone, "--trust", "certs-dev/ca-rsa.crt").lies("trusted");
        if (!key.contains("sm2")) {
            run(alone).lies("kind of key");
        }
    }

    @Test
    void aSignatureOfAKindForWhichNothingIsTrustedIsNotBelieved() {
        run(fresh(), "--trust", "certs-dev/ca-rsa.crt").lies("SM2 signature on the manifest 清单签名, trusted");
        run(fresh(), "--trust", "certs-dev/ca-rsa.crt").lies("SM2 signature on the statement of the log's key 日志公钥声明签名, trusted");
        // of a window with one kind of key
        TestPackage made = fresh();
        made.files.remove("log/key-statement.txt");
        Map<String, byte[]> one = new LinkedHashMap<>(made.signed());
        one.remove("manifest.sm2.p7s");
        run(TestPackage.write(folder.resolve("one.zip"), TestPackage.zip(one)), "--trust", "certs-dev/ca-rsa.crt").holds();
    }

    private static String pem(String party) throws Exception {
        return pem(DevKeys.of(party, SignatureAlgorithm.RSA_SHA256).certificate());
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getEncoder().encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n";
    }

    @Test
    void whatIsNoEvidenceAndWhatIsNoCommandLineEndsWithTwo() {
        run(fresh().change("entries.jsonl", text -> text.replaceFirst("\\{\"n\":0,", "{\"n\":0,\"n\":0,"))).unreadable("no JSON");
        run(fresh().change("submissions.jsonl", text -> text.replace("\"entry\":5", "\"entry\":\"5\""))).unreadable("expected a whole number");
        TestPackage other = fresh();
        other.manifest.put("format", "window-evidence/v2");
        run(other).unreadable("window-evidence/v2");
        run(Path.of("no-such.zip")).unreadable("There is no file");
        run(fresh(), "--since").unreadable("exit 0 all holds");
        run(fresh(), "--frobnicate", "x").unreadable("exit 0 all holds");
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }
}
