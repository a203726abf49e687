package io.glissade.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C ends a run like any other: the flag makes each rule stop after its step, the run folder is completed, and only when
 * this is closed the virtual machine goes down.
 */
public final class Cancellation implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::requestAndWait, "cancellation");

    private Cancellation() {}

    /** From now until it is closed, a signal sets the flag and waits. */
    public static Cancellation watch() {
        Cancellation cancellation = new Cancellation();
        Runtime.getRuntime().addShutdownHook(cancellation.hook);
        return cancellation;
    }

    /** The flag that a signal sets. */
    public AtomicBoolean requested() {
        return requested;
    }

    private void requestAndWait() {
        requested.set(true);
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("glissade: the run did not end within " + PATIENCE_SECONDS + " s and is lost");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        if (!requested.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException goingDown) {
                // the signal came in between: the hook finds the latch open
            }
        }
    }
}
