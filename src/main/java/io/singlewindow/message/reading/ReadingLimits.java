package io.singlewindow.message.reading;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a message may cost. Each bound is well above what the specification needs: its deepest message has 8 levels, its
 * longest text is a certificate of some kilobytes, and 100 documents of 99 rows hold about 222,000 elements.
 *
 * @param bytesMax size of a body after decompression
 * @param depthMax nesting of elements, the root being 1
 * @param attributesPerElementMax attributes of one element, namespace declarations among them
 * @param textCharactersMax text directly in one element, and the attribute values of one element together
 * @param dataCharactersMax text of Data in a DxpMsg, which is a whole message in base64
 * @param elementsMax elements of a message
 * @param documentsMax business nodes of a message; above the schema's own 100, so that the 101st is a fault of structure
 */
@ConfigurationProperties("window.reading")
public record ReadingLimits(
        @DefaultValue("10485760") int bytesMax,
        @DefaultValue("32") int depthMax,
        @DefaultValue("16") int attributesPerElementMax,
        @DefaultValue("65536") int textCharactersMax,
        @DefaultValue("10485760") int dataCharactersMax,
        @DefaultValue("300000") int elementsMax,
        @DefaultValue("1000") int documentsMax) {

    /** The limits that hold where none are configured. */
    public static ReadingLimits defaults() {
        return new ReadingLimits(10 * 1024 * 1024, 32, 16, 65_536, 10 * 1024 * 1024, 300_000, 1_000);
    }
}
