package io.singlewindow.filing.form;

import io.singlewindow.filing.EntityRole;
import io.singlewindow.filing.form.FilingForm.CodeBinding;
import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.message.CompanyCode;
import io.singlewindow.message.IdentityNumber;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.region.Regions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forms of operating entities (经营主体备案): the elements of AQSIQ 137, Annex 1, and of the decision tables, 1.1. */
final class EntityForms {

    private static final Set<String> MEMBERS = Set.of("uscc", "idNumber", "name", "class", "subtype", "roles", "region", "businesses", "codes",
            "licences", "shops", "address", "legalRepresentative", "contact", "industryCode", "clusterTag", "goodsCategories", "platformName", "platformUrl",
            "inspectionBody", "attachments", "pledgeAttachmentId", "remark");
    private static final Set<String> AUTHORITIES = Set.of("customs", "inspection", "forex", "tax-refund", "e-port");
    private static final List<String> ROLES = Arrays.stream(EntityRole.values()).map(Enum::name).toList();
    /** 个人网商: a person who sells on a platform, filed by identity number. */
    private static final String PERSONAL = "PERSONAL";
    private static final String APPLIES_PLATFORMS = "2";
    private static final Set<String> SUBTYPES = Set.of("ENTERPRISE", "SOLE_TRADER", PERSONAL);
    private static final int IDENTITY_CHARACTERS = 18;
    private static final int NAME_CHARACTERS_MAX = 100;
    private static final int TEXT_CHARACTERS_MAX = 400;
    private static final String ATTACHMENT = "[0-9a-f]{32}";
    private static final String URL = "https?://[^\\s<>\"]{3,190}";

    private final FilingRules rules;
    private final OwnerCodes owners;
    private final PersonalCodes persons;

    EntityForms(FilingRules rules, Regions regions, PersonalCodes persons) {
        this.rules = rules;
        this.persons = persons;
        this.owners = new OwnerCodes(rules, regions);
    }

    FilingForm read(Map<?, ?> members, LocalDate today, List<Finding> faults) {
        FormNode node = new FormNode(members, "", faults, MEMBERS);
        String subtype = node.choice("subtype", SUBTYPES, "ENTERPRISE");
        String entityClass = node.matching("class", "[1-4]", "1 to 4 (Measures Art. 4)", true);
        int digit = entityClass.isEmpty() ? 0 : Integer.parseInt(entityClass);
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        String uscc = subtype.equals(PERSONAL) ? person(node, entityClass, content) : company(node, today);
        content.put("uscc", uscc);
        content.put("name", name(node));
        content.put("class", digit);
        content.put("subtype", subtype);
        List<String> roles = node.choices("roles", ROLES);
        if (roles.isEmpty()) {
            node.fault("roles", null, "one or more of " + ROLES);
        }
        content.put("roles", roles);
        String region = owners.region(node, uscc);
        content.put("region", region);
        List<String> businesses = businesses(node, digit);
        content.put("businesses", businesses);
        List<CodeBinding> codes = codes(node, content);
        content.put("licences", licences(node, roles, today));
        content.put("shops", node.nodes("shops", Set.of("platform", "name", "url"), EntityForms::shop));
        content.putAll(node.texts(TEXT_CHARACTERS_MAX, "address", "legalRepresentative", "industryCode", "clusterTag", "platformName",
                "inspectionBody", "remark"));
        String url = node.matching("platformUrl", URL, "an address, http(s)://…", false);
        if (!url.isEmpty()) {
            content.put("platformUrl", url);
        }
        FormNode contact = node.node("contact", Set.of("name", "phone", "mail"));
        content.put("contact", contact.texts(NAME_CHARACTERS_MAX, "name", "phone", "mail"));
        content.put("goodsCategories", node.texts(TEXT_CHARACTERS_MAX, "goodsCategories").getOrDefault("goodsCategories", ""));
        List<String> attachments = attachments(node, content);
        return new FilingForm(FilingKind.ENTITY, uscc, null, entityClass, uscc + "|" + entityClass, owners.division(uscc), region, digit, businesses,
                codes, attachments, content);
    }

    private String company(FormNode node, LocalDate today) {
        if (node.has("idNumber")) {
            node.fault("idNumber", "***", "no identity number, but for subtype " + PERSONAL);
        }
        String uscc = owners.read(node, "uscc", today);
        if (uscc.matches(PersonalCodes.PATTERN)) {
            node.fault(ErrorCode.FIL_009, "uscc", uscc, "a credit code; a person files by idNumber");
            return "";
        }
        return uscc;
    }

    /** The person's code; of the identity number only a masked form is kept and shown. */
    private String person(FormNode node, String entityClass, Map<String, @Nullable Object> content) {
        if (node.has("uscc")) {
            node.fault("uscc", node.optional("uscc", NAME_CHARACTERS_MAX), "no credit code for subtype " + PERSONAL);
        }
        if (!entityClass.isEmpty() && !entityClass.equals(APPLIES_PLATFORMS)) {
            node.fault("class", entityClass, APPLIES_PLATFORMS + " for subtype " + PERSONAL + " (Measures Art. 4)");
        }
        String number = node.hidden("idNumber", IDENTITY_CHARACTERS);
        if (number.isEmpty() && node.has("idNumber")) {
            return "";
        }
        if (!IdentityNumber.valid(number)) {
            node.fault(ErrorCode.FIL_009, "idNumber", number.isEmpty() ? null : IdentityNumber.mask(number), "18 characters with the check digit of GB 11643");
            return "";
        }
        content.put("idNumber", IdentityNumber.mask(number));
        return persons.of(number);
    }

