package io.singlewindow.rules.engine;

import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Says in words what a condition asks, by the catalogue's words for facts and their values. */
public final class ConditionWords {

    private static final int KEPT_MAX = 2000;
    private static final Map<String, Words> COMPARED = Map.of("_==_", new Words("为", ": "), "_!=_", new Words("不为", ": anything but "),
            "_>_", new Words("大于", ": above "), "_>=_", new Words("不小于", ": at least "),
            "_<_", new Words("小于", ": below "), "_<=_", new Words("不大于", ": at most "), "@in", new Words("为", ": "));

    private final FactCatalogue catalogue;
    private final CelParser parser = CelParserFactory.standardCelParserBuilder().build();
    private final Map<String, Words> known = new ConcurrentHashMap<>();

    /** Speaks of the facts of a catalogue. */
    public ConditionWords(FactCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** In words; the condition itself where it is none that tables may have. */
    public Words of(String condition) {
        Words before = known.get(condition);
        if (before != null) {
            return before;
        }
        Words said;
        try {
            said = say(parser.parse(condition).getAst().getExpr(), false);
        } catch (CelValidationException malformed) {
            said = new Words(condition, condition);
        }
        if (known.size() >= KEPT_MAX) {
            known.clear();
        }
        known.put(condition, said);
        return said;
    }

    /** The words of a fact's value; the value itself where there are none. */
    public Words value(String fact, Object value) {
        if (value instanceof Boolean is) {
            return is ? new Words("是", "yes") : new Words("否", "no");
        }
        Words plain = new Words(String.valueOf(value), String.valueOf(value));
        return catalogue.get(fact).map(one -> one.display().says().getOrDefault(String.valueOf(value), plain)).orElse(plain);
    }

    private Words say(CelExpr expression, boolean inside) {
        return switch (expression.getKind()) {
            case IDENT -> quoted(name(expression.ident().name()));
            case CONSTANT -> expression.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE && expression.constant().booleanValue()
                    ? new Words("一律适用", "always") : constant(expression);
            case CALL -> call(expression.call(), inside);
            default -> new Words(expression.toString(), expression.toString());
        };
    }

    private Words call(CelExpr.CelCall call, boolean inside) {
        List<CelExpr> parts = call.args();
        if (call.function().equals("_&&_") || call.function().equals("_||_")) {
            boolean and = call.function().equals("_&&_");
            List<CelExpr> all = new ArrayList<>();
            parts.forEach(part -> flatten(part, call.function(), all));
            List<Words> said = all.stream().map(part -> say(part, true)).toList();
            String zh = said.stream().map(Words::zh).collect(Collectors.joining(and ? ",且" : ",或"));
            String en = said.stream().map(Words::en).collect(Collectors.joining(and ? ", and " : ", or "));
            return inside ? new Words("(" + zh + ")", "(" + en + ")") : new Words(zh, en);
        }
        if (call.function().equals("!_")) {
            Words said = say(parts.get(0), true);
            return new Words("不满足" + said.zh(), "not " + said.en());
        }
        return COMPARED.containsKey(call.function()) && parts.size() == 2 ? compared(call.function(), parts.get(0), parts.get(1))
                : new Words(call.toString(), call.toString());
    }

    private static void flatten(CelExpr part, String function, List<CelExpr> all) {
        if (part.getKind() == Kind.CALL && part.call().function().equals(function)) {
            part.call().args().forEach(one -> flatten(one, function, all));
        } else {
            all.add(part);
        }
    }

    private Words compared(String function, CelExpr left, CelExpr right) {
        String fact = left.getKind() == Kind.IDENT ? left.ident().name() : "";
        Words subject = left.getKind() == Kind.IDENT ? name(fact) : constant(left);
        List<CelExpr> values = right.getKind() == Kind.LIST ? right.list().elements() : List.of(right);
        List<Words> said = values.stream().map(value -> value.getKind() == Kind.IDENT ? name(value.ident().name()) : value(fact, plain(value))).toList();
        Words verb = COMPARED.get(function);
        return new Words(subject.zh() + verb.zh() + said.stream().map(Words::zh).collect(Collectors.joining("或")),
                subject.en() + verb.en() + said.stream().map(Words::en).collect(Collectors.joining(" or ")));
    }

    private Words name(String fact) {
        return catalogue.get(fact).map(Fact::words).orElse(new Words(fact, fact));
    }

    private static Words quoted(Words words) {
        return new Words("「" + words.zh() + "」", "“" + words.en() + "”");
    }

    private static Words constant(CelExpr expression) {
        String text = expression.getKind() == Kind.CONSTANT ? plain(expression) : expression.toString();
        return new Words(text, text);
    }

    private static String plain(CelExpr expression) {
        if (expression.getKind() != Kind.CONSTANT) {
            return expression.toString();
        }
        return switch (expression.constant().getKind()) {
            case STRING_VALUE -> expression.constant().stringValue();
            case INT64_VALUE -> String.valueOf(expression.constant().int64Value());
            case BOOLEAN_VALUE -> String.valueOf(expression.constant().booleanValue());
            default -> expression.constant().toString();
        };
    }
}
