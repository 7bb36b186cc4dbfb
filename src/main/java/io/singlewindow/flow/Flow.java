package io.singlewindow.flow;

import java.util.List;

/** The routes as they run. */
public interface Flow {

    /** All of them, by stage and in the order of their files. */
    List<RouteView> routes();
}
