package io.singlewindow.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bounded list of findings: the first {@value #FINDINGS_MAX} are kept, all are counted. */
public final class Findings {

    /** More than this are counted but not kept. */
    public static final int FINDINGS_MAX = 100;

    private final List<Finding> kept = new ArrayList<>();
    private final TreeMap<Integer, Finding> rejections = new TreeMap<>();
    private int total;

    /**
     * Adds one finding; past the bound it is counted only, unless it is the first that rejects, or the first that rejects
     * the message as a whole. What rejects each document first is remembered apart from the list.
     */
    public void add(Finding finding) {
        total++;
        boolean decisive = finding.rejects()
                && (rejections.isEmpty() || finding.document() == 0 && !rejections.containsKey(0));
        if (kept.size() < FINDINGS_MAX) {
            kept.add(finding);
        } else if (decisive) {
            kept.set(FINDINGS_MAX - 1, finding);
        }
        if (finding.rejects()) {
            rejections.putIfAbsent(finding.document(), finding);
        }
    }

    /** Adds each of them. */
    public void addAll(Iterable<Finding> findings) {
        findings.forEach(this::add);
    }

    /** Adds what another list kept, and counts what it did not keep. */
    public void addAll(Findings others) {
        addAll(others.kept);
        others.rejections.forEach(rejections::putIfAbsent);
        total += others.total - others.kept.size();
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
        return !rejections.isEmpty();
    }

    /** Positions of the documents that a finding rejects, kept or not; 0 stands for the message as a whole. */
    public SortedSet<Integer> rejectedDocuments() {
        return Collections.unmodifiableSortedSet(rejections.navigableKeySet());
    }

    /** The first finding that rejects this document, kept in the list or not; null when none does. */
    public @Nullable Finding rejection(int document) {
        return rejections.get(document);
    }

    public boolean isEmpty() {
        return total == 0;
    }
}
