package io.singlewindow.docs;

import io.singlewindow.problem.CebFault;
import io.singlewindow.problem.ErrorCode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The reference of all error codes, written from the codes themselves and their notes: for readers and for browsers. */
final class ErrorReference {

    private static final Map<String, String> GROUPS = Map.of(
            "READ", "报文无法读取 / the bytes cannot be read",
            "XSD", "结构不符 / the structure is not that of the specification",
            "VAL", "代码、日期、金额、校验位 / codes, dates, amounts, check digits",
            "SIG", "签名 / the signature",
            "SND", "发送方、密钥、委托 / sender, key, delegation",
            "FIL", "备案 / filings",
            "DUP", "重复 / the same again",
            "BIZ", "业务规则 / rules of the messages",
            "MAT", "单证比对 / the documents against each other",
            "SYS", "请求与服务器 / requests and the server");

    private static final String INTRODUCTION = "每条发现(finding)都带有代码、位置、收到的值和期望的值;`{given}`与`{expected}`处即为该值。"
            + "只有ERROR导致拒绝。 / Every finding has a code, a place, what was given and what was expected, which stand for `{given}`"
            + " and `{expected}`. Only ERROR rejects.";

    private final Map<ErrorCode, ErrorNote> notes = ErrorNote.all();

    /**
     * As Markdown.
     *
     * @param examples the folder of the bad examples, seen from where the text will lie, with a slash at its end
     */
    String markdown(String examples) {
        StringBuilder text = new StringBuilder("# 错误代码 / Error codes\n" + INTRODUCTION + "\n\n");
        text.append("## CEB回执代码 / Codes of the CEB receipts\n| 类别 / kind | returnStatus (报文 / messages) |\n|---|---|\n");
        for (CebFault fault : CebFault.values()) {
            text.append("| ").append(fault).append(" | ").append(ceb(CebCodes.of(fault))).append(" |\n");
        }
        String group = "";
        for (ErrorCode code : ErrorCode.values()) {
            if (!code.group().equals(group)) {
                group = code.group();
                text.append("\n## ").append(group).append(": ").append(title(group)).append('\n');
            }
            section(text, code, examples);
        }
        return text.toString();
    }

    private void section(StringBuilder text, ErrorCode code, String examples) {
        text.append("\n### ").append(code.code()).append(" (").append(code.severity()).append(")\n");
        text.append("- ").append(code.zh()).append("\n- ").append(code.en()).append('\n');
        ErrorNote note = notes.get(code);
        if (note != null) {
            text.append("- 常见原因:").append(note.causeZh()).append("。").append("处理:").append(note.remedyZh()).append("。\n");
            text.append("- Usual cause: ").append(note.causeEn()).append(". What to do: ").append(note.remedyEn()).append(".\n");
        }
        if (!CebCodes.of(code).isEmpty()) {
            text.append("- CEB: ").append(code.fault()).append('\n');
        }
        String example = example(code);
        if (example != null) {
            text.append("- 示例 / example: [").append(example).append("](").append(examples).append(example).append(")\n");
        }
    }

    /** As a page, each code with its own anchor, e.g. {@code #XSD-002}. */
    String html() {
        StringBuilder body = new StringBuilder("<p>" + escape(INTRODUCTION.replace("`", "")) + "</p>\n<nav>");
        Arrays.stream(ErrorCode.values()).map(ErrorCode::group).distinct()
                .forEach(group -> body.append("<a href=\"#").append(group).append("\">").append(group).append("</a> "));
        body.append("</nav>\n");
        String group = "";
        for (ErrorCode code : ErrorCode.values()) {
            if (!code.group().equals(group)) {
                group = code.group();
                body.append("<h2 id=\"").append(group).append("\">").append(group).append(" ").append(escape(title(group))).append("</h2>\n");
            }
            article(body, code);
        }
        return Page.of("错误代码 / Error codes", body.toString());
    }

    private void article(StringBuilder body, ErrorCode code) {
        String id = code.code();
        body.append("<article id=\"").append(id).append("\"><h3><a href=\"#").append(id).append("\">").append(id).append("</a> <small>")
                .append(code.severity()).append("</small></h3>\n");
        body.append("<p lang=\"zh\">").append(escape(code.zh())).append("</p><p lang=\"en\">").append(escape(code.en())).append("</p>\n<dl>");
        ErrorNote note = notes.get(code);
        if (note != null) {
            row(body, "常见原因 / usual cause", note.causeZh(), note.causeEn());
            row(body, "处理 / what to do", note.remedyZh(), note.remedyEn());
        }
        Map<String, String> ceb = CebCodes.of(code);
        if (!ceb.isEmpty()) {
            body.append("<dt>CEB returnStatus</dt><dd>").append(escape(ceb(ceb))).append("</dd>");
        }
        String example = example(code);
        if (example != null) {
            body.append("<dt>示例 / example</dt><dd><a href=\"/docs/examples/").append(example).append("\">").append(example).append("</a></dd>");
        }
        body.append("</dl></article>\n");
    }

    private static void row(StringBuilder body, String term, String zh, String en) {
        body.append("<dt>").append(term).append("</dt><dd lang=\"zh\">").append(escape(zh)).append("</dd><dd lang=\"en\">").append(escape(en)).append("</dd>");
    }

    /** The example's path below the folder of bad examples; null when there is none. */
    @Nullable String example(ErrorCode code) {
        ErrorNote note = notes.get(code);
        return note == null ? null : note.examplePath();
    }

    private static String ceb(Map<String, String> numbers) {
        return numbers.entrySet().stream().map(number -> number.getKey() + " (" + number.getValue() + ")").collect(Collectors.joining(", "));
    }

    private static String title(String group) {
        return GROUPS.getOrDefault(group, "-");
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
