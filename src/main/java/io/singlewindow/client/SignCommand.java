package io.singlewindow.client;

import io.singlewindow.message.Direction;
import io.singlewindow.message.MessageType;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SigningKey;
import io.singlewindow.signature.XmlSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a message with one's own key, here: neither key nor message leaves the machine. */
@Command(mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {

    private static final int STORE_BYTES_MAX = 1 << 20;
    /** Export messages have their signature before this; imports have it last. */
    private static final String EXTENSION = "ExtendMessage";
    private static final String ENVELOPE = "DxpMsg";

    private final Surroundings around;
    private final Voice voice;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
    Path file = Path.of("");

    @Option(names = "--p12", paramLabel = "FILE", required = true)
    Path store = Path.of("");

    @Option(names = "--alias", paramLabel = "NAME", required = true)
    String alias = "";

    @Option(names = "--password-env", paramLabel = "VARIABLE", required = true)
    String passwordVariable = "";

    @Option(names = "--alg", paramLabel = "SM2|RSA-SHA256|RSA-SHA1")
    @Nullable String algorithm;

    @Option(names = "--out", paramLabel = "FILE")
    @Nullable Path out;

    SignCommand(Surroundings around, Voice voice) {
        this.around = around;
        this.voice = voice;
    }

    @Override
    public Integer call() throws Failure {
        SigningKey key = key();
        SignatureAlgorithm chosen = algorithm(key);
        Document message = read();
        String root = String.valueOf(message.getDocumentElement().getLocalName());
        Optional<MessageType> type = MessageType.ofRoot(root);
        if (type.isEmpty() && !root.equals(ENVELOPE)) {
            throw Failure.rejected("sign.noMessage", root);
        }
        boolean export = type.isPresent() && type.get().direction() == Direction.EXPORT;
        byte[] signed = XmlSigner.sign(message, key, chosen, export ? EXTENSION : null);
        if (out == null) {
            voice.print(signed);
        } else {
            try {
                Files.write(out, signed);
            } catch (IOException failed) {
                throw Failure.usage("usage.unwritable", out, failed.getClass().getSimpleName());
            }
        }
        voice.note("sign.done", root, chosen.apiName(), key.certificate().getSubjectX500Principal().toString(),
                key.certificate().getSerialNumber().toString(16));
        return ExitCode.DONE.number();
    }

    private SigningKey key() throws Failure {
        String password = around.env().get(passwordVariable);
        if (password == null) {
            throw Failure.usage("sign.noPassword", passwordVariable);
        }
        byte[] content = MessageFiles.read(store, STORE_BYTES_MAX);
        try {
            return SigningKey.load(new ByteArrayInputStream(content), password.toCharArray(), alias);
        } catch (IllegalStateException unreadable) {
            throw Failure.usage("sign.noKey", store, alias);
        }
    }

    private SignatureAlgorithm algorithm(SigningKey key) throws Failure {
        SignatureAlgorithm usual = key.sm2() ? SignatureAlgorithm.SM2 : SignatureAlgorithm.RSA_SHA256;
        if (algorithm == null) {
            return usual;
        }
        Optional<SignatureAlgorithm> named = SignatureAlgorithm.ofName(algorithm);
        if (named.isEmpty() || named.get().rsa() == key.sm2()) {
            throw Failure.usage("sign.algorithm", algorithm, key.sm2() ? "SM2" : "RSA-SHA256, RSA-SHA1");
        }
        return named.get();
    }

    private Document read() throws Failure {
        byte[] content = MessageFiles.read(file, MessageFiles.MESSAGE_BYTES_MAX);
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (SAXParseException malformed) {
            throw Failure.rejected("sign.malformed", file, malformed.getLineNumber(), malformed.getColumnNumber());
        } catch (SAXException | IOException malformed) {
            throw Failure.rejected("sign.malformed", file, 0, 0);
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("The JDK's own XML parser is expected", missing);
        }
    }
}
