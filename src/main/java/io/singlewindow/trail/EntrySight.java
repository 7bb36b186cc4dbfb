package io.singlewindow.trail;

import java.security.Principal;
import java.util.Collection;
import java.util.Set;

/** Which entries somebody may read: their types, what they are about and their leaves; of the others he gets number, time and leaf hash. */
@FunctionalInterface
public interface EntrySight {

    /** Numbers of those among these that the reader may read. */
    Set<Long> legible(Principal reader, Collection<EntryLog.Entry> entries);
}
