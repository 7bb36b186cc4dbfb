package io.singlewindow.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Chinese or English: the browser's language, or the one that was chosen, remembered for a year. */
class Languages extends CookieLocaleResolver {

    /** Of an address: the language that is chosen. */
    static final String PARAMETER = "lang";
    private static final Duration KEPT = Duration.ofDays(365);

    Languages() {
        super("lang");
        setCookieMaxAge(KEPT);
        setCookiePath("/");
        setCookieHttpOnly(true);
        setCookieSameSite("Lax");
        setDefaultLocaleFunction(Languages::wanted);
    }

    private static Locale wanted(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? Locale.SIMPLIFIED_CHINESE : spoken(request.getLocale());
    }

    /** The language of the two that is nearest. */
    static Locale spoken(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    @Override
    protected Locale parseLocaleValue(String cookie) {
        return spoken(Locale.forLanguageTag(cookie));
    }
}
