package io.singlewindow.signature.doctor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Tries repairs alone, then two of them together, and so on: the fewest mistakes that explain a result are the likely ones. */
final class Search {

    private final List<Repair> repairs;
    private final int togetherMax;

    /** @param togetherMax how many mistakes are tried at once, each with those behind it in the list */
    Search(List<Repair> repairs, int togetherMax) {
        this.repairs = repairs;
        this.togetherMax = togetherMax;
    }

    /** What explains the result; empty when nothing does, or the effort is spent. */
    List<Explanation> explain(Guess first, Patient patient, Effort effort) {
        for (int together = 1; together <= togetherMax; together++) {
            List<Explanation> found = explain(first, patient, effort, 0, together);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<Explanation> explain(Guess from, Patient patient, Effort effort, int next, int together) {
        for (int i = next; i < repairs.size(); i++) {
            Iterator<Repair.Tried> guesses = repairs.get(i).guesses(from, patient).iterator();
            while (guesses.hasNext()) {
                Repair.Tried tried = guesses.next();
                List<Explanation> rest = List.of();
                if (together > 1) {
                    rest = explain(tried.guess(), patient, effort, i + 1, together - 1);
                } else if (!effort.take()) {
                    return List.of();
                }
                if (together > 1 ? !rest.isEmpty() : tried.guess().holds()) {
                    List<Explanation> all = new ArrayList<>(List.of(tried.explanation()));
                    all.addAll(rest);
                    return all;
                }
                if (effort.spent()) {
                    return List.of();
                }
            }
        }
        return List.of();
    }
}
