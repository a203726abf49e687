package io.glissade.conditional;

import io.glissade.penalty.GaugePenalty;

/** A run that goes on along a path of penalties, keeping what depends on the design alone. */
public interface PathIteration extends GaugeIteration {

    /** Back to the beginning at {@code x0}, which is copied, with another penalty: what follows is what a fresh start with it would do. */
    void restart(GaugePenalty penalty, double[] x0);
}
