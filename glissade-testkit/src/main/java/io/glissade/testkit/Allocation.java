package io.glissade.testkit;

import java.lang.management.ManagementFactory;

/** What has been allocated on the Java heap. */
public final class Allocation {

    private Allocation() {}

    /** The bytes the current thread has allocated so far, freed or not. */
    public static long bytesOfThisThread() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
