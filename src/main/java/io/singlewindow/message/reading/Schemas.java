package io.singlewindow.message.reading;

import io.singlewindow.message.Direction;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/**
 * The packaged schemas, compiled once. Import and export are apart because they give the same names other content
 * (specification, 2.1). Validators are pooled: making one costs about 50 µs, more than validating a small message.
 */
final class Schemas {

    /** The two generations in use at once; a message does not say which it follows. */
    enum Generation {
        V202205("202205"),
        V2018("2018-113");

        private final String version;

        Generation(String version) {
            this.version = version;
        }

        String version() {
            return version;
        }
    }

    private static final int POOLED_MAX = 64;
    private static final String SIGNATURE_SCHEMA = "xmldsig/xmldsig-ceb.xsd";
    private static final String PACKAGED = "packaged";

    private final Map<Generation, Map<Direction, Pool>> ceb = new EnumMap<>(Generation.class);
    private final Pool dxp;

    Schemas() {
        for (Generation generation : Generation.values()) {
            Map<Direction, Pool> pools = new EnumMap<>(Direction.class);
            for (Direction direction : Direction.values()) {
                pools.put(direction, new Pool(compile(
                        "ceb/" + generation.version() + '/' + direction.name().toLowerCase(Locale.ROOT) + ".xsd")));
            }
            ceb.put(generation, pools);
        }
        dxp = new Pool(compile("dxp/dxp.xsd"));
    }

    Pool ceb(Generation generation, Direction direction) {
        return ceb.get(generation).get(direction);
    }

    Pool dxp() {
        return dxp;
    }

    private static Schema compile(String name) {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, PACKAGED);
            // the one import is answered from the class path; nothing else is ever opened
            factory.setResourceResolver((type, namespace, publicId, systemId, base) -> imported());
            return factory.newSchema(new StreamSource(open(name), PACKAGED + ":/" + name));
        } catch (SAXException e) {
            throw new IllegalStateException("The packaged schema xsd/" + name + " does not compile", e);
        }
    }

    private static InputStream open(String name) {
        InputStream stream = Schemas.class.getResourceAsStream("/xsd/" + name);
        if (stream == null) {
            throw new IllegalStateException("The schema xsd/" + name + " is not on the class path");
        }
        return stream;
    }

    private static LSInput imported() {
        try {
            LSInput input = ((DOMImplementationLS) DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
                    .getDOMImplementation().getFeature("LS", "3.0")).createLSInput();
            input.setByteStream(open(SIGNATURE_SCHEMA));
            input.setSystemId(PACKAGED + ":/" + SIGNATURE_SCHEMA);
            return input;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's DOM cannot be made", e);
        }
    }

    /** The validators of one schema. */
    static final class Pool {

        private final Schema schema;
        private final BlockingQueue<ValidatorHandler> idle = new ArrayBlockingQueue<>(POOLED_MAX);

        private Pool(Schema schema) {
            this.schema = schema;
        }

        ValidatorHandler take() {
            ValidatorHandler pooled = idle.poll();
            return pooled == null ? fresh() : pooled;
        }

        void giveBack(ValidatorHandler validator) {
            validator.setErrorHandler(null);
            idle.offer(validator);
        }

        private ValidatorHandler fresh() {
            try {
                ValidatorHandler validator = schema.newValidatorHandler();
                validator.setProperty("http://apache.org/xml/properties/locale", Locale.ENGLISH);
                return validator;
            } catch (SAXException e) {
                throw new IllegalStateException("The JDK's validator cannot be set to English", e);
            }
        }
    }
}
