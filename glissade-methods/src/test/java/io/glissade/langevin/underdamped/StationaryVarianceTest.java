package io.glissade.langevin.underdamped;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import io.glissade.testfunction.Quadratic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The variance that each scheme keeps on a quadratic, against the exact figures of the fact sheet's acceptance list. */
class StationaryVarianceTest {

    /** Step 0.2, curvature 1, friction 2, temperature 1; four standard errors of the simulated variance. */
    @ParameterizedTest
    @CsvSource({
        "LD, 0.1111111",
        "E, 0.1248",
        "SA, 0.01266",
        "F, 0.05245",
        "OBABO, 0.01010",
        "BAOAB, 0",
        "ABOBA, 0",
        "UBU, -0.006642",
        "BU, 0.00336"
    })
    void isThatOfTheScheme(String word, double bias) {
        LangevinMethod<double[]> method =
                word.equals("LD") ? new Overdamped<>(0.2, 1) : new Underdamped<>(new Scheme(word), 0.2, 2, 1);
        int chains = 1000;
        int steps = 2_000;
        double[] means = new double[chains];
        Quadratic quadratic = new Quadratic(1);
        for (int chain = 0; chain < chains; chain++) {
            try (LangevinIteration<double[]> iteration =
                    method.start(Minibatches.always(quadratic), new double[1], new CounterRandom(1, chain))) {
                for (int i = 0; i < 100; i++) {
                    iteration.step();
                }
                for (int i = 0; i < steps; i++) {
                    iteration.step();
                    means[chain] += iteration.point()[0] * iteration.point()[0] / steps;
                }
            }
        }
        double mean = 0;
        double squares = 0;
        for (double each : means) {
            mean += each / chains;
            squares += each * each / chains;
        }
        double error = Math.sqrt((squares - mean * mean) / chains);
        assertThat(error).isLessThan(0.004);
        assertThat(Math.abs(mean - 1 - bias)).as("%s: %s", word, mean - 1).isLessThan(4 * error);
    }
}
