package io.singlewindow.filing;

import java.util.Optional;

/** Who stands behind an exchange-platform user number: the port that subscriptions ask. */
@FunctionalInterface
public interface SubscriberDirectory {

    /** The company filed with this number, e.g. {@code DXPENT0000458763}. */
    Optional<Entity> byDxpId(String dxpId);
}
