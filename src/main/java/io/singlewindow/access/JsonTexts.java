package io.singlewindow.access;

import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Texts of the JSON that callers send: one with U+0000, which PostgreSQL stores in no text, is refused where it is read. What
 * the window has stored itself is read without it.
 */
@Configuration(proxyBeanMethods = false)
public class JsonTexts {

    /** For whoever reads a body himself. */
    public static JacksonModule module() {
        return new SimpleModule("texts").addDeserializer(String.class, new Texts());
    }

    /** Every body that Spring reads for a call. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer jsonTextsOfCallers(JsonMapper json) {
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json.rebuild().addModule(module()).build()));
    }

    private static final class Texts extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = super.deserialize(parser, context);
            if (text != null && text.indexOf('\0') >= 0) {
                return context.reportInputMismatch(String.class, "a text with U+0000");
            }
            return text;
        }
    }
}
