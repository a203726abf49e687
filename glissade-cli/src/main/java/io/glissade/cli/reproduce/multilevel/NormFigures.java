package io.glissade.cli.reproduce.multilevel;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.nested.poisoning.SmoothedAbsolute;
import java.util.List;

/** A7: the smoothed absolute value with mu = 0.25. */
final class NormFigures {

    private NormFigures() {}

    static List<Figure> figures() {
        SmoothedAbsolute phi = new SmoothedAbsolute(0.25);
        return List.of(
                Printed.figure("A7/phi(0)", "phi(0)", "0.09375", phi.value(0)),
                Printed.figure("A7/phi(0.125)", "phi(0.125)", "0.138671875", phi.value(0.125)),
                Printed.figure("A7/phi'(0.125)", "phi'(0.125)", "0.6875", phi.derivative(0.125)),
                Printed.figure("A7/phi''(0)", "phi''(0)", "6", phi.secondDerivative(0)),
                Printed.figure("A7/phi(mu)", "phi(mu)", "0.25", phi.value(0.25)),
                Printed.figure("A7/phi'(mu)", "phi'(mu)", "1", phi.derivative(0.25)),
                Printed.figure("A7/phi''(mu)", "phi''(mu)", "0", phi.secondDerivative(0.25)));
    }
}
