package io.singlewindow.console;

import io.singlewindow.rules.engine.ConditionWords;
import io.singlewindow.rules.engine.Figure;
import io.singlewindow.rules.engine.Outcome;
import io.singlewindow.rules.engine.Words;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.version.RuleBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What rules and decisions say, in the page's language: {@code @ruleWords} in the templates. What has no word stands for itself. */
@Component("ruleWords")
@Profile("!simulator")
public class RuleWords {

    private final MessageSource messages;
    private final RuleBook rules;
    private final ConditionWords conditions;

    RuleWords(MessageSource messages, RuleBook rules) {
        this.messages = messages;
        this.rules = rules;
        this.conditions = new ConditionWords(rules.catalogue());
    }

    private static boolean chinese() {
        return LocaleContextHolder.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /** The page's language of the two. */
    public String say(@Nullable Words words) {
        return words == null ? "" : chinese() ? words.zh() : words.en();
    }

    /** The same of words as decisions keep them; empty where there are none. */
    public String say(@Nullable Map<?, ?> words) {
        Object said = words == null ? null : words.get(chinese() ? "zh" : "en");
        return said == null ? "" : String.valueOf(said);
    }

    /** A word of the pages such as {@code treatment.GREEN}; the key's own last part where there is none. */
    public String word(String kind, @Nullable Object key) {
        String name = String.valueOf(key);
        return String.valueOf(messages.getMessage(kind + "." + name, null, name, LocaleContextHolder.getLocale()));
    }

    /** A condition in words. */
    public String condition(String when) {
        return say(conditions.of(when));
    }

    /** The name of a fact. */
    public String fact(String name) {
        return rules.catalogue().get(name).map(fact -> say(fact.words())).orElse(name);
    }

    /** A value of a fact. */
    public String value(String fact, @Nullable Object value) {
        return value == null ? "" : say(conditions.value(fact, value));
    }

    /** The same of a value that was kept as a text. */
    public String assumed(String fact, @Nullable Object text) {
        Object value = "true".equals(text) ? Boolean.TRUE : "false".equals(text) ? Boolean.FALSE : text;
        return value(fact, value);
    }

    /** A value with its unit, e.g. 5000 yuan. */
    public String amount(@Nullable Object value, @Nullable Object unit) {
        String number = String.valueOf(value);
        return unit == null || unit.toString().isEmpty() ? word("value", number) : number + " " + word("unit", unit);
    }

    /** From when until when, in words. */
    public String days(@Nullable Object from, @Nullable Object to) {
        Locale locale = LocaleContextHolder.getLocale();
        String key = from == null ? to == null ? "days.ever" : "days.to" : to == null ? "days.from" : "days.both";
        return messages.getMessage(key, new Object[] {String.valueOf(from), String.valueOf(to)}, locale);
    }

    /** What an outcome does beside its treatment. */
    public List<String> more(Outcome outcome, LocalDate day, ParameterBook parameters) {
        List<String> said = new ArrayList<>();
        add(said, "outcome.sampled", outcome.sampleFactor(), day, parameters);
        if (outcome.drawn() != null) {
            add(said, "outcome.drawn", outcome.sampleRatio(), day, parameters, word("treatment", outcome.drawn()));
        }
        add(said, "outcome.documents", outcome.documentsLaterHours(), day, parameters);
        add(said, "outcome.due", outcome.dueDays(), day, parameters);
        outcome.effects().forEach(effect -> said.add(word("effect", effect)));
        return said;
    }

    private void add(List<String> said, String key, @Nullable Figure figure, LocalDate day, ParameterBook parameters, String... further) {
        if (figure != null) {
            String value = figure.named() ? parameters.at(figure.text(), day).map(Parameter::value).orElse(figure.text())
                    : new BigDecimal(figure.text()).toPlainString();
            said.add(messages.getMessage(key, Stream.concat(Stream.of(value), Arrays.stream(further)).toArray(), LocaleContextHolder.getLocale()));
        }
    }

    /** An outcome whole, in one line. */
    public String outcome(Outcome outcome, LocalDate day, ParameterBook parameters) {
        List<String> all = new ArrayList<>(List.of(word("treatment", outcome.treatment())));
        all.addAll(more(outcome, day, parameters));
        return String.join(chinese() ? ";" : "; ", all);
    }

    /** A figure of evidence; several in one line, codes in words. */
    public String figure(@Nullable Object value) {
        return value instanceof List<?> several ? list(several.stream().map(this::figure).toList()) : word("figure-value", value);
    }

    /** Several in one line. */
    public String list(List<String> said) {
        return said.isEmpty() ? "–" : String.join(chinese() ? "、" : ", ", said);
    }
}
