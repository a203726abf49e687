package io.glissade.step;

import io.glissade.parameter.Require;
import java.util.List;

/**
 * Another rule made smaller at milestones: its step size times {@code factor} for each milestone that has been reached. The
 * usual schedule of image classifiers: a tenth at two or three points of the run.
 *
 * <p>Everything the rule decides is scaled, a clipped step with its cap too; the threshold on the gradient norm stays.
 * Assumptions: those of the rule. Cost per step: one comparison per milestone. Choose it where a schedule is given. Source:
 * {@code he2016deep}, whose steps are divided by 10 at 32,000 and 48,000 iterations.
 *
 * @param rule what is scaled
 * @param factor positive, at most 1
 * @param milestones iterations from which on one factor more applies: at least 1 each, increasing
 */
public record MilestoneStep(StepRule rule, double factor, List<Long> milestones) implements StepRule {
    public MilestoneStep {
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException("factor must be positive and at most 1, got " + factor);
        }
        milestones = List.copyOf(milestones);
        long before = 0;
        for (long milestone : milestones) {
            Require.atLeast("a milestone", 1, milestone);
            if (milestone <= before) {
                throw new IllegalArgumentException("milestones must increase, got " + milestones);
            }
            before = milestone;
        }
    }

    @Override
    public double stepSize(long iteration, double value, double gradientNorm) {
        double scale = 1;
        for (int i = 0; i < milestones.size() && iteration >= milestones.get(i); i++) {
            scale *= factor;
        }
        return scale * rule.stepSize(iteration, value, gradientNorm);
    }

    @Override
    public double clippingThreshold() {
        return rule.clippingThreshold();
    }

    @Override
    public double stepLengthCap() {
        return rule.stepLengthCap();
    }
}
