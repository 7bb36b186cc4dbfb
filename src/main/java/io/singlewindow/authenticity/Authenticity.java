package io.singlewindow.authenticity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the truth of a consignment's data, for whoever grades it (decision tables, 3.1).
 *
 * @param asked the platform was chosen to be asked for this order
 * @param pending an answer may still come, or is not compared yet
 * @param answered an upload came that counts: signed by the platform, by a certificate it has filed
 * @param answeredInTime false also where nothing came
 * @param verdict null while nothing is compared
 * @param differing the interface's fields that differ, hard and soft
 * @param timeouts attempts that ended without answer or without upload
 * @param failures attempts that the platform refused, or that did not reach it
 * @param silent every attempt came to nothing, or the platform has filed no address
 * @param refusedUploads uploads under this question that did not count: forged, faulty, or other content
 * @param arrivals of order, payment and waybill
 */
public record Authenticity(
        boolean asked, boolean pending, boolean answered, boolean answeredInTime, @Nullable TruthVerdict verdict, List<String> differing,
        int timeouts, int failures, boolean silent, int refusedUploads, List<Arrival> arrivals) {

    public Authenticity {
        differing = List.copyOf(differing);
        arrivals = List.copyOf(arrivals);
    }

    /** True when every document that is here came in real time. */
    public boolean inRealTime() {
        return arrivals.stream().allMatch(Arrival::onTime);
    }
}
