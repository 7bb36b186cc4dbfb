package io.singlewindow.filing.form;

import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.region.Regions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads forms of every kind, whatever they came in: JSON, a row of CSV, or the message of our own. */
public final class FormReader {

    private final EntityForms entities;
    private final GoodsForms goods;
    private final DelegationForms delegations;
    private final KeyForms keys;

    /** Any form may say on which day what it tells has changed; it matters where it is a change. */
    private static final String CHANGED_ON = "changedOn";

    /** By these rules, for this province. */
    public FormReader(FilingRules rules, Regions regions, PersonalCodes persons) {
        entities = new EntityForms(rules, regions, persons);
        goods = new GoodsForms(rules, regions);
        delegations = new DelegationForms(rules, regions);
        keys = new KeyForms(rules, regions);
    }

    /**
     * What reading came to: a form, or findings.
     *
     * @param form empty where a finding rejects
     */
    public record Result(Optional<FilingForm> form, List<Finding> findings) {}

    /**
     * Reads one.
     *
     * @param today the day it is filed on: old company codes and licences go by it
     */
    public Result read(FilingKind kind, Map<?, ?> members, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        Map<Object, @Nullable Object> own = new LinkedHashMap<>(members);
        Object said = own.remove(CHANGED_ON);
        @Nullable LocalDate changedOn = said == null ? null : new FormNode(Map.of(CHANGED_ON, said), "", findings, Set.of(CHANGED_ON)).day(CHANGED_ON, false);
        @Nullable FilingForm form = switch (kind) {
            case ENTITY -> entities.read(own, today, findings);
            case GOODS -> goods.read(own, today, findings);
            case DELEGATION -> delegations.read(own, today, findings);
            case KEY -> keys.read(own, today, findings);
        };
        if (changedOn != null && changedOn.isAfter(today)) {
            findings.add(Finding.at(ErrorCode.FIL_008, "/" + CHANGED_ON, changedOn.toString(), "a day not after " + today));
        } else if (changedOn != null) {
            form.content().put(CHANGED_ON, changedOn.toString());
        }
        return new Result(findings.stream().anyMatch(Finding::rejects) ? Optional.empty() : Optional.of(form), findings);
    }
}
