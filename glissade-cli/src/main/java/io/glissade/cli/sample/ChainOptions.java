package io.glissade.cli.sample;

import io.glissade.cli.console.BadInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the chains of a sampler are: dynamics, how long, how many, at which temperatures. */
final class ChainOptions {

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            description = "The dynamics and how it is stepped, see below. Default: ${DEFAULT-VALUE}.")
    private String scheme = "baoab";

    @Option(
            names = "--step",
            paramLabel = "H",
            description =
                    "The step size. Default: from the curvature and --bias, at most half of the largest stable one; "
                            + "for mala and adjusted from their acceptance while warming up.")
    private @Nullable Double step;

    @Option(
            names = "--bias",
            paramLabel = "B",
            description =
                    "The relative error of a variance that the step may cause, for the default step. Default: ${DEFAULT-VALUE}.")
    private double bias = 0.01;

    @Option(
            names = "--friction",
            paramLabel = "G",
            description = "Of the velocity. Default: twice the root of the smallest curvature, which forgets fastest.")
    private @Nullable Double friction;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "Draws are of exp(-F/T). Default: ${DEFAULT-VALUE}.")
    private double temperature = 1;

    @Option(
            names = "--rotation",
            paramLabel = "J",
            description =
                    "With --scheme overdamped: the antisymmetric part of a non-reversible drift. plane:A for two dimensions, optimal for a "
                            + "Gaussian, random:norm=N,seed=S, or a file with a row of numbers in each line.")
    private @Nullable String rotation;

    @Option(names = "--chains", paramLabel = "N", description = "Independent chains. Default: ${DEFAULT-VALUE}.")
    private int chains = 4;

    @Option(names = "--draws", paramLabel = "N", description = "Draws kept of each chain. Default: ${DEFAULT-VALUE}.")
    private int draws = 1000;

    @Option(
            names = "--thin",
            paramLabel = "N",
            description = "Moves for each draw. Default: as many as the slowest direction takes to forget.")
    private @Nullable Integer thin;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description =
                    "Moves of each chain before the first draw. Default: twenty times what the slowest direction takes to forget, 100 or more.")
    private @Nullable Integer warmUp;

    @Option(
            names = "--schedule",
            paramLabel = "NAME:key=value,...",
            description = "How step and temperature go along the run, see below. Default: constant.")
    private String schedule = "constant";

    @Option(
            names = "--precondition",
            description =
                    "Give each coordinate a scale of its own, found while warming up by adjusted moves; mala and adjusted always do.")
    private boolean precondition;

    @Option(
            names = "--temperatures",
            paramLabel = "T",
            split = ",",
            description =
                    "Replica exchange: besides --temperature, hotter ones in ascending order that each chain has a replica at.")
    private List<Double> hotter = new ArrayList<>();

    @Option(
            names = "--swap-every",
            paramLabel = "N",
            description = "Moves between exchanges of neighbouring replicas. Default: ${DEFAULT-VALUE}.")
    private int swapEvery = 10;

    @Option(
            names = "--exit-set",
            paramLabel = "VARIABLE>=X",
            description = "Time when each chain first comes there, from its start, such as 'x[0]>=1' or 'x[0]<=-1'.")
    private @Nullable String exitSet;

    /** Checks what can be checked without a target. */
    void check() {
        dynamics();
        positive("--step", step);
        positive("--bias", bias);
        positive("--friction", friction);
        atLeast("--chains", 1, chains);
        atLeast("--draws", 1, draws);
        atLeast("--thin", 1, thin);
        atLeast("--warm-up", 0, warmUp);
        atLeast("--swap-every", 1, swapEvery);
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new BadInput("--temperature must be positive and finite, got " + temperature
                    + "; glissade minimise is for temperature 0");
        }
        double previous = temperature;
        for (double hot : hotter) {
            if (!(hot > previous) || Double.isInfinite(hot)) {
                throw new BadInput("--temperatures must ascend from --temperature " + temperature + ", got " + hotter);
            }
            previous = hot;
        }
        if (rotation != null && dynamics() != Dynamics.OVERDAMPED) {
            throw new BadInput("--rotation needs --scheme overdamped, got --scheme " + scheme);
        }
        if (friction != null && !dynamics().hasVelocity()) {
            throw new BadInput("--friction needs a scheme with velocity, got --scheme " + scheme);
        }
        boolean adapts = precondition || dynamics().isAdjusted();
        if (!hotter.isEmpty() && adapts && (precondition || step == null)) {
            throw new BadInput("--temperatures: replicas do not adapt; "
                    + (precondition ? "leave out --precondition" : "give --step too"));
        }
        if (adapts && warmUp != null && warmUp < LEAST_ADAPTING && (precondition || step == null)) {
            throw new BadInput(
                    "--warm-up must be at least " + LEAST_ADAPTING + " to find scales and step, got " + warmUp);
        }
        if (!schedule().isConstant() && !hotter.isEmpty()) {
            throw new BadInput("--temperatures: replicas need --schedule constant, got " + schedule);
        }
    }

    /** The fewest moves in which scales and step can be found. */
    static final int LEAST_ADAPTING = 100;

    private static void positive(String option, @Nullable Double value) {
        if (value != null && (!(value > 0) || Double.isInfinite(value))) {
            throw new BadInput(option + " must be positive and finite, got " + value);
        }
    }

    private static void atLeast(String option, int least, @Nullable Integer value) {
        if (value != null && value < least) {
            throw new BadInput(option + " must be at least " + least + ", got " + value);
        }
    }

    Dynamics dynamics() {
        return Dynamics.named(scheme);
    }

    @Nullable
    Double step() {
        return step;
    }

    double bias() {
        return bias;
    }

    @Nullable
    Double friction() {
        return friction;
    }

    double temperature() {
        return temperature;
    }

    @Nullable
    String rotation() {
        return rotation;
    }

    int chains() {
        return chains;
    }

    int draws() {
        return draws;
    }

    @Nullable
    Integer thin() {
        return thin;
    }

    @Nullable
    Integer warmUp() {
        return warmUp;
    }

    ScheduleChoice schedule() {
        return ScheduleChoice.parse(schedule);
    }

    boolean adapts() {
        return precondition || (dynamics().isAdjusted() && step == null);
    }

    /** The temperatures above the one that is drawn from; empty without replica exchange. */
    List<Double> hotter() {
        return hotter;
    }

    int swapEvery() {
        return swapEvery;
    }

    @Nullable
    String exitSet() {
        return exitSet;
    }
}
