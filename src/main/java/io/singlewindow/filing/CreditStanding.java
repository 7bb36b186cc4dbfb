package io.singlewindow.filing;

import java.util.List;
import java.util.Map;

/**
 * How a firm's credit stands at an instant.
 *
 * @param grade that decisions go by
 * @param fastTrack false while a listing or bad information withdraws what the grade would earn
 * @param listed on the dishonesty list (严重失信名单)
 * @param objected an objection to something of this has not been answered yet (异议标注)
 * @param classes each source's own word that holds, by the source's name, e.g. {@code FOREX → A}
 * @param reasons ids of the events that make it so
 */
public record CreditStanding(
        CreditGrade grade, boolean fastTrack, boolean listed, boolean objected, Map<String, String> classes, List<String> reasons) {}
