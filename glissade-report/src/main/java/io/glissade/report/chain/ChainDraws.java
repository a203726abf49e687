package io.glissade.report.chain;

import java.util.List;
import java.util.Set;

/**
 * The numbers of every draw. The arrays are kept, not copied: they may be large, and nobody changes them any more.
 *
 * <p>Cost: none but the check of the shapes.
 */
public final class ChainDraws {

    /** Columns and arrays of the files that are no variables. */
    static final Set<String> RESERVED = Set.of("chain", "draw", "lp", "energy", "objective", "kinetic");

    private final List<String> variables;
    private final double[][][] values;
    private final double[][] objective;
    private final double[][] kinetic;

    /**
     * Draws of several chains, all of the same length.
     *
     * @param variables their names, distinct, at least one; {@code x[0]}, {@code x[1]}, ... are the coordinates of a vector {@code x}. None is called
     *     chain, draw, lp, energy, objective or kinetic
     * @param values {@code [variable][chain][draw]}
     * @param objective {@code [chain][draw]}, its value at each draw
     * @param kinetic {@code [chain][draw]}, the kinetic energy at each draw, or {@code [0][]} where there is no velocity
     */
    public ChainDraws(List<String> variables, double[][][] values, double[][] objective, double[][] kinetic) {
        if (variables.isEmpty() || Set.copyOf(variables).size() != variables.size()) {
            throw new IllegalArgumentException("variables must be distinct and at least one, got " + variables);
        }
        for (String variable : variables) {
            if (variable.isEmpty() || RESERVED.contains(variable)) {
                throw new IllegalArgumentException(
                        "a variable must have a name other than " + RESERVED + ", got " + variable);
            }
        }
        if (values.length != variables.size()) {
            throw new IllegalArgumentException(
                    "values must have " + variables.size() + " variables, got " + values.length);
        }
        this.variables = List.copyOf(variables);
        this.values = values;
        this.objective = objective;
        this.kinetic = kinetic;
        if (objective.length == 0) {
            throw new IllegalArgumentException("there must be at least one chain, got none");
        }
        if (objective[0].length == 0) {
            throw new IllegalArgumentException("there must be at least one draw, got none");
        }
        for (int variable = 0; variable < values.length; variable++) {
            requireShape(variables.get(variable), values[variable]);
        }
        requireShape("objective", objective);
        if (kinetic.length > 0) {
            requireShape("kinetic", kinetic);
        }
    }

    private void requireShape(String name, double[][] of) {
        if (of.length != chains()) {
            throw new IllegalArgumentException(name + " must have " + chains() + " chains, got " + of.length);
        }
        for (double[] chain : of) {
            if (chain.length != draws()) {
                throw new IllegalArgumentException(
                        name + " must have " + draws() + " draws in each chain, got " + chain.length);
            }
        }
    }

    /** The names of the variables. */
    public List<String> variables() {
        return variables;
    }

    /** The number of chains, at least 1. */
    public int chains() {
        return objective.length;
    }

    /** The number of draws of each chain, at least 1. */
    public int draws() {
        return objective[0].length;
    }

    /** One variable: {@code [chain][draw]}, not a copy. */
    public double[][] of(int variable) {
        return values[variable];
    }

    /** The objective at each draw: {@code [chain][draw]}, not a copy. */
    public double[][] objective() {
        return objective;
    }

    /** The kinetic energy at each draw: {@code [chain][draw]}, not a copy; {@code [0][]} where there is no velocity. */
    public double[][] kinetic() {
        return kinetic;
    }

    /** Whether the chains have a velocity. */
    public boolean hasKinetic() {
        return kinetic.length > 0;
    }
}
