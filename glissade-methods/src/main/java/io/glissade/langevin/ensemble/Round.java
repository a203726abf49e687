package io.glissade.langevin.ensemble;

import io.glissade.parameter.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads, the caller's among them, that share out numbered tasks. Whoever interrupts the caller waits for the round to end
 * and finds the interrupt kept.
 */
public final class Round implements AutoCloseable {
    private final int helpers;
    private final @Nullable ExecutorService pool;

    /** The caller's thread and {@code threads - 1} others, at least 1 in all. */
    public Round(int threads) {
        Require.atLeast("threads", 1, threads);
        this.helpers = threads - 1;
        this.pool = helpers == 0
                ? null
                : Executors.newFixedThreadPool(helpers, task -> {
                    Thread thread = new Thread(task, "ensemble");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Runs every task and throws what the one with the lowest number threw, unchanged. */
    public void run(int tasks, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        @Nullable Throwable[] thrown = new @Nullable Throwable[tasks];
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                try {
                    task.accept(i);
                } catch (RuntimeException | Error failure) {
                    thrown[i] = failure;
                }
            }
        };
        List<Future<?>> running = new ArrayList<>();
        if (pool != null) {
            for (int i = 0; i < helpers; i++) {
                running.add(pool.submit(work));
            }
        }
        work.run();
        running.forEach(Round::await);
        for (Throwable failure : thrown) {
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure instanceof Error error) {
                throw error;
            }
        }
    }

    /** To the end, whatever interrupts: half a round would leave chains of different lengths. */
    private static void await(Future<?> running) {
        boolean interrupted = false;
        while (true) {
            try {
                running.get();
                break;
            } catch (InterruptedException exception) {
                interrupted = true;
            } catch (ExecutionException exception) {
                throw new IllegalStateException(exception);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdown();
        }
    }
}
