package io.glissade.nested.hypergradient;

import io.glissade.nested.solver.LinearSolver;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A tensor that is known by an equation in itself and what comes before it: the solution of a level, or of a linear system with
 * its Hessian. Two are the same only if they are one object.
 */
final class ImplicitLeaf {

    private final int level;
    private final Tensor tensor;
    private final Tensor equation;
    private final List<ImplicitLeaf> inner;
    private final LinearSolver.Prepared hessian;

    /**
     * @param level whose Hessian is the derivative of the equation with respect to the tensor
     * @param tensor a leaf of the recorded graph
     * @param equation zero at the tensor, recorded from it and from earlier leaves on
     * @param inner leaves through which the equation depends on the tensor besides, each after those that it depends on
     * @param hessian solves systems with that Hessian
     */
    ImplicitLeaf(int level, Tensor tensor, Tensor equation, List<ImplicitLeaf> inner, LinearSolver.Prepared hessian) {
        this.level = level;
        this.tensor = tensor;
        this.equation = equation;
        this.inner = List.copyOf(inner);
        this.hessian = hessian;
    }

    int level() {
        return level;
    }

    Tensor tensor() {
        return tensor;
    }

    Tensor equation() {
        return equation;
    }

    List<ImplicitLeaf> inner() {
        return inner;
    }

    LinearSolver.Prepared hessian() {
        return hessian;
    }
}
