package io.glissade.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.linear.Loss;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract holds for half the square of a margin, and catches each fault planted in one. */
final class LossContractTest implements LossContract {

    private enum Fault {
        NONE,
        VALUE,
        DERIVATIVE,
        SECOND_DERIVATIVE,
        CONCAVE,
        SMOOTHNESS_TOO_SMALL,
        SMOOTHNESS_TOO_LARGE,
        CONJUGATE_TOO_SMALL,
        CONJUGATE_TOO_LARGE,
        DOMAIN_TOO_SMALL,
        OVERFLOWS,
        TAKES_EVERY_TARGET
    }

    private Fault fault = Fault.NONE;

    @Override
    public Loss loss() {
        return new HalfSquare(fault);
    }

    @Override
    public double[] targets() {
        return new double[] {0};
    }

    @Override
    public double[] wrongTargets() {
        return new double[] {1};
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void eachFaultIsCaught(Fault planted) {
        LossContractTest contract = new LossContractTest();
        contract.fault = planted;
        ThrowingCallable check = () -> seenBy(planted).accept(contract);
        assertThatThrownBy(check).isInstanceOf(AssertionError.class);
    }

    @Test
    void soundLossesPassEachCheckThatFaultsFail() {
        for (Fault planted : Fault.values()) {
            seenBy(planted).accept(this);
        }
    }

    private static Consumer<LossContract> seenBy(Fault fault) {
        return switch (fault) {
            case NONE -> contract -> {};
            case VALUE, DERIVATIVE, SECOND_DERIVATIVE -> LossContract::theDerivativesAreThoseOfTheValueAndOfEachOther;
            case CONCAVE -> LossContract::theLossIsConvex;
            case SMOOTHNESS_TOO_SMALL, SMOOTHNESS_TOO_LARGE ->
                LossContract::theSmoothnessIsTheSupremumOfTheSecondDerivative;
            case CONJUGATE_TOO_SMALL -> LossContract::fenchelsInequalityHoldsAndIsTightAtTheDerivative;
            case CONJUGATE_TOO_LARGE -> LossContract::theConjugateAtZeroIsTheNegativeInfimum;
            case DOMAIN_TOO_SMALL -> LossContract::theConjugateIsTheSupremumThatDefinesIt;
            case OVERFLOWS -> LossContract::extremeMarginsStayFiniteWhereTheLossIs;
            case TAKES_EVERY_TARGET -> LossContract::wrongTargetsAreRefusedWithARule;
        };
    }

    private record HalfSquare(Fault fault) implements Loss {

        @Override
        public double value(double margin, double target) {
            double value = margin * margin / 2;
            return switch (fault) {
                case VALUE -> value * 1.000001;
                case CONCAVE -> -value;
                case OVERFLOWS -> Math.abs(margin) > 700 ? Double.NaN : value;
                default -> value;
            };
        }

        @Override
        public double derivative(double margin, double target) {
            return fault == Fault.DERIVATIVE ? margin + 1e-6 : margin;
        }

        @Override
        public double secondDerivative(double margin, double target) {
            return fault == Fault.SECOND_DERIVATIVE ? 1.000001 : 1;
        }

        @Override
        public double smoothness() {
            return switch (fault) {
                case SMOOTHNESS_TOO_SMALL -> 0.999;
                case SMOOTHNESS_TOO_LARGE -> 1.001;
                default -> 1;
            };
        }

        @Override
        public double conjugate(double slope, double target) {
            double conjugate = slope * slope / 2;
            return switch (fault) {
                case CONJUGATE_TOO_SMALL -> conjugate * (1 - 1e-6);
                case CONJUGATE_TOO_LARGE -> conjugate + 1e-6;
                case DOMAIN_TOO_SMALL -> Math.abs(slope) > 5.9 ? Double.POSITIVE_INFINITY : conjugate;
                default -> conjugate;
            };
        }

        @Override
        public @Nullable String broken(double target) {
            return fault == Fault.TAKES_EVERY_TARGET || target == 0 ? null : "must be 0";
        }
    }
}
