package io.glissade.conditional.coordinate;

import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.atom.GroupAtoms;
import io.glissade.atom.GroupAtoms.Signs;
import io.glissade.atom.TotalVariation;
import io.glissade.conditional.GaugePath;
import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.screening.Screening;
import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.example.RandomSums;
import io.glissade.finitesum.example.Subgradient;
import io.glissade.finitesum.variance.Saga;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.Loss;
import io.glissade.loss.Huber;
import io.glissade.loss.Logistic;
import io.glissade.loss.Poisson;
import io.glissade.loss.SmoothHinge;
import io.glissade.loss.Squared;
import io.glissade.loss.SquaredHinge;
import io.glissade.penalty.GaugeBound;
import io.glissade.penalty.GaugePenalty;
import io.glissade.penalty.LinearPenalty;
import io.glissade.penalty.LogSum;
import io.glissade.penalty.PowerPenalty;
import io.glissade.testkit.Allocation;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class CoordinateDescentTest {

    private static final CoordinateDescent STANDARD = CoordinateDescent.STANDARD;

    @Test
    void anOrthonormalDesignGivesSoftThresholding() {
        LinearSum sum = orthonormal();
        double[] z = negativeGradientAtZero(sum);
        double[] x = solve(GaugeProblem.of(sum, GroupAtoms.l1(8), new LinearPenalty(0.3)));
        for (int j = 0; j < 8; j++) {
            assertThat(x[j]).isCloseTo(Math.signum(z[j]) * Math.max(Math.abs(z[j]) - 0.3, 0), within(1e-13));
        }
        assertThat(Runs.supportSize(x)).isBetween(2, 7);
        double[] cone = solve(GaugeProblem.of(sum, GroupAtoms.simplex(8), new LinearPenalty(0.3)));
        for (int j = 0; j < 8; j++) {
            assertThat(cone[j]).isCloseTo(Math.max(z[j] - 0.3, 0), within(1e-13));
        }
    }

    @Test
    void anOrthonormalDesignShrinksTheLengthOfEachGroup() {
        LinearSum sum = orthonormal();
        double[] z = negativeGradientAtZero(sum);
        double[] weights = {1, 0.7, 2};
        int[] starts = {0, 3, 5, 8};
        for (Signs signs : Signs.values()) {
            GroupAtoms groups = new GroupAtoms(8, starts, new int[] {0, 1, 2, 3, 4, 5, 6, 7}, weights, signs);
            double[] x = solve(GaugeProblem.of(sum, groups, new LinearPenalty(0.25)));
            for (int e = 0; e < 3; e++) {
                double length = 0;
                for (int j = starts[e]; j < starts[e + 1]; j++) {
                    length = Math.hypot(length, used(z[j], signs));
                }
                double left = Math.max(1 - 0.25 * weights[e] / length, 0);
                for (int j = starts[e]; j < starts[e + 1]; j++) {
                    assertThat(x[j]).isCloseTo(left * used(z[j], signs), within(1e-12));
                }
            }
        }
    }

    private static double used(double z, Signs signs) {
        return signs == Signs.ANY ? z : Math.max(z, 0);
    }

    @Test
    void everyLossAndPenaltyReachesAGapOfRoundingAndScreeningChangesNothing() {
        List<Loss> losses =
                List.of(new Squared(), new Logistic(), new SquaredHinge(), new SmoothHinge(0.5), new Huber(0.5));
        for (int seed = 0; seed < 60; seed++) {
            RandomGenerator random = random(seed);
            Loss loss = losses.get(seed % losses.size());
            boolean intercept = random.nextBoolean();
            int rows = 10 + random.nextInt(40);
            int columns = 5 + random.nextInt(90);
            Design design = random.nextBoolean()
                    ? RandomSums.dense(rows, columns, seed)
                    : RandomSums.sparse(rows, columns, Math.max(2, columns / 5), seed);
            double[] weights =
                    random.nextBoolean() ? null : random.doubles(rows, 0.3, 3).toArray();
            LinearSum sum = RandomSums.sum(design, loss, 0, 0, intercept, weights);
            GroupAtoms atoms = groups(columns, random);
            GaugeProblem problem = GaugeProblem.of(sum, atoms, new LinearPenalty(1));
            double largest = GaugePath.largestWeight(problem);
            GaugePenalty penalty =
                    switch (random.nextInt(4)) {
                        case 0 -> new PowerPenalty(2, Math.pow(10, -2 * random.nextDouble()));
                        case 1 -> new PowerPenalty(4, Math.pow(10, -2 * random.nextDouble()));
                        default -> new LinearPenalty(largest * Math.pow(10, -2 * random.nextDouble()));
                    };
            double[] values = new double[3];
            List<Screening> rules = List.of(new Screening.Off(), new Screening.OfElements(), Screening.OfGauge.SAFE);
            for (int k = 0; k < 3; k++) {
                CoordinateDescent method = new CoordinateDescent(rules.get(k), 3 + 20 * k, 0.01);
                try (CoordinateRun run =
                        method.start(problem.with(penalty), sum.space().zero())) {
                    Runs.toGap(run, 1e-12);
                    values[k] = run.certify().value();
                    assertThat(run.certificate().relativeGap())
                            .as("seed %d: %s with %s over %s", seed, loss, penalty, atoms)
                            .isLessThan(1e-11);
                    assertThat(run.removals().count()).isEqualTo(k == 0 ? 0 : atoms.elements() - run.kept());
                }
            }
            assertThat(values[1]).isCloseTo(values[0], within(1e-12 * (1 + values[0])));
            assertThat(values[2]).isCloseTo(values[0], within(1e-12 * (1 + values[0])));
        }
    }

    private static GroupAtoms groups(int columns, RandomGenerator random) {
        int length = 1 + random.nextInt(4);
        int step = random.nextBoolean() ? length : Math.max(1, length - 1);
        int count = (columns + step - 1) / step;
        int[] starts = new int[count + 1];
        int[] members = new int[count * length];
        for (int e = 0; e < count; e++) {
            starts[e + 1] = starts[e];
            for (int j = e * step; j < Math.min(columns, e * step + length); j++) {
                members[starts[e + 1]++] = j;
            }
        }
        double[] weights = random.doubles(count, 0.5, 1.5).toArray();
        Signs signs = random.nextInt(3) == 0 ? Signs.NOT_NEGATIVE : Signs.ANY;
        return new GroupAtoms(columns, starts, Arrays.copyOf(members, starts[count]), weights, signs);
    }

    @Test
    void anL1LogisticRegressionIsThatOfSagaAndSatisfiesTheConditionOfTheSubgradient() {
        Design design = RandomSums.sparse(80, 40, 8, 3);
        LinearSum sum = RandomSums.sum(design, new Logistic(), 0, 0, true, null);
        double[] x = solve(GaugeProblem.of(sum, GroupAtoms.l1(40), new LinearPenalty(0.02)));
        LinearSum penalised = sum.with(0, 0.02);
        Subgradient.holds(penalised, x, 1e-8);
        try (FiniteSumIteration saga = Saga.STANDARD.start(penalised, Start.atZero(41), Evaluation.EVERY_PASS, 1)) {
            for (int pass = 0; pass < 3000; pass++) {
                saga.step();
            }
            assertThat(saga.point()).containsExactly(x, within(1e-5));
        }
    }

    @Test
    void overlappingGroupsAreDisjointGroupsOverRepeatedColumns() {
        DenseDesign once = RandomSums.dense(30, 9, 4);
        int[] members = {0, 1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8};
        int[] starts = {0, 3, 6, 9, 12};
        double[] weights = {1, 1.2, 0.8, 1};
        double[] repeated = new double[30 * 12];
        for (int i = 0; i < 30; i++) {
            for (int k = 0; k < 12; k++) {
                repeated[i * 12 + k] = once.values()[i * 9 + members[k]];
            }
        }
        int[] all = new int[12];
        Arrays.setAll(all, k -> k);
        LinearSum sum = RandomSums.sum(once, new Squared(), 0, 0, true, null);
        double[] targets = new double[30];
        Arrays.setAll(targets, sum::target);
        LinearSum many = new LinearSum(new DenseDesign(30, 12, repeated), targets, null, new Squared(), 0, 0, true);
        GaugePenalty penalty = new LinearPenalty(0.2);
        GaugeProblem latent = GaugeProblem.of(sum, new GroupAtoms(9, starts, members, weights, Signs.ANY), penalty);
        GaugeProblem disjoint = GaugeProblem.of(many, new GroupAtoms(12, starts, all, weights, Signs.ANY), penalty);
        double[] x = solve(latent);
        double[] parts = solve(disjoint);
        double[] added = new double[10];
        added[9] = parts[12];
        for (int k = 0; k < 12; k++) {
            added[members[k]] += parts[k];
        }
        assertThat(x).containsExactly(added, within(1e-7));
        assertThat(Runs.supportSize(x)).isGreaterThan(1);
    }

    @Test
    void aWeightFromTheLargestOnGivesZeroAtOnce() {
        for (Loss loss : List.of(new Squared(), new Logistic())) {
            LinearSum sum = RandomSums.sum(RandomSums.dense(20, 50, 5), loss, 0, 0, true, null);
            GaugeProblem problem = GaugeProblem.of(sum, GroupAtoms.l1(50), new LinearPenalty(1));
            double largest = GaugePath.largestWeight(problem);
            try (CoordinateRun run = STANDARD.start(problem.with(new LinearPenalty(1.001 * largest)), new double[51])) {
                run.step();
                assertThat(run.certificate().relativeGap()).isCloseTo(0, within(1e-14));
                assertThat(Arrays.copyOf(run.point(), 50)).containsOnly(0);
                assertThat(run.kept()).isLessThan(50);
            }
            double[] x = solve(problem.with(new LinearPenalty(0.999 * largest)));
            assertThat(Runs.supportSize(Arrays.copyOf(x, 50))).isEqualTo(1);
        }
    }

    @Test
    void emptyConstantAndRepeatedColumnsDoNoHarm() {
        double[] values = RandomSums.dense(40, 12, 6).values();
        for (int i = 0; i < 40; i++) {
            values[i * 12] = 0;
            values[i * 12 + 1] = 1;
            values[i * 12 + 2] = values[i * 12 + 3];
        }
        LinearSum sum = RandomSums.sum(new DenseDesign(40, 12, values), new Logistic(), 0, 0, true, null);
        GaugeProblem problem = GaugeProblem.of(sum, GroupAtoms.l1(12), new LinearPenalty(0.01));
        double[] x0 = new double[13];
        Arrays.fill(x0, 1);
        try (CoordinateRun run = STANDARD.start(problem, x0)) {
            Runs.toGap(run, 1e-13);
            assertThat(run.certify().relativeGap()).isLessThan(1e-12);
            assertThat(run.point()[0]).isZero();
            assertThat(run.point()[1]).isZero();
        }
    }

    @Test
    void separableClassesWithASmallPenaltyAreSolved() {
        LinearSum sum = RandomSums.sum(RandomSums.dense(30, 200, 7), new Logistic(), 0, 0, true, null);
        GaugeProblem problem = GaugeProblem.of(sum, GroupAtoms.l1(200), new LinearPenalty(1e-6));
        try (CoordinateRun run = STANDARD.start(problem, new double[201])) {
            Runs.toGap(run, 1e-8);
            assertThat(run.certify().relativeGap()).isLessThan(1.1e-8);
            assertThat(run.certificate().value()).isLessThan(1e-3);
        }
    }

    @Test
    void aStepAllocatesNothingThatGrowsWithTheDataUnderALinearPenalty() {
        assertThat(bytesOfAStep(20_000, 3)).isLessThanOrEqualTo(bytesOfAStep(500, 3) + 2048);
        assertThat(bytesOfAStep(5, 20_000)).isLessThanOrEqualTo(bytesOfAStep(5, 500) + 2048);
    }

    private static long bytesOfAStep(int rows, int columns) {
        LinearSum sum = RandomSums.sum(RandomSums.dense(rows, columns, 8), new Logistic(), 0, 0, true, null)
                .parallel(false);
        GaugeProblem problem = GaugeProblem.of(sum, GroupAtoms.l1(columns), new LinearPenalty(0.05));
        try (CoordinateRun run = STANDARD.start(problem, sum.space().zero())) {
            for (int i = 0; i < 20; i++) {
                run.step();
            }
            long before = Allocation.bytesOfThisThread();
            for (int i = 0; i < 20; i++) {
                run.step();
            }
            return (Allocation.bytesOfThisThread() - before) / 20;
        }
    }

    @Test
    void whatItCannotSolveIsRefusedInOneLine() {
        LinearSum sum = RandomSums.sum(RandomSums.dense(10, 4, 9), new Squared(), 0, 0, false, null);
        GaugeProblem problem = GaugeProblem.of(sum, GroupAtoms.l1(4), new LinearPenalty(1));
        double[] x0 = new double[4];
        assertThatThrownBy(() -> STANDARD.start(problem.with(new GaugeBound(1)), x0))
                .hasMessage("coordinate descent needs a penalty that is finite everywhere, got GaugeBound[bound=1.0]");
        assertThatThrownBy(() -> STANDARD.start(problem.with(new LogSum(0.5)), x0))
                .hasMessage("coordinate descent takes no concave function of the weights, got LogSum[theta=0.5]");
        assertThatThrownBy(
                        () -> STANDARD.start(GaugeProblem.of(sum, new TotalVariation(4), new PowerPenalty(2, 1)), x0))
                .hasMessageStartingWith("coordinate descent needs the atoms of coordinates or groups, got ");
        LinearSum counts = new LinearSum(sum.design(), new double[10], null, new Poisson(), 0, 0, false);
        assertThatThrownBy(() -> STANDARD.start(GaugeProblem.of(counts, GroupAtoms.l1(4), new LinearPenalty(1)), x0))
                .hasMessage("coordinate descent needs a loss with a bound on its second derivative, got Poisson[]");
        assertThatThrownBy(() -> new CoordinateDescent(new Screening.Off(), 0, 0.1))
                .hasMessage("firstWorkingSet must be at least 1, got 0");
        assertThatThrownBy(() -> new CoordinateDescent(new Screening.Off(), 1, 1))
                .hasMessage("reduction must be below 1, got 1.0");
    }

    private static double[] solve(GaugeProblem problem) {
        try (CoordinateRun run = STANDARD.start(problem, problem.sum().space().zero())) {
            Runs.toGap(run, 1e-14);
            return run.point();
        }
    }

    private static double[] negativeGradientAtZero(LinearSum sum) {
        double[] gradient = sum.space().zero();
        sum.valueAndGradient(sum.space().zero(), gradient);
        return Arrays.stream(gradient).map(g -> -g).toArray();
    }

    /** {@code sqrt(n)} times a reflection. */
    private static LinearSum orthonormal() {
        double[] values = new double[64];
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                values[i * 8 + j] = Math.sqrt(8) * ((i == j ? 1 : 0) - 2 * (i + 1) * (j + 1) / 204.0);
            }
        }
        return RandomSums.sum(new DenseDesign(8, 8, values), new Squared(), 0, 0, false, null);
    }
}
