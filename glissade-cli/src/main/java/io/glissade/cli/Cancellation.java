package io.glissade.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C ends a run like any other: the flag makes each rule stop after its step, the run folder is completed, and only then
 * the virtual machine goes down.
 */
final class Cancellation {
    private static final AtomicBoolean REQUESTED = new AtomicBoolean();
    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static final CountDownLatch FINISHED = new CountDownLatch(1);
    private static final int PATIENCE_SECONDS = 60;

    private Cancellation() {}

    /** The flag that a signal sets. From now on the virtual machine waits for the command to finish. */
    static AtomicBoolean watch() {
        if (RUNNING.getAndIncrement() == 0) {
            Runtime.getRuntime().addShutdownHook(new Thread(Cancellation::requestAndWait, "cancellation"));
        }
        return REQUESTED;
    }

    private static void requestAndWait() {
        REQUESTED.set(true);
        try {
            boolean finished = FINISHED.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!finished) {
                System.err.println("glissade: the run did not end within " + PATIENCE_SECONDS + " s and is lost");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the virtual machine; during a shutdown that a signal began, only lets it go on. */
    static void exit(int code) {
        boolean shuttingDown = REQUESTED.get();
        FINISHED.countDown();
        if (!shuttingDown) {
            System.exit(code);
        }
    }
}
