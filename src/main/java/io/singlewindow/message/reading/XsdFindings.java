package io.singlewindow.message.reading;

import static io.singlewindow.problem.ErrorCode.XSD_002;
import static io.singlewindow.problem.ErrorCode.XSD_003;
import static io.singlewindow.problem.ErrorCode.XSD_004;
import static io.singlewindow.problem.ErrorCode.XSD_005;
import static io.singlewindow.problem.ErrorCode.XSD_006;
import static io.singlewindow.problem.ErrorCode.XSD_007;
import static io.singlewindow.problem.ErrorCode.XSD_008;
import static io.singlewindow.problem.ErrorCode.XSD_009;
import static io.singlewindow.problem.ErrorCode.XSD_010;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Turns what the schema validator says into findings of our own words. The validator names its rule (XML Schema, part 1,
 * appendix C) before the colon; the offending value is taken from the document, not from the sentence, and only the
 * expectation is read out of it. Its prose never leaves this class.
 */
final class XsdFindings {

    private static final Pattern EXPECTED_NAME = Pattern.compile("\":([\\w.-]+)");
    private static final Pattern TYPE = Pattern.compile("for type '([^']+)'\\.$");
    private static final Pattern BUILT_IN = Pattern.compile("is not a valid value for '([^']+)'\\.$");
    private static final Pattern LIMIT = Pattern.compile("limited to (\\d+)\\.$");
    private static final Pattern FIXED = Pattern.compile("value '([^']*)'\\.$");
    private static final Pattern TIMES = Pattern.compile("(?:maximum|minimum) of '(\\d+)' times");
    private static final Pattern ATTRIBUTE_VALUE = Pattern.compile("attribute '([^']*)' on element '[^']*' is not valid with respect to its type, '([^']+)'\\.$");
    private static final Pattern ATTRIBUTE_FIXED = Pattern.compile("attribute '([^']*)' of element .* has a fixed value of '([^']*)'\\.$", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[Aa]ttribute,? '([^']*)'");
    private static final Map<String, Rule> RULES = new HashMap<>();

    static {
        RULES.put("cvc-complex-type.2.4.a", (fault, element) -> misplaced(element, names(fault)));
        RULES.put("cvc-complex-type.2.4.b", (fault, element) -> at(XSD_003, element, ElementPath.name(element), names(fault)));
        RULES.put("cvc-complex-type.2.4.d", (fault, element) -> misplaced(element, "no further element"));
        RULES.put("cvc-complex-type.2.4.e", XsdFindings::tooMany);
        RULES.put("cvc-complex-type.2.4.f", XsdFindings::tooMany);
        RULES.put("cvc-complex-type.2.3", (fault, element) -> at(XSD_009, element, ElementPath.name(element), "elements only"));
        RULES.put("cvc-complex-type.2.1", (fault, element) -> at(XSD_009, element, ElementPath.name(element), "nothing"));
        RULES.put("cvc-type.3.1.2", XsdFindings::elementInText);
        RULES.put("cvc-complex-type.2.2", XsdFindings::elementInText);
        RULES.put("cvc-datatype-valid.1.2.1", (fault, element) -> value(XSD_004, element, SchemaTypes.words(group(BUILT_IN, fault))));
        RULES.put("cvc-maxInclusive-valid", (fault, element) -> value(XSD_004, element, SchemaTypes.words(group(TYPE, fault))));
        RULES.put("cvc-minInclusive-valid", RULES.get("cvc-maxInclusive-valid"));
        RULES.put("cvc-length-valid", (fault, element) -> value(XSD_005, element, SchemaTypes.words(group(TYPE, fault))));
        RULES.put("cvc-minLength-valid", RULES.get("cvc-length-valid"));
        RULES.put("cvc-maxLength-valid", RULES.get("cvc-length-valid"));
        RULES.put("cvc-totalDigits-valid", (fault, element) -> value(XSD_006, element, "at most " + group(LIMIT, fault) + " digits"));
        RULES.put("cvc-fractionDigits-valid",
                (fault, element) -> value(XSD_006, element, "at most " + group(LIMIT, fault) + " digits after the point"));
        RULES.put("cvc-elt.5.2.2.2.1", (fault, element) -> value(XSD_008, element, group(FIXED, fault)));
        RULES.put("cvc-elt.5.2.2.2.2", RULES.get("cvc-elt.5.2.2.2.1"));
        RULES.put("cvc-attribute.3", XsdFindings::attributeValue);
        RULES.put("cvc-complex-type.3.1", XsdFindings::attributeFixed);
        RULES.put("cvc-complex-type.3.2.1", XsdFindings::attributeNotAllowed);
        RULES.put("cvc-complex-type.3.2.2", XsdFindings::attributeNotAllowed);
        RULES.put("cvc-type.3.1.1", XsdFindings::attributeNotAllowed);
        RULES.put("cvc-elt.3.1", (fault, element) -> attribute(element, "nil", "no attribute xsi:nil"));
        RULES.put("cvc-complex-type.4", (fault, element) -> {
            String name = group(ATTRIBUTE_NAME, fault);
            return at(XSD_007, element, "-", name).withPath(ElementPath.ofAttribute(element, name));
        });
    }

    private XsdFindings() {}

    /**
     * The finding for one fault at one element.
     *
     * @param attributes true while the element's attributes are validated
     * @return null for a sentence that only repeats the one before it
     */
    static @Nullable Finding finding(String message, Element element, boolean attributes) {
        int colon = message.indexOf(':');
        String rule = colon < 0 ? message : message.substring(0, colon);
        // said after every fault of a value: "the value … is not valid"; and a facet's fault before every cvc-attribute.3
        if (rule.equals("cvc-type.3.1.3") || attributes && isFacet(rule)) {
            return null;
        }
        Rule known = RULES.get(rule);
        return known == null ? other(rule, element) : known.finding(message, element);
    }

    private static boolean isFacet(String rule) {
        return rule.endsWith("-valid") || rule.startsWith("cvc-datatype-valid");
    }

    private static Finding other(String rule, Element element) {
        return rule.startsWith("cvc-elt.4")
                ? attribute(element, "type", "no attribute xsi:type")
                : at(XSD_010, element, ElementPath.name(element), "XML Schema rule " + rule);
    }

    private static Finding misplaced(Element element, String expected) {
        return at(XSD_002, element, ElementPath.name(element), expected);
    }

    private static Finding tooMany(String fault, Element element) {
        String names = names(fault);
        String most = "at most " + group(TIMES, fault) + ' ' + ElementPath.name(element);
        return misplaced(element, names.isEmpty() ? most : most + ", then " + names);
    }

    private static Finding elementInText(String fault, Element element) {
        Node child = element.getFirstChild();
        while (child != null && !(child instanceof Element)) {
            child = child.getNextSibling();
        }
        return child instanceof Element inner
                ? misplaced(inner, "text only")
                : at(XSD_010, element, ElementPath.name(element), "text only");
    }

    private static Finding attributeValue(String fault, Element element) {
        Matcher matcher = ATTRIBUTE_VALUE.matcher(fault);
        return matcher.find()
                ? attribute(element, matcher.group(1), SchemaTypes.words(matcher.group(2)))
                : at(XSD_007, element, ElementPath.name(element), "a valid attribute");
    }

    private static Finding attributeFixed(String fault, Element element) {
        Matcher matcher = ATTRIBUTE_FIXED.matcher(fault);
        return matcher.find()
                ? attribute(element, matcher.group(1), matcher.group(2))
                : at(XSD_007, element, ElementPath.name(element), "a valid attribute");
    }

    private static Finding attributeNotAllowed(String fault, Element element) {
        Matcher matcher = ATTRIBUTE_NAME.matcher(fault);
        String name = "";
        while (matcher.find()) {
            name = matcher.group(1);
        }
        return attribute(element, name, "no such attribute");
    }

    private static Finding attribute(Element element, String name, String expected) {
        String given = name + "=\"" + FindingValue.ofText(element.getAttribute(name)) + '"';
        return at(XSD_007, element, given, expected).withPath(ElementPath.ofAttribute(element, name));
    }

    private static Finding value(ErrorCode code, Element element, String expected) {
        return at(code, element, FindingValue.of(element, element.getTextContent()), expected);
    }

    private static Finding at(ErrorCode code, Element element, String given, String expected) {
        return Finding.at(code, ElementPath.of(element), given, expected);
    }

    private static String names(String fault) {
        int from = Math.max(fault.indexOf("One of '"), fault.indexOf("one of '"));
        return from < 0 ? "" : EXPECTED_NAME.matcher(fault).results().filter(name -> name.start() > from)
                .map(name -> name.group(1)).distinct().limit(12).collect(Collectors.joining(", "));
    }

    private static String group(Pattern pattern, String fault) {
        Matcher matcher = pattern.matcher(fault);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** One rule of XML Schema as we say it. */
    private interface Rule {
        Finding finding(String fault, Element element);
    }
}
