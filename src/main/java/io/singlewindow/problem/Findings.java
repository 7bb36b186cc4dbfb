package io.singlewindow.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A bounded list of findings: the first {@value #FINDINGS_MAX} are kept, all are counted. */
public final class Findings {

    /** More than this are counted but not kept. */
    public static final int FINDINGS_MAX = 100;

    private final List<Finding> kept = new ArrayList<>();
    private final TreeSet<Integer> rejectedDocuments = new TreeSet<>();
    private int total;
    private boolean rejecting;

    /** Adds one finding; past the bound it is counted only, unless it is the first that rejects. */
    public void add(Finding finding) {
        total++;
        if (kept.size() < FINDINGS_MAX) {
            kept.add(finding);
        } else if (finding.rejects() && !rejecting) {
            kept.set(FINDINGS_MAX - 1, finding);
        }
        rejecting |= finding.rejects();
        if (finding.rejects()) {
            rejectedDocuments.add(finding.document());
        }
    }

    /** Adds each of them. */
    public void addAll(Iterable<Finding> findings) {
        findings.forEach(this::add);
    }

    /** What was kept, in order of finding. */
    public List<Finding> list() {
        return List.copyOf(kept);
    }

    /** How many there were, kept or not. */
    public int total() {
        return total;
    }

    /** True when at least one of them rejects. */
    public boolean reject() {
        return rejecting;
    }

    /** Positions of the documents that a finding rejects, kept or not; 0 stands for the message as a whole. */
    public SortedSet<Integer> rejectedDocuments() {
        return Collections.unmodifiableSortedSet(rejectedDocuments);
    }

    public boolean isEmpty() {
        return total == 0;
    }
}
