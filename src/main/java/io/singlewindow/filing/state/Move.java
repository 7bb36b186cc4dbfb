package io.singlewindow.filing.state;

import java.util.Set;

/**
 * A row of the table of moves.
 *
 * @param id e.g. {@code CUS-03}; a test names it
 * @param from states it leads out of; empty: the department's first
 * @param action what a reviewer says
 * @param code the department's answer code for an entity
 * @param goodsCode the same for goods
 * @param source instrument, or that it is a stand-in
 * @param mark V, S, C, M or I
 */
public record Move(String id, Set<String> from, String action, String to, String code, String goodsCode, String source, String mark) {

    /** True when it leads out of this state; the empty text stands for none yet. */
    boolean leadsFrom(String state) {
        return from.isEmpty() ? state.isEmpty() : from.contains(state);
    }
}
