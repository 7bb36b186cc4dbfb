package io.singlewindow.rules.decision;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decision to be read: at each authority what, why, by which source, what is to be done by whom, and how to object. */
final class DecisionText {

    private static final Map<String, String> AUTHORITIES_ZH = Map.of("customs", "海关", "inspection", "检验检疫", "forex", "外汇结算", "tax-refund", "出口退(免)税");
    private static final Map<String, String> AUTHORITIES_EN = Map.of("customs", "Customs", "inspection", "Inspection", "forex", "Forex settlement",
            "tax-refund", "Tax refund");
    private static final Map<String, String> TREATMENTS_ZH = Map.ofEntries(Map.entry("GREEN", "绿色通道"), Map.entry("YELLOW", "审单"),
            Map.entry("RED", "查验"), Map.entry("HOLD", "暂缓"), Map.entry("RETURN", "退单"), Map.entry("REJECT", "不予受理"), Map.entry("WAIT", "等待单证"),
            Map.entry("RELEASE", "放行"), Map.entry("SAMPLE", "抽检"), Map.entry("ENTRY_QUARANTINE", "入区检疫"), Map.entry("ENTRY_INSPECTION", "入仓检"),
            Map.entry("AUTO", "自动结算"), Map.entry("MANUAL", "人工审核"), Map.entry("QUOTA_CHECK", "额度核查"), Map.entry("BLOCK", "不予结算"),
            Map.entry("REFUND", "退税"), Map.entry("EXEMPT", "免税"), Map.entry("TAXED", "征税"), Map.entry("NOT_ELIGIBLE", "不符合条件"), Map.entry("RECLAIM", "补缴已退税款"));

    private final boolean zh;
    private final StringBuilder text = new StringBuilder();

    private DecisionText(String language) {
        zh = language.equals("zh");
    }

    /** The text of a decision as JSON, with a line break at its end. */
    static String of(String orderNo, Map<String, @Nullable Object> decision, String language) {
        DecisionText own = new DecisionText(language);
        own.line(own.zh ? "订单 " + orderNo + " 的处理决定" : "Decision on order " + orderNo);
        if (!(decision.get("ruleSet") instanceof Map<?, ?> rules)) {
            return own.line(own.zh ? "单证尚未齐全,未作决定。" : "Documents are missing; nothing is decided yet.").text.toString();
        }
        own.line((own.zh ? "接受申报日 " : "Day of acceptance ") + decision.get("acceptanceDate") + (own.zh ? ",规则版本 " : ", rules version ") + rules.get("version"));
        own.line((own.zh ? "真实性等级 " : "Truth grade ") + decision.get("grade"));
        list(decision.get("reasons")).forEach(reason -> own.line("  - " + own.words(reason) + (reason.get("row") == null ? "" : " (" + reason.get("row") + ")")));
        if (decision.get("authorities") instanceof Map<?, ?> authorities) {
            authorities.forEach((name, one) -> own.authority(String.valueOf(name), (Map<?, ?>) one));
        }
        list(decision.get("declaring")).forEach(one -> own.line((own.zh ? "申报方式:" : "Declaring: ") + own.words(map(one.get("title"))) + " (" + one.get("row") + ", "
                + one.get("cite") + ")"));
        List<? extends Map<?, ?>> assumed = list(decision.get("assumed"));
        if (!assumed.isEmpty()) {
            own.line("").line(own.zh ? "以下事项没有数据来源,按默认值处理:" : "Nobody tells the following yet; it was assumed:");
            assumed.forEach(fact -> own.line("  - " + own.words(fact) + ": " + fact.get("value")));
        }
        return own.text.toString();
    }

    private void authority(String name, Map<?, ?> one) {
        String treatment = String.valueOf(one.get("treatment"));
        line("");
        line((zh ? AUTHORITIES_ZH : AUTHORITIES_EN).getOrDefault(name, name) + (zh ? ":" : ": ")
                + (zh ? TREATMENTS_ZH.getOrDefault(treatment, treatment) + "(" + treatment + ")" : treatment));
        line((zh ? "  理由:" : "  Why: ") + words(map(one.get("title"))) + " (" + one.get("row") + ")");
        line((zh ? "  依据:" : "  Source: ") + one.get("cite") + (zh ? ",可信度 " : ", mark ") + one.get("mark"));
        list(one.get("parameters")).forEach(parameter -> line((zh ? "  参数:" : "  Parameter: ") + parameter.get("id") + " = " + parameter.get("value") + " "
                + parameter.get("unit") + days(parameter)));
        if (Boolean.TRUE.equals(one.get("sampled"))) {
            line(zh ? "  抽中:按清单号与当日盐值抽样" : "  Drawn: by the list's number and the day's salt");
        }
        number(one.get("documentsLaterHours"), "  单证审核时限(小时):", "  Documents are checked within hours: ");
        number(one.get("dueWorkingDays"), "  办理时限(工作日):", "  Due within working days: ");
        Map<?, ?> next = map(one.get("nextStep"));
        if (next.get("zh") != null) {
            line((zh ? "  下一步:" : "  Next: ") + words(next));
        }
        line((zh ? "  由谁办理:" : "  Who acts: ") + words(map(next.get("who"))));
        line((zh ? "  申诉:" : "  Appeal: ") + words(map(one.get("appeal"))));
    }

    private void number(@Nullable Object value, String chinese, String english) {
        if (value != null) {
            line((zh ? chinese : english) + value);
        }
    }

    private static String days(Map<?, ?> parameter) {
        return " (" + (parameter.get("from") == null ? "" : parameter.get("from")) + " … " + (parameter.get("to") == null ? "" : parameter.get("to")) + ")";
    }

    private String words(Map<?, ?> words) {
        return String.valueOf(words.get(zh ? "zh" : "en"));
    }

    private DecisionText line(String line) {
        text.append(line).append('\n');
        return this;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static List<? extends Map<?, ?>> list(@Nullable Object value) {
        return value instanceof List<?> list ? (List<? extends Map<?, ?>>) list : List.of();
    }
}
