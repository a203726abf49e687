package io.glissade.nested.hypergradient;

import io.glissade.nested.Variables;
import io.glissade.torch.Scopes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The exact gradient of the unrolled problem by forward accumulation ({@code sato2021gradient}, Algorithm 1;
 * {@code franceschi2017forward} with one lower level). Beside the point of each deeper level i, its derivative
 * {@code Z_i = d x_i / d x_k} by the variable of the level that is differentiated is carried along, one row for each coordinate
 * of x_k and one column for each of x_i. With A, B and C_l the derivatives of a step by x_i, by x_k and by the levels l between,
 * a step makes it {@code Z_i A + B + sum Z_l C_l}, and the gradient is that of the objective by x_k plus the sum of {@code Z_i}
 * times that by x_i. A start that depends on the levels above begins with its own derivative, any other with zero.
 *
 * <p>Memory is that of the Z_i and of one recorded step, whatever the number of steps. Each step takes a recorded step and about
 * as many passes backward through it as the shorter of x_k and x_i has coordinates: products with the Jacobian, one for each row
 * of Z, where x_k is shorter, products with its transpose, one for each column, where it is not. To be chosen where x_k has few
 * coordinates and the steps are many.
 *
 * <p>A gradient that is to be differentiated in its turn keeps everything on record, so that with three levels or more a step of
 * a level between holds all that was done at the levels below it.
 */
public record ForwardRecursion() implements Hypergradient {

    @Override
    public Evaluation evaluate(Levels levels, Variables x, boolean differentiable) {
        int outermost = x.levels();
        Variables all = differentiable ? x : x.replaced(outermost, Autograd.variable(x.level(outermost)));
        // Of the levels below x_k; that of x_k is the identity. Undefined: no dependence at all.
        Tensor[] derivatives = {};
        while (all.levels() < levels.problem().levels()) {
            Tensor[] end = solve(levels, all, outermost, derivatives, differentiable);
            all = levels.with(all, differentiable ? end[0] : Autograd.variable(end[0]));
            derivatives = appended(derivatives, end[1]);
        }
        Variables own = own(all, outermost, differentiable);
        Tensor value = levels.problem().objective(outermost).value(own);
        Tensor gradient = total(Autograd.gradients(value, differentiable, own.from(outermost)), derivatives);
        return new Evaluation(value, levels.dependent(gradient.defined() ? gradient : null, x));
    }

    /** The end of the steps of the level below those of {@code upper}, and its derivative. */
    private static Tensor[] solve(
            Levels levels, Variables upper, int outermost, Tensor[] above, boolean differentiable) {
        Tensor[] at = Scopes.results(() -> {
            Variables own = own(upper, outermost, differentiable);
            Tensor start = levels.start(own);
            return new Tensor[] {start, derivative(start, own.from(outermost), above, differentiable)};
        });
        for (int i = 0; i < levels.count(upper); i++) {
            int step = i;
            Tensor[] from = at;
            at = Scopes.results(() -> {
                Variables own = own(upper, outermost, differentiable);
                Tensor x = differentiable && from[0].requires_grad() ? from[0].alias() : Autograd.variable(from[0]);
                Tensor to = levels.step(step, own, x, true);
                Tensor derivative =
                        derivative(to, appended(own.from(outermost), x), appended(above, from[1]), differentiable);
                return new Tensor[] {differentiable ? to : to.detach(), derivative};
            });
            for (Tensor past : from) {
                past.close();
            }
        }
        return at;
    }

    /**
     * The same variables, those from x_k on by names of their own where they are on record: derivatives by these names are
     * partial, however the variables depend on one another. Those that are not on record do not.
     */
    private static Variables own(Variables all, int outermost, boolean differentiable) {
        Variables own = all;
        for (int level = outermost; differentiable && level <= all.levels(); level++) {
            own = own.replaced(level, all.level(level).alias());
        }
        return own;
    }

    /** The derivative by x_k, the first input, of a tensor made of the inputs, the others with known derivatives by x_k. */
    private static Tensor derivative(Tensor to, Tensor[] inputs, Tensor[] derivatives, boolean differentiable) {
        if (!to.requires_grad()) {
            return new Tensor();
        }
        return inputs[0].numel() < to.numel()
                ? byRows(to, inputs, derivatives, differentiable)
                : byColumns(to, inputs, derivatives, differentiable);
    }

    /** A product with the transposed Jacobian is linear in its cotangent, and its own transpose the product with the Jacobian. */
    private static Tensor byRows(Tensor to, Tensor[] inputs, Tensor[] derivatives, boolean differentiable) {
        Tensor cotangent = Autograd.variable(torch.zeros_like(to.detach()));
        @Nullable Tensor[] transposed = Autograd.products(to, cotangent, true, inputs);
        Tensor identity = torch.eye(inputs[0].numel(), to.options());
        List<Tensor> outputs = new ArrayList<>();
        List<Tensor> directions = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            Tensor output = transposed[i];
            Tensor direction = i == 0 ? identity : derivatives[i - 1];
            if (output != null && output.requires_grad() && direction.defined()) {
                outputs.add(output);
                directions.add(direction);
            }
        }
        if (outputs.isEmpty()) {
            return new Tensor();
        }
        TensorVector rows = new TensorVector();
        for (long row = 0; row < identity.size(0); row++) {
            long index = row;
            rows.push_back(Scopes.result(() -> {
                Tensor[] tangents = directions.stream()
                        .map(direction -> direction.select(0, index))
                        .toArray(Tensor[]::new);
                Tensor product =
                        Autograd.products(outputs.toArray(new Tensor[0]), tangents, differentiable, cotangent)[0];
                return product == null ? torch.zeros_like(cotangent.detach()) : product;
            }));
        }
        return torch.stack(rows, 0);
    }

    private static Tensor byColumns(Tensor to, Tensor[] inputs, Tensor[] derivatives, boolean differentiable) {
        Tensor identity = torch.eye(to.numel(), to.options());
        TensorVector columns = new TensorVector();
        for (long column = 0; column < identity.size(0); column++) {
            long index = column;
            Tensor total = Scopes.result(
                    () -> total(Autograd.products(to, identity.select(0, index), differentiable, inputs), derivatives));
            if (!total.defined()) {
                return total;
            }
            columns.push_back(total);
        }
        return torch.stack(columns, 1);
    }

    /** The total derivative by x_k from the partial ones by x_k and by the variables below. */
    private static Tensor total(@Nullable Tensor[] partial, Tensor[] derivatives) {
        Tensor own = partial[0];
        Tensor sum = own == null ? new Tensor() : own;
        for (int i = 0; i < derivatives.length; i++) {
            Tensor below = partial[i + 1];
            if (below != null && derivatives[i].defined()) {
                Tensor term = derivatives[i].mv(below);
                sum = sum.defined() ? sum.add(term) : term;
            }
        }
        return sum;
    }

    private static Tensor[] appended(Tensor[] some, Tensor another) {
        Tensor[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = another;
        return all;
    }
}
