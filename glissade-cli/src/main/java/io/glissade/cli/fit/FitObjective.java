package io.glissade.cli.fit;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.FitData;
import io.glissade.cli.linear.LossRow;
import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.multinomial.MultinomialMethod;
import io.glissade.linear.LinearSum;
import io.glissade.linear.MultinomialSum;
import java.util.Arrays;

/** What is minimised with one penalty, and how a method starts on it. */
interface FitObjective {

    /** What is minimised on the data with these penalties. */
    static FitObjective of(FitData data, double l2, double l1, boolean parallel) {
        try {
            if (data.loss().kind() == LossRow.Kind.CLASSES) {
                if (l1 > 0) {
                    throw new BadInput("--l1 must be 0 with --loss multinomial, got " + l1);
                }
                int[] places = Arrays.stream(data.targets())
                        .mapToInt(place -> (int) place)
                        .toArray();
                return new Multinomial(
                        new MultinomialSum(data.design(), places, data.weights(), data.outputs(), l2, data.intercept())
                                .parallel(parallel));
            }
            LinearSum sum = new LinearSum(
                    data.design(), data.targets(), data.weights(), data.loss().loss(), l2, l1, data.intercept());
            return new Linear(sum.parallel(parallel));
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--loss " + data.loss().name() + ": " + refused.getMessage());
        }
    }

    double l2();

    double l1();

    /** The length of the point. */
    int dimension();

    /**
     * A run before its first step.
     *
     * @throws IllegalArgumentException where the method cannot work on it; the message says what it needs
     */
    FiniteSumIteration start(MethodRow method, Start start, Evaluation evaluation, long seed);

    /** At a point, with the slopes of all rows there in the table. Cost: one pass, which no method counts. */
    Start startAt(double[] point);

    /** Whether there is a dual bound. */
    default boolean hasDual() {
        return l2() > 0 || l1() > 0;
    }

    /** A sum of losses of one margin. */
    record Linear(LinearSum sum) implements FitObjective {

        @Override
        public double l2() {
            return sum.l2();
        }

        @Override
        public double l1() {
            return sum.l1();
        }

        @Override
        public int dimension() {
            return Math.toIntExact(sum.space().dimension());
        }

        @Override
        public Start startAt(double[] point) {
            double[] slopes = new double[sum.rows()];
            sum.meanLoss(point, slopes);
            return new Start(point, slopes);
        }

        @Override
        public FiniteSumIteration start(MethodRow method, Start start, Evaluation evaluation, long seed) {
            return method.method().start(sum, start, evaluation, seed);
        }
    }

    /** A multinomial sum; it has no {@code l1}. */
    record Multinomial(MultinomialSum sum) implements FitObjective {

        @Override
        public double l2() {
            return sum.l2();
        }

        @Override
        public double l1() {
            return 0;
        }

        @Override
        public int dimension() {
            return Math.toIntExact(sum.space().dimension());
        }

        @Override
        public Start startAt(double[] point) {
            double[] slopes = new double[Math.multiplyExact(sum.rows(), sum.outputs())];
            sum.meanLoss(point, slopes);
            return new Start(point, slopes);
        }

        @Override
        public FiniteSumIteration start(MethodRow method, Start start, Evaluation evaluation, long seed) {
            MultinomialMethod multinomial = method.multinomial();
            if (multinomial == null) {
                throw new IllegalArgumentException(
                        "the multinomial loss needs one of " + MethodTable.multinomialNames());
            }
            return multinomial.start(sum, start, evaluation, seed);
        }
    }
}
