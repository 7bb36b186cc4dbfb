package io.singlewindow.filing.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.filing.state.PackagedRules;
import io.singlewindow.message.CompanyCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.region.RegionFile;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms are read whole: every fault is told with its place, and what is kept is what was checked. */
class FormReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final FormReader FORMS = forms();

    private static FormReader forms() {
        try (InputStream regions = FormReaderTest.class.getResourceAsStream("/rules/regions.yaml")) {
            return new FormReader(PackagedRules.rules(), RegionFile.read(regions, "regions.yaml"), number -> "P" + "B".repeat(17));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Object> entity(String uscc) {
        return new LinkedHashMap<>(Map.of("uscc", uscc, "name", Map.of("zh", "示例"), "class", 2, "roles", List.of("ECOMMERCE")));
    }

    private static List<String> faults(FilingKind kind, Map<String, ?> form, LocalDate today) {
        return FORMS.read(kind, form, today).findings().stream().map(FormReaderTest::place).toList();
    }

    private static String place(Finding finding) {
        return finding.code().code() + " " + finding.path();
    }

    private static String credit(String first17) {
        return first17 + CompanyCode.checkCharacter(first17);
    }

    @ParameterizedTest
    @CsvSource({"91330100MA0000000,hangzhou", "91330200MA0000000,ningbo", "91330782MA0000000,yiwu", "91330381MA0000000,ruian", "91330300MA0000000,rest",
        "91110000MA0000000,rest"})
    void aCompanysRegionIsThatOfItsCode(String first17, String region) {
        FilingForm form = FORMS.read(FilingKind.ENTITY, entity(credit(first17)), TODAY).form().orElseThrow();
        assertThat(form.region()).isEqualTo(region);
        assertThat(form.division()).isEqualTo(first17.substring(2, 8));
        assertThat(form.businesses()).as("where none is named").containsExactly("IMPORT_9610", "EXPORT_9610");
    }

    @Test
    void oldCodesCountUntilTheirLastDay() {
        LocalDate last = LocalDate.of(2017, 12, 31);
        assertThat(faults(FilingKind.ENTITY, entity("000000000"), last)).as("an organisation code").isEmpty();
        assertThat(faults(FilingKind.ENTITY, entity("000000000"), last.plusDays(1))).containsExactly("FIL-009 /uscc");
        assertThat(faults(FilingKind.ENTITY, entity("000000001"), last)).as("its check digit").containsExactly("FIL-009 /uscc");
    }

    @Test
    void aPaymentFirmShowsItsLicenceOnceTheLawAsksForIt() {
        Map<String, Object> form = entity(credit("91330100MA0000000"));
        form.put("class", 3);
        form.put("roles", List.of("PAYMENT"));
        LocalDate asked = LocalDate.of(2018, 4, 1);
        assertThat(faults(FilingKind.ENTITY, form, asked.minusDays(1))).isEmpty();
        assertThat(faults(FilingKind.ENTITY, form, asked)).containsExactly("FIL-010 /licences");
        form.put("licences", List.of(Map.of("type", "PAYMENT_LICENCE", "number", "Z1", "scope", "预付卡发行")));
        assertThat(faults(FilingKind.ENTITY, form, asked)).as("another scope").containsExactly("FIL-010 /licences");
        form.put("licences", List.of(Map.of("type", "PAYMENT_LICENCE", "number", "Z1", "scope", "互联网支付", "validTo", "2018-03-31")));
        assertThat(faults(FilingKind.ENTITY, form, asked)).as("expired").containsExactly("FIL-010 /licences");
        form.put("licences", List.of(Map.of("type", "PAYMENT_LICENCE", "number", "Z1", "scope", "互联网支付、预付卡", "validTo", "2018-04-01")));
        assertThat(faults(FilingKind.ENTITY, form, asked)).isEmpty();
    }

    private static Map<String, Object> netShop(String idNumber) {
        return new LinkedHashMap<>(Map.of("idNumber", idNumber, "subtype", "PERSONAL", "name", Map.of("zh", "示例"), "class", 2, "roles", List.of("ECOMMERCE")));
    }

    @Test
    void aPersonalNetShopIsFiledByAnIdentityNumberOfWhichOnlyTheMaskIsKept() {
        FilingForm form = FORMS.read(FilingKind.ENTITY, netShop("000000199001010026"), TODAY).form().orElseThrow();
        assertThat(form.uscc()).isEqualTo("PBBBBBBBBBBBBBBBBB");
        assertThat(form.region()).as("a number tells no region of the shop").isEqualTo("rest");
        assertThat(form.content()).containsEntry("idNumber", "0000**…**26").containsEntry("subtype", "PERSONAL");
        assertThat(form.toString()).doesNotContain("19900101");
    }

    @Test
    void whatIsWrongWithAnIdentityNumberIsToldWithoutIt() {
        assertThat(FORMS.read(FilingKind.ENTITY, netShop("000000199001010021"), TODAY).findings()).singleElement().satisfies(finding -> {
            assertThat(place(finding)).isEqualTo("FIL-009 /idNumber");
            assertThat(finding.toString()).doesNotContain("19900101");
        });
        assertThat(FORMS.read(FilingKind.ENTITY, netShop("000000 19900101 0021"), TODAY).findings().toString()).contains("FIL_008").doesNotContain("19900101");
        Map<String, Object> both = netShop("000000199001010026");
        both.put("uscc", credit("91330100MA0000000"));
        both.put("class", 1);
        assertThat(faults(FilingKind.ENTITY, both, TODAY)).containsExactlyInAnyOrder("FIL-008 /uscc", "FIL-008 /class");
        Map<String, Object> company = entity(credit("91330100MA0000000"));
        company.put("idNumber", "000000199001010026");
        assertThat(faults(FilingKind.ENTITY, company, TODAY)).containsExactly("FIL-008 /idNumber");
        assertThat(faults(FilingKind.ENTITY, entity("PBBBBBBBBBBBBBBBBB"), TODAY)).as("a code that nobody was filed under").containsExactly("FIL-009 /uscc");
    }

    @Test
    void refundIsForClassesOneAndTwo() {
        Map<String, Object> form = entity(credit("91330100MA0000000"));
        form.put("businesses", List.of("REFUND"));
        assertThat(faults(FilingKind.ENTITY, form, TODAY)).isEmpty();
        form.put("class", 4);
        assertThat(faults(FilingKind.ENTITY, form, TODAY)).containsExactly("FIL-008 /businesses");
    }

    @Test
    void whatIsNoFormAtAllIsToldMemberByMember() {
        Map<String, Object> form = Map.of("uscc", List.of(), "name", "x", "class", "two", "roles", "PLATFORM", "codes", List.of("a", Map.of()),
                "shops", Map.of(), "contact", 7);
        assertThat(faults(FilingKind.ENTITY, form, TODAY)).contains("FIL-008 /uscc", "FIL-008 /name", "FIL-008 /class", "FIL-008 /roles",
                "FIL-008 /codes/0", "FIL-008 /codes/1/authority", "FIL-008 /codes/1/code", "FIL-008 /shops", "FIL-008 /contact");
        assertThat(faults(FilingKind.GOODS, Map.of(), TODAY)).containsExactlyInAnyOrder("FIL-008 /owner", "FIL-008 /itemNo", "FIL-008 /direction",
                "FIL-008 /hsCode", "FIL-008 /name/zh");
        assertThat(faults(FilingKind.DELEGATION, Map.of("from", "2026-02-30"), TODAY)).containsExactlyInAnyOrder("FIL-008 /principal", "FIL-008 /agent",
                "FIL-008 /messageTypes", "FIL-008 /from", "FIL-008 /to");
        assertThat(faults(FilingKind.KEY, Map.of("certificate", "none"), TODAY)).containsExactlyInAnyOrder("FIL-008 /uscc", "FIL-008 /certificate");
    }

    @Test
    void aDelegationEndsAfterItBegins() {
        Map<String, Object> form = new LinkedHashMap<>(Map.of("principal", credit("91330100MA0000000"), "agent", credit("91330100MA0000001"),
                "messageTypes", List.of("CEB621", "CEB622"), "from", "2026-02-01", "to", "2026-01-31"));
        assertThat(faults(FilingKind.DELEGATION, form, TODAY)).as("622 is a receipt").containsExactlyInAnyOrder("FIL-008 /messageTypes/1", "FIL-008 /to");
    }

    @Test
    void aKeyIsOfTheCompanyThatItsCertificateNames() throws CertificateEncodingException {
        String certificate = Base64.getMimeEncoder().encodeToString(DevKeys.of("platform", SignatureAlgorithm.SM2).certificate().getEncoded());
        Map<String, Object> form = Map.of("uscc", "91330100TERT00016Y", "certificate", certificate);
        FilingForm read = FORMS.read(FilingKind.KEY, form, TODAY).form().orElseThrow();
        assertThat(read.subject()).matches("[0-9a-f]{64}");
        assertThat(read.content()).containsKeys("serial", "validFrom", "validTo");
        assertThat(faults(FilingKind.KEY, Map.of("uscc", "91330100TERT00024R", "certificate", certificate), TODAY)).containsExactly("FIL-008 /certificate");
    }
}
