package io.glissade.cli.tune;

import io.glissade.cli.linear.Metrics;
import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Start;
import io.glissade.nested.Variables;
import io.glissade.nested.hypergradient.Hypergradient;
import io.glissade.nested.hypergradient.InnerDivergence;
import io.glissade.nested.hypergradient.LevelReport;
import io.glissade.nested.hypergradient.MultilevelObjective;
import io.glissade.nested.hypergradient.Reverse;
import io.glissade.report.fit.FitRecord;
import io.glissade.report.tune.TuneRecord;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The loss on the validation rows as a function of the hyper-parameters, the model being what gradient steps on the penalised loss of the
 * training rows lead to. The step of coordinate j is 1/(L + lambda_j) with L a bound on the curvature of the loss, and differentiated:
 * for a convex loss it descends whatever the penalties. With an {@link Attacker} between, L is a bound on the curvature of the perturbed rows,
 * {@code 2 L + 2 |P|^2 / n}, so that no perturbation makes the steps climb.
 */
final class TuneProblem implements AutoCloseable {

    /** The square of a sum of norms is at most twice the sum of their squares. */
    private static final double ATTACK_MARGIN = 2;

    private final TuneData data;
    private final Model model;
    private final Hyperparameters hyper;
    private final int steps;
    private final boolean stepForEach;
    private final @Nullable Attacker attacker;
    private final boolean attacked;
    private final double smoothness;
    private final TorchSpace space;
    private final MultilevelProblem problem;
    private final double[] start;
    private double[] solution;

    /**
     * @param steps of the inner problem, at least 1
     * @param stepForEach whether learned step sizes belong to steps and not to coordinates
     * @param attacker {@code null} for none
     */
    TuneProblem(
            TuneData data,
            Model model,
            Hyperparameters hyper,
            int steps,
            boolean stepForEach,
            long seed,
            @Nullable Attacker attacker) {
        this(
                data,
                model,
                hyper,
                steps,
                stepForEach,
                model.start(seed),
                attacker,
                attacker != null,
                Curvature.of(data, model, model.start(seed)) * (attacker == null ? 1 : ATTACK_MARGIN));
    }

    private TuneProblem(
            TuneData data,
            Model model,
            Hyperparameters hyper,
            int steps,
            boolean stepForEach,
            double[] start,
            @Nullable Attacker attacker,
            boolean attacked,
            double smoothness) {
        this.data = data;
        this.model = model;
        this.hyper = hyper;
        this.steps = steps;
        this.stepForEach = stepForEach;
        this.space = model.space();
        this.start = start;
        this.solution = start;
        this.attacker = attacker;
        this.attacked = attacked;
        this.smoothness = smoothness;
        LowerLevel learner = new LowerLevel(
                "weights",
                space,
                new TrainingLoss(data, model, hyper, attacked),
                new GradientSteps(steps, this::scaled, Start.at(start)));
        this.problem = new MultilevelProblem(
                hyper.space(),
                this::validation,
                attacker != null && attacked ? List.of(attacker.level(data, model), learner) : List.of(learner));
    }

    /** The same without the attacker, with the same steps on rows that are left alone; it ends with this. */
    TuneProblem plain() {
        return new TuneProblem(data, model, hyper, steps, stepForEach, start, attacker, false, smoothness);
    }

    /** Who stands between, or would stand between; {@code null} for none. */
    @Nullable
    Attacker attacker() {
        return attacker;
    }

    /** What the attack on weights comes to: below 1 it has a bound; NaN without attacker. */
    double load(double[] weights) {
        return attacker == null ? Double.NaN : attacker.load(weights);
    }

    /** The objective of the outer method. */
    MultilevelObjective objective(Hypergradient strategy) {
        return new MultilevelObjective(problem, strategy);
    }

    private Tensor validation(Variables x) {
        Tensor weights = x.level(levels());
        solution = space.toArray(weights.detach());
        Part part = data.validation();
        return data.loss()
                .each(model.margins(weights, part.features()), part.targets())
                .mean();
    }

