package io.singlewindow.console.filing;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.form.FormReader;
import io.singlewindow.filing.state.FilingRuleFile;
import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.filing.state.Overall;
import io.singlewindow.problem.Finding;
import io.singlewindow.region.RegionFile;
import io.singlewindow.region.Regions;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

/** The forms of the pages ask what the API's forms take, keep what was typed, and have a word for whatever they show. */
class FilingFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private final FilingRules rules = read("rules/filing.yaml", FilingRuleFile::read);
    private final Regions regions = read("rules/regions.yaml", RegionFile::read);
    private final FormLayout layout = new FormLayout(rules, regions);

    private interface Reading<T> {
        T of(InputStream stream, String place);
    }

    private static <T> T read(String file, Reading<T> reading) {
        try (InputStream stream = new ClassPathResource(file).getInputStream()) {
            return reading.of(stream, file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String[]> sent(String... namesAndValues) {
        Map<String, String[]> sent = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            sent.put(namesAndValues[i], namesAndValues[i + 1].split("\\|"));
        }
        return sent;
    }

    @ParameterizedTest
    @EnumSource(FilingKind.class)
    void everyFieldIsAMemberOfTheApisForm(FilingKind kind) {
        FormLayout.Form form = layout.of(kind);
        Map<String, String[]> all = new LinkedHashMap<>();
        FormLayout.pointers(form).forEach(pointer -> all.put(pointer.replace("*", "0"), new String[] {"x"}));
        all.put("codes/0/authority", new String[] {"customs"});
        all.put("attachments/0/id", new String[] {"x"});
        all.put("attachments/0/type", new String[] {"x"});
        all.put(form.single(), new String[] {"x"});
        List<Finding> findings = new FormReader(rules, regions, number -> "P" + "A".repeat(17)).read(kind, Typed.of(form, all).members(), TODAY).findings();
        assertThat(findings).isNotEmpty();
        assertThat(findings).as("members that the form does not know").noneMatch(finding -> String.valueOf(finding.path()).endsWith("/" + finding.given()));
    }

    @ParameterizedTest
    @EnumSource(FilingKind.class)
    void everyFieldAndChoiceHasAWord(FilingKind kind) throws IOException {
        Set<String> words = words();
        FormLayout.Form form = layout.of(kind);
        List<String> missing = new ArrayList<>();
        FormLayout.pointers(form).map(pointer -> "filing.field." + pointer.replace("/*/", ".").replace('/', '.')).forEach(missing::add);
        form.sections().forEach(section -> missing.add("filing.section." + section.word()));
        form.sections().stream().flatMap(section -> section.fields().stream()).filter(field -> !field.pointer().equals("region"))
                .forEach(field -> field.choices().forEach(choice -> missing.add("filing.value." + field.pointer() + "." + choice)));
        form.attachmentTypes().forEach(type -> missing.add("filing.value.attachment." + type));
        for (String word : List.of("kind", "new", "none", "lead")) {
            missing.add("filing." + word + "." + kind.path());
        }
        missing.removeAll(words);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyStateAndActionHasAWord() throws IOException {
        Set<String> needed = new HashSet<>();
        rules.departments().values().forEach(table -> {
            table.states().keySet().forEach(state -> needed.add("filing.own." + state));
            table.moves().stream().map(move -> move.action()).filter(action -> !Set.of("RECEIVE", "NOTIFY", "ASK_CANCEL").contains(action))
                    .forEach(action -> needed.add("filing.action." + action));
        });
        rules.departments().keySet().forEach(department -> needed.add("department." + department.code()));
        rules.businesses().keySet().forEach(business -> needed.add("filing.value.businesses." + business));
        for (Overall state : Overall.values()) {
            needed.add("filing.overall." + state);
        }
        for (Outlook.Actor actor : Outlook.Actor.values()) {
            needed.add("filing.actor." + actor);
        }
        FormLayout.CODES.forEach(code -> needed.add("filing.code." + code));
        assertThat(words()).containsAll(needed);
    }

    private static Set<String> words() throws IOException {
        Properties words = new Properties();
        for (String file : List.of("filings", "shell")) {
            try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/pages/" + file + ".properties"))) {
                words.load(reader);
            }
        }
        return words.stringPropertyNames();
    }

    @Test
    void blankFieldsAndRowsAreLeftOutAndTheOthersMoveUp() {
        Typed typed = Typed.of(layout.of(FilingKind.ENTITY), sent("uscc", " 91330100TERT00016Y ", "name/zh", "甲商行", "name/en", " ", "roles", "ECOMMERCE|DECLARANT",
                "licences/0/number", "", "licences/1/type", "EXPRESS_LICENCE", "licences/1/number", "7", "codes/0/authority", "customs", "codes/0/code", "",
                "codes/1/authority", "e-port", "codes/1/code", "E1", "_csrf", "t", "colour", "red"));
        assertThat(typed.members()).isEqualTo(Map.of("uscc", "91330100TERT00016Y", "name", Map.of("zh", "甲商行"), "roles", List.of("ECOMMERCE", "DECLARANT"),
                "licences", List.of(Map.of("type", "EXPRESS_LICENCE", "number", "7")), "codes", List.of(Map.of("authority", "e-port", "code", "E1"))));
        assertThat(typed.value("name/zh")).isEqualTo("甲商行");
        assertThat(typed.value("licences/0/number")).isEqualTo("7");
        assertThat(typed.rows("licences")).as("and one for another").containsExactly(0, 1);
        assertThat(typed.codeRow("e-port")).isZero();
        assertThat(typed.codeRow("customs")).isNegative();
        assertThat(typed.has("roles", "DECLARANT")).isTrue();
        assertThat(typed.has("roles", "PAYMENT")).isFalse();
    }

    @Test
    void aPersonalNetShopHasAFormOfItsOwnWhichIsTheApis() throws IOException {
        FormLayout.Form form = layout.of(FilingKind.ENTITY, "PERSONAL");
        FormReader reader = new FormReader(rules, regions, number -> "P" + "A".repeat(17));
        Typed typed = Typed.of(form, sent("idNumber", "000000199203040055", "name/zh", "小店", "roles", "ECOMMERCE", "businesses", "IMPORT_9610", "region", "yiwu",
                "uscc", "91330100TERT00016Y", "subtype", "ENTERPRISE", "class", "4"));
        FormReader.Result read = reader.read(FilingKind.ENTITY, typed.members(), TODAY);
        assertThat(read.findings()).isEmpty();
        assertThat(read.form().orElseThrow().content()).containsEntry("subtype", "PERSONAL").containsEntry("class", 2).containsEntry("idNumber", "0000**…**55");
        FormFindings wrong = new FormFindings(reader.read(FilingKind.ENTITY, Typed.of(form, sent("idNumber", "000000199203040054")).members(), TODAY).findings());
        assertThat(wrong.at("idNumber")).hasSize(1).allMatch(finding -> !finding.zh().contains("19920304"));
        assertThat(words()).contains("filing.new.personal", "filing.lead.personal", "filing.value.subtype.PERSONAL");
        assertThat(words()).containsAll(FormLayout.pointers(form).map(pointer -> "filing.field." + pointer.replace("/*/", ".").replace('/', '.')).toList());
        assertThat(words()).containsAll(form.sections().stream().map(section -> "filing.section." + section.word()).toList());
        assertThat(layout.of(FilingKind.GOODS, "PERSONAL")).isEqualTo(layout.of(FilingKind.GOODS));
    }

    @Test
    void aChangeBeginsWithWhatIsFiledAndDropsWhatIsTakenOut() {
        Map<String, Object> content = Map.of("owner", "91330100TERT00016Y", "itemNo", "A-1", "name", Map.of("zh", "面霜"), "riskClass", "FIRST",
                "attachments", List.of(Map.of("type", "207", "id", "a"), Map.of("type", "201", "id", "b")));
        FormLayout.Form form = layout.of(FilingKind.GOODS);
        Typed typed = Typed.of(form, content, Map.of());
        assertThat(typed.members()).isEqualTo(content);
        Typed without = Typed.of(form, sent("owner", "91330100TERT00016Y", "attachments/0/type", "207", "attachments/0/id", "a", "attachments/1/type", "201",
                "attachments/1/id", "b", "drop", "a"));
        assertThat(without.members()).containsEntry("attachments", List.of(Map.of("type", "201", "id", "b")));
    }

    @Test
    void findingsStandAtTheirFields() {
        Typed typed = Typed.of(layout.of(FilingKind.ENTITY), sent("uscc", "91330100TERT00016X", "class", "2", "roles", "PAYMENT|KING", "shops/0/url", "x"));
        FormFindings faults = new FormFindings(new FormReader(rules, regions, number -> "P" + "A".repeat(17)).read(FilingKind.ENTITY, typed.members(), TODAY).findings());
        assertThat(faults.at("uscc")).extracting(finding -> finding.code().code()).containsExactly("FIL-009");
        assertThat(faults.at("name/zh")).hasSize(1);
        assertThat(faults.at("roles")).as("that of its entry").hasSize(1);
        assertThat(faults.at("licences")).extracting(finding -> finding.code().code()).containsExactly("FIL-010");
        assertThat(faults.at("shops/0/url")).hasSize(1);
        assertThat(faults.at("shops/0/name")).hasSize(1);
        assertThat(faults.at("shops")).as("rows have fields of their own").isEmpty();
        assertThat(faults.has("class")).isFalse();
    }

    @Test
    void aFileIsKeptUnderTheLastPartOfItsName() {
        assertThat(Uploads.name("C:\\Users\\a\\licence.pdf")).isEqualTo("licence.pdf");
        assertThat(Uploads.name("/home/a/执照\u0007.pdf")).isEqualTo("执照.pdf");
        assertThat(Uploads.name("x".repeat(300) + ".pdf")).hasSize(200).endsWith(".pdf");
    }
}
