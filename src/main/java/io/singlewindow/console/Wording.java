package io.singlewindow.console;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The pages' words in the language of who asks, for what is not written by a template. */
@Component
@Profile("!simulator")
public class Wording {

    private final MessageSource messages;

    Wording(MessageSource messages) {
        this.messages = messages;
    }

    /** The word of this name. */
    public String of(String name, Object... arguments) {
        return messages.getMessage(name, arguments, locale());
    }

    /** The word of this name; where there is none, what is given instead. */
    public String orElse(String name, String instead) {
        return String.valueOf(messages.getMessage(name, null, instead, locale()));
    }

    /** True for Chinese. */
    public boolean isChinese() {
        return locale().getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
