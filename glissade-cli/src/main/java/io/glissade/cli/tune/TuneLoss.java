package io.glissade.cli.tune;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.LossRow;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Losses of margins, in operations on tensors that can be differentiated any number of times. */
enum TuneLoss {
    /** Half the squared error. */
    SQUARED(1),
    /** Of targets -1 and 1. */
    LOGISTIC(0.25),
    /** Of targets with a one at the place of the class. */
    MULTINOMIAL(0.5);

    private final double bend;

    TuneLoss(double bend) {
        this.bend = bend;
    }

    /** That of a row of the table of losses. */
    static TuneLoss of(LossRow row) {
        return switch (row.name()) {
            case "squared" -> SQUARED;
            case "logistic" -> LOGISTIC;
            case "multinomial" -> MULTINOMIAL;
            default -> throw new BadInput("--loss must be one of squared, logistic, multinomial, got " + row.name());
        };
    }

    /** The largest eigenvalue of its second derivative by the margins of a row. */
    double bend() {
        return bend;
    }

    /** In words, for the record. */
    String words() {
        return switch (this) {
            case SQUARED -> "mean of half the squared error, in units of the targets' training variance";
            case LOGISTIC, MULTINOMIAL -> "mean negative log-likelihood in nats";
        };
    }

    /**
     * One loss for each row.
     *
     * @param margins rows by outputs
     * @param targets of the same shape
     */
    Tensor each(Tensor margins, Tensor targets) {
        return switch (this) {
            case SQUARED -> margins.sub(targets).square().mul(new Scalar(0.5)).flatten();
            case LOGISTIC -> torch.log_sigmoid(margins.mul(targets)).neg().flatten();
            case MULTINOMIAL ->
                torch.log_softmax(margins, 1).mul(targets).sum(1L).neg();
        };
    }

    /** The derivatives of the losses by the margins: rows by outputs. */
    Tensor slopes(Tensor margins, Tensor targets) {
        return switch (this) {
            case SQUARED -> margins.sub(targets);
            case LOGISTIC -> margins.mul(targets).neg().sigmoid().mul(targets).neg();
            case MULTINOMIAL -> margins.softmax(1).sub(targets);
        };
    }
}
