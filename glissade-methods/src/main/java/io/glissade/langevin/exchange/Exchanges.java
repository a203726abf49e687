package io.glissade.langevin.exchange;

import io.glissade.langevin.ChainMethod;
import io.glissade.langevin.ChainState;
import io.glissade.langevin.Transition;
import io.glissade.run.Archive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The moves of all replicas. The first state is the chain's own. */
final class Exchanges<V> implements Transition<V> {
    private final List<? extends ChainMethod<V>> ladder;
    private final long period;
    private final List<ChainState<V>> states = new ArrayList<>();
    private final List<Transition<V>> transitions = new ArrayList<>();
    private final double[] temperatures;
    private final V work;
    private double[] tried;
    private double[] accepted;
    private boolean started;
    private long moves;

    Exchanges(List<? extends ChainMethod<V>> ladder, long period, ChainState<V> coldest) {
        this.ladder = ladder;
        this.period = period;
        for (ChainMethod<V> method : ladder) {
            ChainState<V> state = states.isEmpty() ? coldest : coldest.sibling();
            states.add(state);
            transitions.add(method.transition(state));
        }
        this.temperatures = new double[ladder.size()];
        this.work = coldest.space().zero();
        this.tried = new double[ladder.size() - 1];
        this.accepted = new double[ladder.size() - 1];
    }

    @Override
    public void move(double stepSize, double temperature) {
        if (!started) {
            started = true;
            for (int i = 1; i < states.size(); i++) {
                states.get(i).startAt(states.get(0));
            }
        }
        for (int i = 0; i < states.size(); i++) {
            temperatures[i] = i == 0 ? temperature : ladder.get(i).temperature().at(moves);
            double step = i == 0 ? stepSize : ladder.get(i).stepSize().at(moves);
            requireSchedules(i, step, temperatures[i]);
            transitions.get(i).move(step, temperatures[i]);
            if (states.get(i).nonFinite() != null) {
                return;
            }
        }
        moves++;
        if (moves % period == 0) {
            for (int i = (int) (moves / period + 1) % 2; i + 1 < states.size(); i += 2) {
                exchange(i);
            }
        }
    }

    private void requireSchedules(int replica, double step, double temperature) {
        if (!(step > 0 && temperature >= 0) || Double.isInfinite(step + temperature)) {
            throw new IllegalArgumentException("replica " + replica + " at move " + moves
                    + " must have a positive step size and a temperature that is not negative, both finite, got " + step
                    + " and " + temperature);
        }
    }

    private void exchange(int number) {
        ChainState<V> colder = states.get(number);
        ChainState<V> hotter = states.get(number + 1);
        if ((!colder.current() && !colder.evaluate()) || (!hotter.current() && !hotter.evaluate())) {
            return;
        }
        double cold = temperatures[number];
        double hot = temperatures[number + 1];
        tried[number]++;
        double exponent = (1 / cold - 1 / hot) * (colder.value() - hotter.value());
        if (exponent >= 0 || colder.random().nextDouble() < Math.exp(exponent)) {
            accepted[number]++;
            colder.exchange(hotter, cold > 0 && hot > 0 ? Math.sqrt(cold / hot) : 1, work);
        }
    }

    @Override
    public double acceptance() {
        return transitions.get(0).acceptance();
    }

    @Override
    public double[] swapRates() {
        double[] rates = new double[tried.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = tried[i] == 0 ? Double.NaN : accepted[i] / tried[i];
        }
        return rates;
    }

    @Override
    public @Nullable String nonFinite() {
        if (!started) {
            return null;
        }
        for (int i = 1; i < states.size(); i++) {
            String what = states.get(i).nonFinite();
            if (what != null) {
                return "replica " + i + ": " + what;
            }
        }
        return null;
    }

    @Override
    public void restart() {
        started = false;
        moves = 0;
        Arrays.fill(tried, 0);
        Arrays.fill(accepted, 0);
        transitions.forEach(Transition::restart);
    }

    @Override
    public void archive(Archive<V> archive) {
        started = archive.count("started", started ? 1 : 0) == 1;
        moves = archive.count("moves", moves);
        tried = archive.numbers("tried", tried);
        accepted = archive.numbers("accepted", accepted);
        for (int i = 0; i < states.size(); i++) {
            if (i > 0) {
                states.get(i).archive(archive.part("replica " + i));
            }
            transitions.get(i).archive(archive.part("moves of replica " + i));
        }
    }

    @Override
    public void close() {
        transitions.forEach(Transition::close);
        states.subList(1, states.size()).forEach(ChainState::close);
        states.get(0).space().release(work);
    }
}
