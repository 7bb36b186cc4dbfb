package io.singlewindow.console.filing;

import io.singlewindow.filing.EntityRole;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.message.MessageType;
import io.singlewindow.region.Region;
import io.singlewindow.region.Regions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the forms ask, in their order. What may be said there is checked where all forms are, not here. */
@Component
@Profile("!simulator")
class FormLayout {

    private static final List<String> LICENCES =
            List.of("BUSINESS_LICENCE", "FINANCIAL_LICENCE", "PAYMENT_LICENCE", "EXPRESS_LICENCE", "POSTAL_LICENCE", "OTHER_LICENCE");
    /** The departments and the exchange platform that know a company by a code of theirs. */
    static final List<String> CODES = List.of("customs", "e-port", "forex", "tax-refund", "inspection");

    /** Subtype of a personal net-shop (个人网商), which is filed by a form of its own. */
    static final String PERSONAL = "PERSONAL";
    private static final String TRADER_ON_PLATFORMS = "2";

    private final Map<FilingKind, Form> forms;
    private final Form personal;

    FormLayout(FilingRules rules, Regions regions) {
        List<String> places = regions.all().stream().map(Region::code).toList();
        this.forms = Map.of(FilingKind.ENTITY, entity(places, businesses(rules)), FilingKind.GOODS, goods(places), FilingKind.DELEGATION, delegation(places),
                FilingKind.KEY, key(places));
        this.personal = personal(places, businesses(rules));
    }

    /**
     * A form.
     *
     * @param word of its title and lead, {@code filing.new.WORD} and {@code filing.lead.WORD}
     * @param fixed members that it does not ask for, since they are what it is the form of
     * @param single member that names one attachment, with the word of its file's field; empty for none
     * @param attachmentTypes types of its other attachments; empty where it has none
     */
    record Form(FilingKind kind, String word, Map<String, String> fixed, List<Section> sections, String single, List<String> attachmentTypes) {

        Form(FilingKind kind, List<Section> sections, String single, List<String> attachmentTypes) {
            this(kind, kind.path(), Map.of(), sections, single, attachmentTypes);
        }


        /** True when files may be handed in with it. */
        public boolean hasFiles() {
            return !single.isEmpty() || !attachmentTypes.isEmpty();
        }
    }

    /**
     * A part of a form under one heading, {@code filing.section.WORD}.
     *
     * @param rows member that is a list of the fields' rows; empty where they stand once
     */
    record Section(String word, String rows, List<Field> fields) {

        /** True for the codes of departments, which have a row each. */
        public boolean ofCodes() {
            return rows.equals("codes");
        }
    }

    Form of(FilingKind kind) {
        return Objects.requireNonNull(forms.get(kind));
    }

    /** The form of this kind and subtype; what is no subtype with a form of its own, and null, is the usual one. */
    Form of(FilingKind kind, @Nullable String subtype) {
        return kind == FilingKind.ENTITY && PERSONAL.equals(subtype) ? personal : of(kind);
    }

    private static List<String> businesses(FilingRules rules) {
        Set<String> others = Set.of(rules.goodsBusiness(), rules.delegationBusiness(), rules.keyBusiness());
        return rules.businesses().keySet().stream().filter(name -> !others.contains(name)).sorted().toList();
    }

    private static Section section(String word, Field... fields) {
        return new Section(word, "", List.of(fields));
    }

