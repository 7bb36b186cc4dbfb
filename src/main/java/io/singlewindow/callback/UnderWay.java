package io.singlewindow.callback;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The attempts that this process is about: bounded in all and per endpoint, and none twice at once. */
final class UnderWay {

    private final int max;
    private final Map<String, Integer> perEndpoint = new HashMap<>();
    private final Set<String> deliveries = new HashSet<>();

    UnderWay(int max) {
        this.max = max;
    }

    synchronized int of(String endpointId) {
        return perEndpoint.getOrDefault(endpointId, 0);
    }

    synchronized int total() {
        return deliveries.size();
    }

    /** False when there is no room, or this one is under way already. */
    synchronized boolean start(String endpointId, String deliveryId, int endpointMax) {
        if (deliveries.size() >= max || of(endpointId) >= endpointMax || !deliveries.add(deliveryId)) {
            return false;
        }
        perEndpoint.merge(endpointId, 1, Integer::sum);
        return true;
    }

    synchronized void end(String endpointId, String deliveryId) {
        if (deliveries.remove(deliveryId)) {
            perEndpoint.computeIfPresent(endpointId, (id, count) -> count == 1 ? null : count - 1);
            if (deliveries.isEmpty()) {
                notifyAll();
            }
        }
    }

    /** Waits until nothing is under way, at most so long. */
    synchronized void awaitNone(long millisMax) throws InterruptedException {
        long until = System.nanoTime() + millisMax * 1_000_000;
        for (long left = millisMax; !deliveries.isEmpty() && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
