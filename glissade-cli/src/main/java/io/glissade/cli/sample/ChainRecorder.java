package io.glissade.cli.sample;

import io.glissade.chain.Draws;
import io.glissade.cli.target.Target;
import io.glissade.langevin.LangevinIteration;
import io.glissade.oracle.Objective;
import io.glissade.run.Observer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the draws of one chain, on the thread that moves it. */
final class ChainRecorder<V> implements Observer<V, LangevinIteration<V>> {

    /** What is kept of a draw beside its variables. */
    static final List<String> SIDE =
            List.of("objective", "kinetic", "move", "step_size", "temperature", "kinetic_temperature", "acceptance");

    private final int chain;
    private final Target<V> target;
    private final Plan plan;
    private final ChainOptions options;
    private final ScheduleChoice schedule;
    private final @Nullable ExitSet exit;
    private final Draws draws;
    private final Draws side;
    private final @Nullable Objective<V> energy;
    private final V gradient;
    private final double[] variables;
    private final double[] beside = new double[SIDE.size()];
    private long eligible;
    private int kept;
    private double time;
    private double step = Double.NaN;
    private double nextStep = Double.NaN;
    private double exitTime = Double.NaN;
    private double acceptances;
    private long moves;
    private long extraGradients;

    /** @param energy to evaluate draws with where a scheme does not; {@code null} where it is random */
    ChainRecorder(
            int chain,
            Target<V> target,
            Plan plan,
            ChainOptions options,
            @Nullable ExitSet exit,
            Draws draws,
            Draws side,
            @Nullable Objective<V> energy) {
        this.chain = chain;
        this.target = target;
        this.plan = plan;
        this.options = options;
        this.schedule = options.schedule();
        this.exit = exit;
        this.draws = draws;
        this.side = side;
        this.energy = energy;
        this.gradient = target.space().zero();
        this.variables = new double[target.variables().size()];
    }

    @Override
    public void afterStep(LangevinIteration<V> run) {
        long move = run.progress().iteration();
        // Progress speaks of the move that comes; the one that was made is what it spoke of before.
        step = nextStep;
        nextStep = run.progress().stepSize();
        if (move > 0) {
            time += step;
        }
        if (exit != null && Double.isNaN(exitTime)) {
            target.read(run.point(), run.progress().value(), variables);
            if (exit.holds(variables)) {
                exitTime = time;
            }
        }
        long after = move - plan.warmUp();
        if (after <= 0) {
            return;
        }
        acceptances += run.acceptance();
        moves++;
        if (schedule.samples(after - 1, options.temperature(), plan.moves())
                && ++eligible % plan.thin() == 0
                && kept < options.draws()
                && run.nonFinite() == null) {
            keep(run, move);
        }
    }

    private void keep(LangevinIteration<V> run, long move) {
        double value = run.progress().value();
        if (!run.valueAtPoint() && energy != null) {
            value = energy.valueAndGradient(run.point(), gradient);
            extraGradients++;
        }
        target.read(run.point(), value, variables);
        draws.append(chain, variables);
        V velocity = run.velocity();
        double kinetic = velocity == null ? Double.NaN : target.space().dot(velocity, velocity) / 2;
        beside[0] = value;
        beside[1] = kinetic;
        beside[2] = (double) move;
        beside[3] = step;
        beside[4] = run.temperature();
        beside[5] = 2 * kinetic / (double) target.space().dimension();
        beside[6] = run.acceptance();
        side.append(chain, beside);
        kept++;
    }

    /** The time of the dynamics when the chain first was in the exit set; NaN while it was not. */
    double exitTime() {
        return exitTime;
    }

    /** The mean probability of acceptance after the warm-up; NaN where every move is accepted. */
    double acceptance() {
        return moves == 0 ? Double.NaN : acceptances / moves;
    }

    /** Gradients that were evaluated for the record alone. */
    long extraGradients() {
        return extraGradients;
    }

    void close() {
        target.space().release(gradient);
    }
}
