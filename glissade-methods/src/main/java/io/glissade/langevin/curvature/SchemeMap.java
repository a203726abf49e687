package io.glissade.langevin.curvature;

import io.glissade.langevin.underdamped.Part;
import io.glissade.langevin.underdamped.Scheme;

/** One step of a scheme on an oscillator, without noise: the matrix of (x, v) in rows. */
record SchemeMap(double xx, double xv, double vx, double vv) {

    private static final SchemeMap IDENTITY = new SchemeMap(1, 0, 0, 1);

    /** The map of one step on an oscillator of this curvature. */
    static SchemeMap of(Scheme scheme, double step, double friction, double curvature) {
        SchemeMap map = IDENTITY;
        for (Part part : scheme.parts()) {
            map = of(part, scheme.fraction(part) * step, friction, curvature).after(map);
        }
        return map;
    }

    private static SchemeMap of(Part part, double time, double friction, double curvature) {
        double decay = Math.exp(-friction * time);
        double reach = -Math.expm1(-friction * time) / friction;
        double fall = (time - reach) / friction;
        return switch (part) {
            case A -> new SchemeMap(1, time, 0, 1);
            case B -> new SchemeMap(1, 0, -time * curvature, 1);
            case O -> new SchemeMap(1, 0, 0, decay);
            case U -> new SchemeMap(1, reach, 0, decay);
            case F -> new SchemeMap(1 - fall * curvature, reach, -reach * curvature, decay);
            case E -> new SchemeMap(1, time, -time * curvature, 1 - friction * time);
            case S -> new SchemeMap(1, 0, -time * curvature, 1 - friction * time);
        };
    }

    private SchemeMap after(SchemeMap first) {
        return new SchemeMap(
                xx * first.xx + xv * first.vx,
                xx * first.xv + xv * first.vv,
                vx * first.xx + vv * first.vx,
                vx * first.xv + vv * first.vv);
    }

    /** Whether both eigenvalues are within the unit circle: Jury's conditions. */
    boolean isStable() {
        double trace = xx + vv;
        double determinant = xx * vv - xv * vx;
        return Math.abs(determinant) < 1 && Math.abs(trace) < 1 + determinant;
    }
}
