package io.singlewindow.message.reading;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.SAXParseException;

/**
 * What the parser says of bytes that are not XML, in words a sender understands, both languages. The parser speaks
 * English (its locale is set), so its sentences can be told apart; one that is not listed becomes "syntax error" with
 * its place, which is never wrong.
 */
final class Malformed {

    private static final int NAME_CHARACTERS_MAX = 60;
    private static final String NAME = "\"([^\"]*)\"";
    private static final Map<Pattern, String> REASONS = new LinkedHashMap<>();

    static {
        reason("must start and end within the same entity|^Premature end of file", "文档提前结束 / the document ends too early");
        reason("element type " + NAME + " must be terminated", "元素$1没有匹配的结束标签 / element $1 has no matching end tag");
        reason("not allowed in prolog", "根元素前有多余内容 / content before the root element");
        reason("not allowed in trailing section|following the root element", "根元素后有多余内容 / content after the root element");
        reason("preceding the root element", "没有根元素 / there is no root element");
        reason("entity " + NAME + " was referenced", "未定义的实体$1 / entity $1 is not defined");
        reason("entity name must immediately follow|reference to entity " + NAME, "字符&应写作&amp; / write & as &amp;");
        reason("Open quote is expected for attribute " + NAME, "属性$1的值没有引号 / the value of attribute $1 has no quotes");
        reason("Attribute " + NAME + " was already specified|" + NAME + " bound to namespace .* was already specified",
                "属性重复 / the same attribute twice");
        reason("prefix " + NAME + " for (?:element|attribute) " + NAME, "前缀$1未声明 / prefix $1 is not declared");
        reason("invalid XML character \\(Unicode: (\\w+)\\)", "不允许的字符$1 / character $1 is not allowed");
        reason("Character reference " + NAME, "不允许的字符引用$1 / character reference $1 is not allowed");
        reason("\"\\]\\]>\" must not appear", "文本中不得出现]]> / ]]> must not appear in text");
        reason("must not contain the '<' character", "属性值中不得出现< / < must not appear in an attribute value");
        reason("\"--\" is not permitted", "注释中不得出现-- / -- must not appear in a comment");
        reason("must be followed by either attribute specifications", "标签书写有误 / the tag is badly written");
        reason("Attribute name " + NAME, "属性$1缺少值 / attribute $1 has no value");
        reason("Prefixed namespace bindings may not be empty", "命名空间不得为空 / a namespace must not be empty");
        reason("XML declaration|standalone document declaration", "XML声明有误 / the XML declaration is wrong");
        reason("target matching", "XML声明只能在文档开头 / the XML declaration must come first");
    }

    private Malformed() {}

    /** The finding for a fault that ends the parse. */
    static Finding finding(SAXParseException fault, int attributesMax) {
        String message = fault.getMessage() == null ? "" : fault.getMessage();
        return of(message, attributesMax).atLine(Math.max(fault.getLineNumber(), 0), Math.max(fault.getColumnNumber(), 0));
    }

    private static Finding of(String message, int attributesMax) {
        if (message.contains("disallow-doctype-decl")) {
            return Finding.of(ErrorCode.READ_002, null, null);
        }
        // the parser stops counting at the limit, before it has read them all
        if (message.startsWith("JAXP00010002")) {
            return Finding.of(ErrorCode.READ_005, "> " + attributesMax, Integer.toString(attributesMax));
        }
        if (message.startsWith("JAXP")) {
            return Finding.of(ErrorCode.READ_001, "名称过长 / a name is too long", null);
        }
        for (Map.Entry<Pattern, String> reason : REASONS.entrySet()) {
            Matcher matcher = reason.getKey().matcher(message);
            if (matcher.find()) {
                return Finding.of(ErrorCode.READ_001, fill(reason.getValue(), matcher), null);
            }
        }
        return Finding.of(ErrorCode.READ_001, "语法错误 / syntax error", null);
    }

    private static String fill(String words, Matcher matcher) {
        if (!words.contains("$1") || matcher.groupCount() < 1 || matcher.group(1) == null) {
            return words;
        }
        String name = matcher.group(1);
        return words.replace("$1", name.length() > NAME_CHARACTERS_MAX ? name.substring(0, NAME_CHARACTERS_MAX) + "…" : name);
    }

    private static void reason(String parserSays, String weSay) {
        REASONS.put(Pattern.compile(parserSays), weSay);
    }
}
