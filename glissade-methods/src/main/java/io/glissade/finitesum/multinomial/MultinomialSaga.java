package io.glissade.finitesum.multinomial;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.sag.SagStep;
import io.glissade.linear.MultinomialSum;
import io.glissade.parameter.Require;

/**
 * The unbiased sibling of {@link MultinomialSag}: the change of the drawn row's slopes enters the step whole, not divided by n. With
 * {@code y_i} the old slopes and {@code s} the new ones of row i,
 *
 * <pre>x = (1 - step l2) x - step (w_i (s - y_i) a_i + d / n);   y_i = s</pre>
 *
 * <p>The step is {@code 1 / (divisor L)} with L the largest {@code w_i ||a_i||^2 / 2 + l2}; linear convergence is proved for divisor 3.
 * Calmer than the stochastic average gradient in the first passes. Cost: that of {@link MultinomialSag}.
 *
 * <p>Reference: {@code defazio2014saga}.
 *
 * @param divisor positive; 3 is the theorem's
 */
public record MultinomialSaga(double divisor) implements MultinomialMethod {

    public MultinomialSaga {
        Require.positive("divisor", divisor);
    }

    @Override
    public FiniteSumIteration start(MultinomialSum sum, Start start, Evaluation evaluation, long seed) {
        SagStep step = new SagStep.OfLipschitz(divisor);
        MultinomialTablePass pass = new MultinomialTablePass(sum, step, false, true, start, seed);
        return new PassRun(sum.space(), new MultinomialCertifier(sum), evaluation, pass);
    }
}
