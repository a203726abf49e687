package io.glissade.nested.hypergradient;

import io.glissade.nested.Variables;
import io.glissade.nested.solver.LinearSolver;
import org.bytedeco.pytorch.Tensor;

/**
 * The gradient of the problem whose lower levels are minimised exactly, by the implicit function theorem at the points where their
 * gradient steps end. With two levels, at the solution of the second,
 *
 * <pre>dF_1/dx_1 = df_1/dx_1 - (d grad_2 f_2/dx_1)' u,    M u = grad_2 f_1,    M the Hessian of f_2 in x_2</pre>
 *
 * <p>and the same at any depth: the gradient of F_i is itself a function of the solutions below it and of the u's, each given by an equation
 * that is differentiated in its turn.
 *
 * <p>Exact where every lower level ended at its minimum and every system was solved exactly. Otherwise its error is of the order
 * of {@link Levels#gradientNorm} and of the residuals in {@link Levels#solves}; both are there to be looked at. It knows nothing of the way
 * to the solution: starts and step sizes of the gradient steps have no influence, not even learned ones, and one step from a start that
 * is the solution is as good as a thousand. The Hessian of each lower level must not be singular where its steps end.
 *
 * <p>Memory does not depend on the number of steps. Time: the gradient steps without a record, and a Hessian product, twice the time of
 * a gradient or three times, for each iteration of the solver; each product of a level with m levels below it solves systems of those in
 * its turn, so that time is exponential in the number of levels. References: {@code pedregosa2016hyperparameter},
 * {@code blondel2022efficient}; the derivation for more than two levels is in docs/theory/multilevel.md.
 *
 * @param solver of the linear systems of all levels
 */
public record Implicit(LinearSolver solver) implements Hypergradient {

    /** @throws IllegalArgumentException if {@code differentiable}: what is differentiated again, it records itself */
    @Override
    public Evaluation evaluate(Levels levels, Variables x, boolean differentiable) {
        if (differentiable) {
            throw new IllegalArgumentException(
                    "an implicit gradient cannot be recorded by another hypergradient, got level " + x.levels()
                            + " to be differentiated");
        }
        ImplicitTape tape = new ImplicitTape(levels, solver, levels.solve(x, false), x.levels());
        Tensor value = tape.value();
        return new Evaluation(value, tape.gradient(value));
    }
}