    private static Map<String, @Nullable Object> name(FormNode node) {
        FormNode name = node.node("name", Set.of("zh", "en"));
        Map<String, @Nullable Object> read = new LinkedHashMap<>();
        read.put("zh", name.text("zh", NAME_CHARACTERS_MAX));
        read.put("en", name.optional("en", NAME_CHARACTERS_MAX));
        return read;
    }

    private List<String> businesses(FormNode node, int entityClass) {
        List<String> possible = rules.businesses().keySet().stream().filter(name -> !Set.of(rules.goodsBusiness(), rules.delegationBusiness(),
                rules.keyBusiness()).contains(name)).toList();
        List<String> asked = node.choices("businesses", possible);
        List<String> businesses = asked.isEmpty() ? rules.usual() : asked;
        for (String business : businesses) {
            Set<Integer> classes = rules.businesses().get(business).classes();
            if (entityClass > 0 && !classes.isEmpty() && !classes.contains(entityClass)) {
                node.fault("businesses", business, "a business of class " + entityClass + ", " + business + " is for classes " + classes.stream().sorted().toList());
            }
        }
        return businesses;
    }

    private static List<CodeBinding> codes(FormNode node, Map<String, @Nullable Object> content) {
        List<CodeBinding> codes = new ArrayList<>();
        List<Map<String, @Nullable Object>> kept = node.nodes("codes", Set.of("authority", "code"), one -> {
            String authority = one.choice("authority", AUTHORITIES, "");
            String code = one.text("code", 30);
            if (authority.isEmpty() && !one.has("authority")) {
                one.fault("authority", null, "one of " + AUTHORITIES.stream().sorted().toList());
            }
            if (authority.equals("customs") && !code.isEmpty() && !CompanyCode.customsCode(code)) {
                one.fault(ErrorCode.FIL_009, "code", code, "the ten characters of a customs registration number");
            }
            if (codes.stream().anyMatch(binding -> binding.authority().equals(authority))) {
                one.fault("authority", authority, "one code of an authority");
            }
            codes.add(new CodeBinding(authority, code));
            Map<String, @Nullable Object> binding = new LinkedHashMap<>();
            binding.put("authority", authority);
            binding.put("code", code);
            return binding;
        });
        content.put("codes", kept);
        return codes;
    }

    private List<Map<String, @Nullable Object>> licences(FormNode node, List<String> roles, LocalDate today) {
        List<Map<String, @Nullable Object>> licences = node.nodes("licences", Set.of("type", "number", "scope", "validTo"), one -> {
            Map<String, @Nullable Object> licence = new LinkedHashMap<>();
            licence.put("type", one.matching("type", "[A-Z_]{3,40}", "a type, e.g. EXPRESS_LICENCE", true));
            licence.put("number", one.text("number", NAME_CHARACTERS_MAX));
            licence.put("scope", one.optional("scope", TEXT_CHARACTERS_MAX));
            LocalDate validTo = one.day("validTo", false);
            licence.put("validTo", validTo == null ? null : validTo.toString());
            return licence;
        });
        for (String role : roles) {
            List<FilingRules.Licence> asked = rules.licences().stream()
                    .filter(row -> row.role().equals(role) && !today.isBefore(row.firstDay())).toList();
            if (!asked.isEmpty() && asked.stream().noneMatch(row -> licences.stream().anyMatch(licence -> fits(row, licence, today)))) {
                node.fault(ErrorCode.FIL_010, "licences", role, asked.stream().map(EntityForms::words).toList().toString());
            }
        }
        return licences;
    }

    private static boolean fits(FilingRules.Licence row, Map<String, @Nullable Object> licence, LocalDate today) {
        Object validTo = licence.get("validTo");
        return row.types().contains(String.valueOf(licence.get("type"))) && String.valueOf(licence.get("scope")).contains(row.scope())
                && (validTo == null || !today.isAfter(LocalDate.parse(String.valueOf(validTo))));
    }

    private static String words(FilingRules.Licence row) {
        return String.join("/", row.types().stream().sorted().toList()) + (row.scope().isEmpty() ? "" : " (" + row.scope() + ")") + ", " + row.source();
    }

    private static Map<String, @Nullable Object> shop(FormNode node) {
        Map<String, @Nullable Object> shop = new LinkedHashMap<>();
        shop.put("platform", node.optional("platform", 18));
        shop.put("name", node.text("name", NAME_CHARACTERS_MAX));
        shop.put("url", node.matching("url", URL, "an address, http(s)://…", false));
        return shop;
    }

    private static List<String> attachments(FormNode node, Map<String, @Nullable Object> content) {
        List<String> ids = new ArrayList<>();
        List<Map<String, @Nullable Object>> kept = Attachments.read(node, Set.of("LICENCE", "SITE_SCREENS", "COMPANY_PROFILE", "OTHER"), ids);
        content.put("attachments", kept);
        String pledge = node.matching("pledgeAttachmentId", ATTACHMENT, "the id of an attachment", false);
        if (!pledge.isEmpty()) {
            content.put("pledgeAttachmentId", pledge);
            ids.add(pledge);
        }
        return ids;
    }
}
