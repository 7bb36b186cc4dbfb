package io.singlewindow.consignment;

import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.message.MessageType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** One spelling for each company: messages name it by 10 or by 18 characters, keys by its credit code where it is filed. */
@Component
@Profile("!simulator")
public class KeyNames {

    /** What a foreign trade without platform puts there (CEB303, CEB603): no platform at all. */
    private static final String NO_PLATFORM = "无";

    private final EntityDirectory entities;

    KeyNames(EntityDirectory entities) {
        this.entities = entities;
    }

    /** A company's code as keys have it. */
    public String company(String code) {
        String plain = code.strip();
        return entities.byCode(plain).map(Entity::uscc).orElse(plain);
    }

    /** A platform's code as keys have it; empty for none. */
    public String platform(String code) {
        return code.strip().equals(NO_PLATFORM) ? "" : company(code);
    }

    /** The key of a document: direction and kind, for an export may have an import's number, and the parts of its business key. */
    public String businessKey(MessageType type, String parts) {
        return type.direction().ieFlag() + "-" + type.kind() + "|" + Arrays.stream(parts.split("\\|", -1)).map(this::company).collect(Collectors.joining("|"));
    }
}
