package io.singlewindow.filing.form;

import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.problem.Finding;
import io.singlewindow.region.Regions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads forms of every kind, whatever they came in: JSON, a row of CSV, or the message of our own. */
public final class FormReader {

    private final EntityForms entities;
    private final GoodsForms goods;
    private final DelegationForms delegations;
    private final KeyForms keys;

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
        @Nullable FilingForm form = switch (kind) {
            case ENTITY -> entities.read(members, today, findings);
            case GOODS -> goods.read(members, today, findings);
            case DELEGATION -> delegations.read(members, today, findings);
            case KEY -> keys.read(members, today, findings);
        };
        return new Result(findings.stream().anyMatch(Finding::rejects) ? Optional.empty() : Optional.of(form), findings);
    }
}
