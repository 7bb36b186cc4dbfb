package io.singlewindow.rules.engine;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compiles conditions against the catalogue: names, types and the words of enums are checked before anything is decided. */
final class Conditions {

    private static final int CHARACTERS_MAX = 1000;
    private static final CelOptions OPTIONS = CelOptions.current().maxExpressionCodePointSize(CHARACTERS_MAX).maxParseRecursionDepth(50)
            .enableComprehension(false).enableHeterogeneousNumericComparisons(true).build();
    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "@in");

    private final FactCatalogue catalogue;
    private final CelCompiler compiler;
    private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
    private final Map<String, Condition> known = new HashMap<>();

    Conditions(FactCatalogue catalogue) {
        this.catalogue = catalogue;
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder().setOptions(OPTIONS).setResultType(SimpleType.BOOL);
        catalogue.all().forEach(fact -> builder.addVar(fact.name(), type(fact)));
        this.compiler = builder.build();
    }

    private static CelType type(Fact fact) {
        return switch (fact.type()) {
            case BOOL -> SimpleType.BOOL;
            case INT -> SimpleType.INT;
            case TEXT, ENUM -> SimpleType.STRING;
        };
    }

    /**
     * A condition that can be asked.
     *
     * @param names the facts it asks for
     * @param texts words that it compares texts with, by fact
     */
    record Condition(String text, Program program, Set<String> names, Map<String, Set<String>> texts) {

        boolean holds(Map<String, Object> facts) {
            try {
                // a map would be copied whole for each condition
                return (Boolean) program.eval((CelVariableResolver) name -> Optional.ofNullable(facts.get(name)));
            } catch (CelEvaluationException failed) {
                throw new IllegalStateException("Condition " + text + " cannot be evaluated", failed);
            }
        }
    }

    /** Compiles one; the same text is compiled once. */
    Condition compile(String text, String place) {
        Condition before = known.get(text);
        if (before != null) {
            return before;
        }
        try {
            CelAbstractSyntaxTree ast = compiler.compile(text).getAst();
            Set<String> names = new TreeSet<>();
            Map<String, Set<String>> texts = new HashMap<>();
            check(ast.getExpr(), place, names, texts);
            Condition compiled = new Condition(text, runtime.createProgram(ast), names, texts);
            known.put(text, compiled);
            return compiled;
        } catch (CelValidationException | CelEvaluationException refused) {
            throw new RuleFault(place, "condition " + text + ": " + refused.getMessage());
        }
    }

    private void check(CelExpr expression, String place, Set<String> names, Map<String, Set<String>> texts) {
        switch (expression.getKind()) {
            case IDENT -> names.add(expression.ident().name());
            case CALL -> {
                List<CelExpr> parts = new ArrayList<>(expression.call().args());
                expression.call().target().ifPresent(parts::add);
                if (COMPARISONS.contains(expression.call().function())) {
                    compared(parts, place, texts);
                }
                parts.forEach(part -> check(part, place, names, texts));
            }
            case LIST -> expression.list().elements().forEach(part -> check(part, place, names, texts));
            case CONSTANT -> { }
            default -> throw new RuleFault(place, "a condition has comparisons, and, or, not and lists only; this has " + expression.getKind());
        }
    }

    /** A word that an enum does not have would never be true, and nobody would notice. */
    private void compared(List<CelExpr> parts, String place, Map<String, Set<String>> texts) {
        Optional<Fact> fact = parts.stream().filter(part -> part.getKind() == CelExpr.ExprKind.Kind.IDENT)
                .flatMap(part -> catalogue.get(part.ident().name()).stream()).findFirst();
        fact.ifPresent(one -> {
            List<String> words = parts.stream().flatMap(part -> part.getKind() == CelExpr.ExprKind.Kind.LIST ? part.list().elements().stream() : Stream.of(part))
                    .filter(part -> part.getKind() == CelExpr.ExprKind.Kind.CONSTANT && part.constant().getKind() == CelConstant.Kind.STRING_VALUE)
                    .map(part -> part.constant().stringValue()).toList();
            if (one.type() == Fact.Type.TEXT) {
                texts.computeIfAbsent(one.name(), name -> new TreeSet<>()).addAll(words);
            } else if (one.type() == Fact.Type.ENUM) {
                words.stream().filter(word -> !one.values().contains(word)).findFirst().ifPresent(word -> {
                    throw new RuleFault(place, one.name() + " is never " + word + ", expected one of " + one.values());
                });
            }
        });
    }
}
