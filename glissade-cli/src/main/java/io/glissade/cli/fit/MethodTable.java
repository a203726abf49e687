package io.glissade.cli.fit;

import io.glissade.cli.console.BadInput;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.batch.LimitedMemoryBfgs;
import io.glissade.finitesum.batch.NewtonCholesky;
import io.glissade.finitesum.batch.SubsampledNewton;
import io.glissade.finitesum.dual.Sdca;
import io.glissade.finitesum.multinomial.MultinomialSag;
import io.glissade.finitesum.multinomial.MultinomialSaga;
import io.glissade.finitesum.sag.AdaptiveSag;
import io.glissade.finitesum.sag.LipschitzSag;
import io.glissade.finitesum.sag.Sag;
import io.glissade.finitesum.sag.SagStep;
import io.glissade.finitesum.variance.LooplessSvrg;
import io.glissade.finitesum.variance.Saga;
import java.util.List;
import java.util.stream.Collectors;

/** Every method, one row each. */
final class MethodTable {

    /** The name that leaves the choice to Glissade. */
    static final String AUTO = "auto";

    /** In the order of the help. */
    static final List<MethodRow> ROWS = List.of(
            new MethodRow(
                    "sag",
                    "stochastic average gradient with a line search",
                    Sag.WITH_LINE_SEARCH,
                    MultinomialSag.WITH_LINE_SEARCH),
            row("sag-lipschitz", "the same, rows that bend more drawn more often", AdaptiveSag.STANDARD),
            row("sag-known-lipschitz", "that with known Lipschitz constants", new LipschitzSag(true)),
            new MethodRow(
                    "sag-constant",
                    "sag with the step 1/L",
                    new Sag(new SagStep.OfLipschitz(1), true),
                    new MultinomialSag(new SagStep.OfLipschitz(1), true)),
            row("sag-theorem", "sag with the step 1/(16 L)", new Sag(new SagStep.OfLipschitz(16), false)),
            new MethodRow("saga", "unbiased, takes l1; step 1/(3 L)", Saga.STANDARD, new MultinomialSaga(3)),
            row("newton-cholesky", "few features: few and dear iterations", new NewtonCholesky()),
            row("subsampled-newton", "few features, very many rows", SubsampledNewton.OF_A_THOUSAND),
            row("l-bfgs", "batch gradients and a model of the curvature", LimitedMemoryBfgs.OF_TEN),
            row("svrg", "no table: full gradients now and then; takes l1", LooplessSvrg.STANDARD),
            row("sdca", "dual coordinate ascent: no step size; needs l2", Sdca.STANDARD));

    private MethodTable() {}

    /** The row of a name. */
    static MethodRow named(String name) {
        return ROWS.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("--method must be auto or one of " + names() + ", got " + name));
    }

    private static MethodRow row(String name, String about, FiniteSumMethod method) {
        return new MethodRow(name, about, method, null);
    }

    /** The row of a method that was chosen by its kind. */
    static MethodRow of(FiniteSumMethod method) {
        return ROWS.stream()
                .filter(row -> row.method().equals(method))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no row for " + method));
    }

    /** All names but {@value #AUTO}. */
    static String names() {
        return ROWS.stream().map(MethodRow::name).collect(Collectors.joining(", "));
    }

    /** Those that know the multinomial loss. */
    static String multinomialNames() {
        return ROWS.stream()
                .filter(row -> row.multinomial() != null)
                .map(MethodRow::name)
                .collect(Collectors.joining(", "));
    }
}
