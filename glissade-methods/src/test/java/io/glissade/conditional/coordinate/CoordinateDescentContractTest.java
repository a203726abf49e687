package io.glissade.conditional.coordinate;

import io.glissade.conditional.GaugeMethod;
import io.glissade.conditional.example.GaugeMethodContract;
import io.glissade.conditional.screening.Screening;

/** Coordinate descent keeps what every method for a gauge must. */
final class CoordinateDescentContractTest implements GaugeMethodContract {

    @Override
    public GaugeMethod method(Screening screening) {
        return new CoordinateDescent(screening, 10, 0.01);
    }

    @Override
    public int steps() {
        return 12;
    }

    @Override
    public double gap() {
        return 1e-12;
    }
}
