package io.glissade.cli.train;

import io.glissade.cli.rule.RuleChoice;
import io.glissade.cli.workload.Workload;
import io.glissade.report.RunFolder;
import io.glissade.run.StopRule;
import io.glissade.torch.Libtorch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs every rule of a call on a thread of its own, as many at once as asked for. One thread for each rule keeps a run
 * reproducible.
 *
 * @param threads rules at once
 * @param cancelled makes every rule stop after its step
 */
record SideBySide(
        Workload workload,
        RunPlan plan,
        int threads,
        RunFolder folder,
        ProgressDisplay display,
        AtomicBoolean cancelled) {

    /**
     * What each rule left, in the order of the rules; a rule whose turn had not come when the run was cancelled is left out. A
     * failure of one stops the others and is thrown.
     */
    List<RuleRun.Finished> run(List<RuleChoice> rules) throws IOException {
        Libtorch.useThreads(1);
        AtomicBoolean failed = new AtomicBoolean();
        StopRule stop = StopRule.whenSet(cancelled).or(StopRule.whenSet(failed));
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, rules.size()));
        try {
            List<Future<RuleRun.@Nullable Finished>> running = new ArrayList<>();
            for (RuleChoice rule : rules) {
                running.add(pool.submit(() -> {
                    if (cancelled.get()) {
                        return null;
                    }
                    try {
                        return RuleRun.run(workload, rule, plan, stop, folder, display.watch(rule, plan.steps()));
                    } catch (IOException | RuntimeException failure) {
                        failed.set(true);
                        throw failure;
                    }
                }));
            }
            return finish(running);
        } finally {
            pool.shutdown();
        }
    }

    /** Waits for all, and only then passes on the first failure: no thread may still write when the folder goes. */
    private static List<RuleRun.Finished> finish(List<Future<RuleRun.@Nullable Finished>> running) throws IOException {
        List<RuleRun.Finished> finished = new ArrayList<>();
        Throwable failure = null;
        for (Future<RuleRun.@Nullable Finished> rule : running) {
            try {
                RuleRun.Finished left = rule.get();
                if (left != null) {
                    finished.add(left);
                }
            } catch (ExecutionException wrapped) {
                failure = failure == null ? wrapped.getCause() : failure;
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException("interrupted while the rules run", interrupted);
            }
        }
        if (failure instanceof IOException first) {
            throw first;
        }
        if (failure instanceof RuntimeException first) {
            throw first;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return finished;
    }
}
