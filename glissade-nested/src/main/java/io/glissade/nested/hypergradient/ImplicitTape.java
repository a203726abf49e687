package io.glissade.nested.hypergradient;

import io.glissade.nested.Variables;
import io.glissade.nested.solver.LinearSolver;
import io.glissade.nested.solver.LinearSystem;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The solutions of the levels below one, as functions of its variable that are known by equations. A solution is a leaf of what
 * libtorch records, with the gradient that is zero there; so is each solution of a linear system inside a recorded gradient. A
 * derivative passes from leaf to leaf, from the last to the first, by a linear system for each.
 */
final class ImplicitTape {

    private final Levels levels;
    private final LinearSolver solver;
    private final Variables all;
    private final int level;
    private final List<ImplicitLeaf> solutions;

    /**
     * Everything belongs to the caller's scope.
     *
     * @param solved the variables of all levels, those below {@code level} where their steps ended
     */
    ImplicitTape(Levels levels, LinearSolver solver, Variables solved, int level) {
        this.levels = levels;
        this.solver = solver;
        this.level = level;
        Variables variables = solved;
        for (int i = level + 1; i <= solved.levels(); i++) {
            variables = variables.replaced(i, Autograd.variable(solved.level(i)));
        }
        this.all = variables;
        List<ImplicitLeaf> deeper = List.of();
        for (int i = solved.levels(); i > level; i--) {
            List<ImplicitLeaf> fromHere = new ArrayList<>();
            fromHere.add(solution(i, deeper));
            fromHere.addAll(deeper);
            deeper = fromHere;
        }
        this.solutions = deeper;
    }

    /** F_i at the solutions, recorded. */
    Tensor value() {
        return value(level);
    }

    /** The gradient of {@code value} with the solutions reacting; zero where it does not depend on the variable. */
    Tensor gradient(Tensor value) {
        @Nullable Tensor gradient = pull(value, one(value), solutions, false, all.level(level))[0];
        return gradient == null ? torch.zeros_like(all.level(level).detach()) : gradient;
    }

    private Tensor value(int i) {
        return levels.problem().objective(i).value(all);
    }

    private ImplicitLeaf solution(int i, List<ImplicitLeaf> deeper) {
        Tensor x = all.level(i);
        Tensor value = value(i);
        List<ImplicitLeaf> inner = new ArrayList<>(deeper);
        @Nullable Tensor gradient = pull(value, one(value), inner, true, x)[0];
        if (gradient == null) {
            throw new IllegalArgumentException(
                    levels.problem().name(i) + ": its objective must depend on its variable, and does not");
        }
        TorchSpace space = levels.problem().space(i);
        Tensor values = gradient.detach();
        requireFinite(space, values, i, "its gradient");
        levels.ended(i, space.norm(values));
        LinearSystem hessian = new LinearSystem(levels.problem().name(i), space, v -> {
            @Nullable Tensor product = pull(gradient, v, inner, false, x)[0];
            return product == null ? torch.zeros_like(v) : product;
        });
        return new ImplicitLeaf(i, x, gradient, inner, solver.prepare(hessian));
    }

    /**
     * The products of {@code cotangent} with the Jacobians of {@code output} with respect to {@code inputs}, with {@code leaves}
     * reacting to them; null for an input that has no influence.
     *
     * @param leaves all on which the output depends, each after those that it depends on; where the products are recorded, those on
     *     which they depend besides are added at the end
     */
    private @Nullable Tensor[] pull(
            Tensor output, Tensor cotangent, List<ImplicitLeaf> leaves, boolean recorded, Tensor... inputs) {
        int count = leaves.size();
        Tensor[] all = Arrays.copyOf(inputs, inputs.length + count);
        for (int k = 0; k < count; k++) {
            all[inputs.length + k] = leaves.get(k).tensor();
        }
        @Nullable Tensor[] sums = Autograd.products(output, cotangent, recorded, all);
        for (int k = count - 1; k >= 0; k--) {
            @Nullable Tensor rightSide = sums[inputs.length + k];
            if (rightSide != null) {
                Tensor[] earlier = Arrays.copyOf(all, inputs.length + k);
                ImplicitLeaf leaf = leaves.get(k);
                Tensor u = solve(leaf, rightSide);
                @Nullable
                Tensor[] reactions = recorded
                        ? react(leaf, Autograd.variable(u), rightSide, leaves, earlier)
                        : pull(leaf.equation(), u, leaf.inner(), false, earlier);
                subtract(reactions, sums, earlier.length);
            }
        }
        return Arrays.copyOf(sums, inputs.length);
    }

    private Tensor solve(ImplicitLeaf leaf, Tensor rightSide) {
        Tensor values = rightSide.detach();
        requireFinite(levels.problem().space(leaf.level()), values, leaf.level(), "a derivative with respect to it");
        Tensor u = torch.zeros_like(values);
        levels.solved(leaf.level(), leaf.hessian().solve(values, u));
        return u;
    }

    /** What the reaction of a leaf takes from the products, recorded; {@code u} becomes a leaf with the equation M u = c. */
    private @Nullable Tensor[] react(
            ImplicitLeaf leaf, Tensor u, Tensor rightSide, List<ImplicitLeaf> leaves, Tensor[] earlier) {
        Tensor[] inputs = Arrays.copyOf(earlier, earlier.length + 1);
        inputs[earlier.length] = leaf.tensor();
        List<ImplicitLeaf> inner = new ArrayList<>(leaf.inner());
        @Nullable Tensor[] products = pull(leaf.equation(), u, inner, true, inputs);
        @Nullable Tensor hessian = products[earlier.length];
        for (ImplicitLeaf other : leaf.inner()) {
            if (!leaves.contains(other)) {
                leaves.add(other);
            }
        }
        List<ImplicitLeaf> fresh = List.copyOf(inner.subList(leaf.inner().size(), inner.size()));
        Tensor equation = hessian == null ? rightSide.neg() : hessian.sub(rightSide);
        leaves.add(new ImplicitLeaf(leaf.level(), u, equation, fresh, leaf.hessian()));
        leaves.addAll(fresh);
        return products;
    }

    private static void subtract(@Nullable Tensor[] terms, @Nullable Tensor[] sums, int count) {
        for (int i = 0; i < count; i++) {
            @Nullable Tensor term = terms[i];
            @Nullable Tensor sum = sums[i];
            if (term != null) {
                sums[i] = sum == null ? term.neg() : sum.sub(term);
            }
        }
    }

    private void requireFinite(TorchSpace space, Tensor values, int i, String what) {
        @Nullable String bad = space.firstNonFinite(values);
        if (bad != null) {
            throw new ArithmeticException(levels.problem().name(i) + ": " + what
                    + " is not finite where its gradient steps ended, at " + bad);
        }
    }

    private static Tensor one(Tensor value) {
        return torch.ones_like(value.detach());
    }
}
