package io.glissade.landscape;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The landscapes by name, with the dimensions each has. */
public enum Landscapes {
    RASTRIGIN("rastrigin", 1, Integer.MAX_VALUE),
    ACKLEY("ackley", 1, Integer.MAX_VALUE),
    GRIEWANK("griewank", 1, Integer.MAX_VALUE),
    LEVY("levy", 1, Integer.MAX_VALUE),
    STYBLINSKI_TANG("styblinski-tang", 1, Integer.MAX_VALUE),
    SCHWEFEL("schwefel", 1, Integer.MAX_VALUE),
    ROSENBROCK("rosenbrock", 2, Integer.MAX_VALUE),
    MICHALEWICZ("michalewicz", 1, Integer.MAX_VALUE),
    HIMMELBLAU("himmelblau", 2, 2),
    SIX_HUMP_CAMEL("six-hump-camel", 2, 2),
    MULLER_BROWN("muller-brown", 2, 2),
    DOUBLE_WELL("double-well", 1, Integer.MAX_VALUE);

    private final String title;
    private final int leastDimension;
    private final int greatestDimension;

    Landscapes(String title, int leastDimension, int greatestDimension) {
        this.title = title;
        this.leastDimension = leastDimension;
        this.greatestDimension = greatestDimension;
    }

    /** The names of all, in order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Landscapes::title).toList();
    }

    /** The one of this name, as {@link Landscape#name()} gives it. */
    public static Optional<Landscapes> named(String name) {
        return Arrays.stream(values())
                .filter(landscape -> landscape.title.equals(name))
                .findFirst();
    }

    /** The name on the command line. */
    public String title() {
        return title;
    }

    /** The fewest dimensions it has. */
    public int leastDimension() {
        return leastDimension;
    }

    /** The most dimensions it has; that of the plane where it is a function of the plane. */
    public int greatestDimension() {
        return greatestDimension;
    }

    /** The function in so many dimensions. */
    public Landscape of(int dimension) {
        if (dimension < leastDimension || dimension > greatestDimension) {
            String rule = leastDimension == greatestDimension
                    ? "must be " + leastDimension
                    : "must be at least " + leastDimension;
            throw new IllegalArgumentException("the dimension of " + title + " " + rule + ", got " + dimension);
        }
        return switch (this) {
            case RASTRIGIN -> new Rastrigin(dimension);
            case ACKLEY -> new Ackley(dimension);
            case GRIEWANK -> new Griewank(dimension);
            case LEVY -> new Levy(dimension);
            case STYBLINSKI_TANG -> new StyblinskiTang(dimension);
            case SCHWEFEL -> new Schwefel(dimension);
            case ROSENBROCK -> new Rosenbrock(dimension);
            case MICHALEWICZ -> new Michalewicz(dimension);
            case HIMMELBLAU -> new Himmelblau();
            case SIX_HUMP_CAMEL -> new SixHumpCamel();
            case MULLER_BROWN -> new MullerBrown();
            case DOUBLE_WELL -> new DoubleWell(dimension);
        };
    }
}
