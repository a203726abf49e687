package io.glissade.cli.sample;

import io.glissade.langevin.ChainMethod;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.adjusted.AdjustedUnderdamped;
import io.glissade.langevin.adjusted.Mala;
import io.glissade.langevin.exchange.ReplicaExchange;
import io.glissade.langevin.overdamped.AntisymmetricMap;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From options and plan to the method of the chains. */
record SampleMethod<V>(
        ChainOptions options, Plan plan, @Nullable AntisymmetricMap<V> rotation) {

    /** The method of every chain. */
    LangevinMethod<V> method() {
        ScheduleChoice schedule = options.schedule();
        Schedule steps = schedule.steps(plan.step(), plan.warmUpStep(), plan.warmUp(), plan.moves());
        Schedule temperatures = schedule.temperatures(options.temperature(), plan.warmUp(), plan.moves());
        ChainMethod<V> coldest = at(steps, temperatures);
        if (options.hotter().isEmpty()) {
            return coldest;
        }
        List<ChainMethod<V>> ladder = new ArrayList<>(List.of(coldest));
        options.hotter().forEach(temperature -> ladder.add(at(steps, Schedule.constant(temperature))));
        return new ReplicaExchange<>(ladder, options.swapEvery());
    }

    private ChainMethod<V> at(Schedule steps, Schedule temperatures) {
        Scheme scheme = options.dynamics().scheme();
        if (scheme != null) {
            return new Underdamped<>(scheme, steps, plan.friction(), temperatures);
        }
        return switch (options.dynamics()) {
            case MALA -> new Mala<>(steps, temperatures);
            case ADJUSTED -> new AdjustedUnderdamped<>(steps, plan.friction(), temperatures, 1);
            default -> new Overdamped<>(steps, temperatures, rotation);
        };
    }
}
