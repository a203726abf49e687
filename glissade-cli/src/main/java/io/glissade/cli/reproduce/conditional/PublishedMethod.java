package io.glissade.cli.reproduce.conditional;

import io.glissade.conditional.ConditionalGradient;
import io.glissade.conditional.StepSize;
import io.glissade.conditional.screening.Screening;
import io.glissade.penalty.ConcavePenalty;
import io.glissade.penalty.GaugeBound;
import io.glissade.penalty.GaugePenalty;
import io.glissade.penalty.LogSum;
import io.glissade.penalty.PowerPenalty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of the paper's comparisons, with its parameters.
 *
 * @param gamma {@code null} in the convex case
 * @param offset of the steps {@code 2 / (2 + t + offset)}
 */
record PublishedMethod(
        String name, GaugePenalty penalty, @Nullable ConcavePenalty gamma, double offset) {

    /** The five on Dorothea. */
    static final List<PublishedMethod> DOROTHEA = List.of(
            new PublishedMethod("CGM", new GaugeBound(100), null, 0),
            new PublishedMethod("PCGM-1", new PowerPenalty(2, 1e-5), null, 1000),
            new PublishedMethod("PCGM-2", new PowerPenalty(5, 1e-13), null, 1000),
            new PublishedMethod("RPCGM-1", new PowerPenalty(2, 1e-5), new LogSum(0.5), 1000),
            new PublishedMethod("RPCGM-2", new PowerPenalty(5, 1e-13), new LogSum(0.5), 1000));

    /** The seven with the nuclear norm. */
    static final List<PublishedMethod> NUCLEAR = List.of(
            new PublishedMethod("CGM", new GaugeBound(1000), null, 0),
            new PublishedMethod("PCGM-1", new PowerPenalty(2, 1e-5), null, 100),
            new PublishedMethod("PCGM-2", new PowerPenalty(5, 1e-10), null, 100),
            new PublishedMethod("PCGM-3", new PowerPenalty(10, 1e-15), null, 100),
            new PublishedMethod("RPCGM-1", new PowerPenalty(2, 1e-5), new LogSum(0.25), 100),
            new PublishedMethod("RPCGM-2", new PowerPenalty(2, 1e-5), new LogSum(0.5), 100),
            new PublishedMethod("RPCGM-3", new PowerPenalty(2, 1e-5), new LogSum(0.75), 100));

    /** The method with its steps; nothing is screened. */
    ConditionalGradient conditionalGradient() {
        return new ConditionalGradient(new StepSize.OpenLoop(offset), new Screening.Off());
    }
}
