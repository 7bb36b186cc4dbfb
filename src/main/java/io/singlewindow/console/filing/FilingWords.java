package io.singlewindow.console.filing;

import io.singlewindow.filing.state.Department;
import io.singlewindow.problem.Finding;
import io.singlewindow.region.Regions;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words instead of codes, in the page's language: {@code @filingWords} in the templates. */
@Component("filingWords")
@Profile("!simulator")
public class FilingWords {

    /** Members whose entries have fields of their own. */
    private static final Set<String> LISTS_OF_ROWS = Set.of("codes", "licences", "shops", "attachments");

    private final MessageSource messages;
    private final Regions regions;

    FilingWords(MessageSource messages, Regions regions) {
        this.messages = messages;
        this.regions = regions;
    }

    private @Nullable String word(String code) {
        return messages.getMessage(code, null, null, LocaleContextHolder.getLocale());
    }

    private static boolean chinese() {
        return LocaleContextHolder.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /** Name of a field by itself: of one in the third row of a list without the list. */
    public String label(String pointer) {
        String name = Stream.of(pointer.split("/")).filter(part -> !isRow(part)).collect(Collectors.joining("."));
        String word = word("filing.field." + name);
        return word == null ? name : word;
    }

    /** The same where it stands among others: with its list and the number of its row. */
    public String place(String pointer) {
        List<String> parts = List.of(pointer.split("/"));
        if (parts.size() == 2 && parts.get(0).equals("codes")) {
            String word = word("filing.code." + parts.get(1));
            return word == null ? pointer : word;
        }
        int row = IntStream.range(1, parts.size()).filter(i -> isRow(parts.get(i))).findFirst().orElse(-1);
        if (row < 0 || row == 1 && parts.size() == 2 && !LISTS_OF_ROWS.contains(parts.get(0))) {
            return label(pointer);
        }
        String list = label(String.join("/", parts.subList(0, row))) + " " + (Integer.parseInt(parts.get(row)) + 1);
        return row == parts.size() - 1 ? list : list + " · " + label(pointer);
    }

    private static boolean isRow(String part) {
        return part.matches("[0-9]{1,4}");
    }

    /** What helps to fill it in; empty for nothing. */
    public String hint(String pointer) {
        String word = word("filing.hint." + pointer.replaceAll("/[0-9]+/", ".").replace('/', '.'));
        return word == null ? "" : word;
    }

    /** A value of a field in words; as it is where there are none. */
    public String value(String pointer, String value) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (name.equals("region")) {
            return regions.byCode(value).map(region -> chinese() ? region.zh() : region.en()).orElse(value);
        }
        String word = word("filing.value." + name + "." + value);
        return word == null ? value : word;
    }

    /** Values that stand together. */
    public String values(Collection<FiledContent.Cell> cells) {
        return cells.isEmpty() ? "–" : cells.stream().map(cell -> value(cell.pointer(), cell.value())).collect(Collectors.joining(chinese() ? "、" : ", "));
    }

    /** Businesses in words. */
    public String businesses(Collection<String> names) {
        return names.stream().map(name -> value("businesses", name)).collect(Collectors.joining(chinese() ? "、" : ", "));
    }

    /** A department's name. */
    public String department(Department department) {
        String word = word("department." + department.code());
        return word == null ? department.code() : word;
    }

    /** Names of several. */
    public String departments(Collection<Department> departments) {
        return departments.stream().map(this::department).collect(Collectors.joining(chinese() ? "、" : ", "));
    }

    /** A department's own state. */
    public String state(String state) {
        String word = word("filing.own." + state);
        return word == null ? state : word;
    }

    /** What a reviewer does. */
    public String action(String action) {
        String word = word("filing.action." + action);
        return word == null ? action : word;
    }

    /** What is wrong. */
    public String finding(Finding finding) {
        return chinese() ? finding.zh() : finding.en();
    }

    /** Where to find the field that is wrong. */
    public String field(Finding finding) {
        return finding.path() == null ? "" : place(finding.path().substring(1));
    }

    /** A size that people read. */
    public String size(long bytes) {
        return bytes < 1024 ? bytes + " B" : bytes < 1024 * 1024 ? Math.round(bytes / 1024.0) + " KB" : Math.round(bytes / 1024.0 / 102.4) / 10.0 + " MB";
    }

    /** A name: the Chinese one is the one that is filed; the English one stands before it where English is spoken. */
    public String name(String zh, String en) {
        return chinese() || en.isEmpty() ? zh : en + " · " + zh;
    }

    /** The last day before an instant that ends a term. */
    public String lastDay(Instant due) {
        return LocalDate.ofInstant(due.minusMillis(1), BusinessTime.ZONE).toString();
    }
}
