package io.glissade.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The diagnostics against what ArviZ computes from the same draws; arviz.csv names its version, bench/peers/arviz_fixture.py makes it. */
class ArvizTest {

    private record Line(String name, String quantity, double value) {}

    private static List<Line> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ArvizTest.class.getResourceAsStream("arviz.csv")), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(2)
                    .map(line -> line.split(",", -1))
                    .map(fields -> new Line(
                            fields[0], fields[1], fields[2].equals("nan") ? Double.NaN : Double.parseDouble(fields[2])))
                    .toList();
        }
    }

    static List<String> cases() throws IOException {
        return lines().stream().map(Line::name).distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyNumberIsThatOfArviz(String name) throws IOException {
        double[][] chains = SyntheticChains.of(name);
        VariableSummary summary = VariableSummary.of(name, chains);
        List<Line> own =
                lines().stream().filter(line -> line.name().equals(name)).toList();
        assertThat(own).hasSize(17);
        for (Line line : own) {
            double ours = ours(chains, summary, line.quantity());
            if (Double.isNaN(line.value())) {
                assertThat(ours).as(line.quantity()).isNaN();
            } else {
                assertThat(ours)
                        .as(line.quantity())
                        .isCloseTo(line.value(), within(1e-10 * Math.max(1, Math.abs(line.value()))));
            }
        }
    }

    private static double ours(double[][] chains, VariableSummary summary, String quantity) {
        return switch (quantity) {
            case "mean" -> summary.mean();
            case "sd" -> summary.standardDeviation();
            case "q5" -> summary.lowQuantile();
            case "median" -> summary.median();
            case "q95" -> summary.highQuantile();
            case "rhat" -> summary.rHat();
            case "ess_bulk" -> summary.bulkSize();
            case "ess_tail" -> summary.tailSize();
            case "mcse_mean" -> summary.meanError();
            case "ess_mean" -> EffectiveSampleSize.mean(chains);
            case "ess_sd" -> EffectiveSampleSize.standardDeviation(chains);
            case "ess_q10" -> EffectiveSampleSize.quantile(chains, 0.1);
            case "mcse_sd" -> MonteCarloError.standardDeviation(chains);
            case "mcse_q90" -> MonteCarloError.quantile(chains, 0.9);
            case "bfmi_0" -> EnergyDiagnostics.missingInformation(chains[0]);
            case "autocorrelation_1" -> Autocorrelation.of(chains[0], 4)[1];
            case "autocorrelation_3" -> Autocorrelation.of(chains[0], 4)[3];
            default -> throw new IllegalArgumentException("no quantity " + quantity);
        };
    }
}