    private static Form entity(List<String> regions, List<String> businesses) {
        List<String> roles = Arrays.stream(EntityRole.values()).map(Enum::name).toList();
        return new Form(FilingKind.ENTITY, List.of(
                section("company", Field.text("uscc").needed(), Field.text("name/zh").needed(), Field.text("name/en"),
                        Field.radio("class", List.of("1", "2", "3", "4")).needed(), Field.select("subtype", List.of("ENTERPRISE", "SOLE_TRADER")),
                        Field.select("region", regions)),
                section("doing", Field.checks("roles", roles).needed(), Field.checks("businesses", businesses)),
                new Section("codes", "codes", List.of(Field.text("code"))),
                new Section("licences", "licences",
                        List.of(Field.select("type", LICENCES), Field.text("number"), Field.text("scope"), Field.day("validTo"))),
                section("platform", Field.text("platformName"), Field.text("platformUrl")),
                new Section("shops", "shops", List.of(Field.text("name"), Field.text("platform"), Field.text("url"))),
                section("contact", Field.text("address"), Field.text("legalRepresentative"), Field.text("contact/name"), Field.text("contact/phone"),
                        Field.text("contact/mail")),
                section("more", Field.text("goodsCategories"), Field.text("industryCode"), Field.text("clusterTag"), Field.text("inspectionBody"),
                        Field.day("changedOn"), Field.area("remark"))),
                "pledgeAttachmentId", List.of("LICENCE", "SITE_SCREENS", "COMPANY_PROFILE", "OTHER"));
    }

    private static Form personal(List<String> regions, List<String> businesses) {
        return new Form(FilingKind.ENTITY, "personal", Map.of("subtype", PERSONAL, "class", TRADER_ON_PLATFORMS), List.of(
                section("person", Field.identity("idNumber").needed(), Field.text("name/zh").needed(), Field.text("name/en"), Field.select("region", regions)),
                section("doing", Field.checks("roles", List.of(EntityRole.ECOMMERCE.name())).needed(), Field.checks("businesses", businesses)),
                new Section("shops", "shops", List.of(Field.text("name"), Field.text("platform"), Field.text("url"))),
                section("contact", Field.text("address"), Field.text("contact/phone"), Field.text("contact/mail")),
                section("more", Field.text("goodsCategories"), Field.day("changedOn"), Field.area("remark"))),
                "pledgeAttachmentId", List.of("SITE_SCREENS", "OTHER"));
    }

    private static Form goods(List<String> regions) {
        return new Form(FilingKind.GOODS, List.of(
                section("goods", Field.text("owner").needed(), Field.text("itemNo").needed(), Field.radio("direction", List.of("IMPORT", "EXPORT")).needed(),
                        Field.text("hsCode").needed(), Field.text("name/zh").needed(), Field.text("name/en"),
                        Field.select("riskClass", List.of("FIRST", "SENSITIVE", "ORDINARY")), Field.day("firstListedOn"),
                        Field.select("region", regions)),
                section("described", Field.text("brand"), Field.text("spec"), Field.text("barcode"), Field.text("unit"), Field.text("packing"),
                        Field.text("category"), Field.text("ingredients"), Field.text("use")),
                section("made", Field.text("origin"), Field.text("producer"), Field.text("supplier")),
                section("stated", Field.area("conformityStatement"), Field.area("consumptionWarning"), Field.day("changedOn"), Field.area("remark"))),
                "", List.of("201", "202", "203", "204", "205", "206", "207"));
    }

    private static Form delegation(List<String> regions) {
        List<String> types = Arrays.stream(MessageType.values()).filter(type -> !type.isReceipt()).map(Enum::name).toList();
        return new Form(FilingKind.DELEGATION, List.of(
                section("parties", Field.text("principal").needed(), Field.text("agent").needed(), Field.select("region", regions)),
                section("covered", Field.checks("messageTypes", types).needed(), Field.day("from").needed(), Field.day("to").needed(), Field.day("changedOn"), Field.area("remark"))),
                "undertakingAttachmentId", List.of());
    }

    private static Form key(List<String> regions) {
        return new Form(FilingKind.KEY, List.of(section("certificate", Field.text("uscc").needed(), Field.area("certificate").needed(),
                Field.select("region", regions), Field.day("changedOn"), Field.area("remark"))), "", List.of());
    }

    /** Every pointer of a form, those in rows with {@code *} for the row. */
    static Stream<String> pointers(Form form) {
        return form.sections().stream().flatMap(section -> section.fields().stream()
                .map(field -> section.rows().isEmpty() ? field.pointer() : section.rows() + "/*/" + field.pointer()));
    }
}