    private Tensor scaled(int step, Variables upper, Tensor gradient) {
        Tensor curvature = hyper.penalties(upper).add(new Scalar(smoothness));
        if (attacked) {
            Tensor perturbation = upper.level(2);
            curvature = curvature.add(perturbation
                    .dot(perturbation)
                    .mul(new Scalar(ATTACK_MARGIN / data.train().rows())));
        }
        Tensor safe = gradient.div(curvature);
        return hyper.learns(LearnOptions.What.STEP_SIZES) ? safe.mul(hyper.factors(upper, step, stepForEach)) : safe;
    }

    /** The weights of the model at the end of the inner steps of the latest evaluation. */
    double[] solution() {
        return solution.clone();
    }

    /** The names of the step sizes that can be learned. */
    List<String> names() {
        if (stepForEach) {
            return IntStream.range(0, steps)
                    .mapToObj(step -> "step " + (step + 1))
                    .toList();
        }
        List<String> names = new ArrayList<>();
        for (Block block : space.blocks()) {
            for (int i = 0; i < block.length(); i++) {
                boolean feature = model.isLinear() && block.offset() == 0 && model.outputs() == 1;
                names.add(feature ? data.fit().features().name(i) : block.name() + "[" + i + "]");
            }
        }
        return names;
    }

    /** The number of levels; the deepest is that of the model. */
    int levels() {
        return problem.levels();
    }

    int steps() {
        return steps;
    }

    double smoothness() {
        return smoothness;
    }

    Model model() {
        return model;
    }

    Hyperparameters hyper() {
        return hyper;
    }

    TuneData data() {
        return data;
    }

    /** The losses of weights on the three parts. */
    TuneRecord.Losses losses(double[] weights) {
        try (Tensor point = Part.tensor(weights, weights.length)) {
            Part test = data.test();
            return new TuneRecord.Losses(
                    loss(point, data.train()),
                    loss(point, data.validation()),
                    test == null ? Double.NaN : loss(point, test));
        }
    }

    private double loss(Tensor point, Part part) {
        try (PointerScope scope = new PointerScope()) {
            return data.loss()
                    .each(model.margins(point, part.features()), part.targets())
                    .mean()
                    .item_double();
        }
    }

    /** The loss of each test row; empty without test rows. */
    double[] testLosses(double[] weights) {
        Part test = data.test();
        if (test == null) {
            return new double[0];
        }
        TorchSpace rows = new TorchSpace(
                List.of(new Block("rows", 0, Math.toIntExact(test.rows()))), TorchSpace.Precision.DOUBLE);
        try (PointerScope scope = new PointerScope()) {
            Tensor point = space.zeros(weights.length);
            space.copy(weights, point);
            return rows.toArray(data.loss().each(model.margins(point, test.features()), test.targets()));
        }
    }

    /** What weights are worth on the test rows, in the units of the data. */
    List<FitRecord.Metric> metrics(double[] weights) {
        if (data.test() == null || data.raw() == null) {
            return List.of();
        }
        if (model.isLinear()) {
            return Metrics.of(
                    data.fit().scores(data.coefficients(weights)),
                    data.raw().design(),
                    data.raw().targets());
        }
        return List.of();
    }

    /** How far the steps of the learner come. */
    LevelReport inspect(double[] outer) {
        try (Tensor x = hyper.space().zero()) {
            hyper.space().copy(outer, x);
            return objective(new Reverse()).inspect(x).get(levels() - 2);
        }
    }

    /** The validation loss at hyper-parameters, NaN where the inner steps diverge; {@link #solution()} is that there. No gradient. */
    double evaluate(MultilevelObjective objective, double[] outer) {
        try (Tensor x = hyper.space().zero()) {
            hyper.space().copy(outer, x);
            List<Tensor> solved = objective.solve(x);
            Tensor weights = solved.get(solved.size() - 1);
            solution = space.toArray(weights);
            double loss = loss(weights, data.validation());
            solved.forEach(Tensor::close);
            return loss;
        } catch (InnerDivergence divergence) {
            return Double.NaN;
        }
    }

    @Override
    public void close() {
        hyper.close();
    }
}
