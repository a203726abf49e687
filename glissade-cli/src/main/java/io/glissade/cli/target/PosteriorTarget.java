package io.glissade.cli.target;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.FitData;
import io.glissade.cli.linear.FitDisplay;
import io.glissade.cli.linear.LossRow;
import io.glissade.langevin.subsample.RandomTerms;
import io.glissade.linear.LinearSum;
import io.glissade.linear.LinearTerms;
import io.glissade.linear.MultinomialSum;
import io.glissade.loss.Squared;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.space.VectorSpace;
import io.glissade.table.Features;
import io.glissade.table.LabelledRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The posterior of a linear model on a data file: the sum, not the mean, of the losses of all rows and {@code precision/2} times the squared
 * norm of the coefficients. An intercept that is not penalised has a flat prior.
 */
final class PosteriorTarget implements Target<double[]> {

    /** Streams of the minibatches, apart from those of the chains. */
    private static final long MINIBATCHES = 1L << 40;

    private static final int MOST_SOLVED = 600;

    private final String name;
    private final String title;
    private final Map<String, Object> facts;
    private final List<String> variables;
    private final List<String> notes;
    private final int[] recorded;
    private final Objective<double[]> mean;
    private final @Nullable LinearSum sum;
    private final double scale;
    private final double startDeviation;
    private final @Nullable Integer batch;
    private final long seed;
    private final @Nullable Moments exact;

    private PosteriorTarget(Path file, FitData data, PosteriorOptions options, Map<String, Object> facts, long seed) {
        this.name = file.toString();
        this.seed = seed;
        this.batch = options.batch();
        double noise = data.loss().loss() instanceof Squared ? options.noise() : 1;
        this.scale = data.totalWeight() / (noise * noise);
        double l2 = options.precision(1) / scale;
        this.sum = data.loss().kind() == LossRow.Kind.CLASSES ? null : sum(data, l2);
        this.mean = sum == null ? multinomial(data, l2) : sum;
        int dimension = Math.toIntExact(mean.space().dimension());
        this.recorded = Coordinates.recorded(dimension);
        List<String> names = names(data, dimension);
        this.variables = Arrays.stream(recorded).mapToObj(names::get).toList();
        this.startDeviation = 1 / Math.sqrt(Math.max(1, options.precision(1)));
        this.title = String.format(
                Locale.ROOT,
                "posterior of a linear model with %s loss on %s",
                data.loss().name(),
                file.getFileName());
        this.facts = facts;
        this.notes = notes(data, dimension);
        this.exact = sum != null && data.loss().loss() instanceof Squared && dimension <= MOST_SOLVED
                ? GaussianPosterior.moments(sum, scale)
                : null;
    }

    /** Reads the data. */
    static PosteriorTarget open(Path file, PosteriorOptions options, long seed, FitDisplay display) throws IOException {
        LabelledRows rows = options.table().read(file, options.data().weightsColumn(file, options.table()));
        FitData data = options.data().data(rows, file, false, display);
        if (data.loss().kind() == LossRow.Kind.CLASSES) {
            // A number added to the intercepts of all classes changes nothing: with a flat prior there would be no
            // posterior.
            PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
            data = options.data().data(rows, file, true, new FitDisplay(FitDisplay.Mode.NONE, nowhere));
            if (options.batch() != null) {
                throw new BadInput("--batch: minibatches need a loss of one margin, got "
                        + data.loss().name());
            }
        }
        if (options.batch() != null && options.batch() > data.design().rows()) {
            throw new BadInput(
                    "--batch must be at most " + data.design().rows() + ", the number of rows, got " + options.batch());
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.putAll(options.data().settings(data));
        facts.putAll(data.facts(rows));
        facts.put("precision of the prior", options.precision(1));
        if (options.batch() != null) {
            facts.put("rows of a minibatch", options.batch());
        }
        if (data.loss().loss() instanceof Squared) {
            facts.put("deviation of the noise", options.noise());
        }
        return new PosteriorTarget(file, data, options, facts, seed);
    }

    private static LinearSum sum(FitData data, double l2) {
        try {
            return new LinearSum(
                            data.design(),
                            data.targets(),
                            data.weights(),
                            data.loss().loss(),
                            l2,
                            0,
                            data.intercept())
                    .parallel(false);
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--loss " + data.loss().name() + ": " + refused.getMessage());
        }
    }

    private static MultinomialSum multinomial(FitData data, double l2) {
        int[] places =
                Arrays.stream(data.targets()).mapToInt(place -> (int) place).toArray();
        return new MultinomialSum(data.design(), places, data.weights(), data.outputs(), l2, false).parallel(false);
    }

    private static List<String> names(FitData data, int dimension) {
        Features features = data.features();
        List<String> coefficients = new ArrayList<>(features.names());
        if (data.intercept() || data.bias()) {
            coefficients.add("(intercept)");
        }
        if (coefficients.size() == dimension || data.classes() == null) {
            return coefficients.stream().map(PosteriorTarget::variable).toList();
        }
        List<String> classes = data.classes().names();
        return coefficients.stream()
                .flatMap(feature -> classes.stream().map(one -> variable(feature + " of " + one)))
                .toList();
    }

    /** Numbered features would be taken for columns of numbers. */
    private static String variable(String feature) {
        return feature.matches("\\d+") ? "w" + feature : feature;
    }

    private static List<String> notes(FitData data, int dimension) {
        List<String> notes = new ArrayList<>(Coordinates.note(dimension));
        if (data.intercept()) {
            notes.add("The intercept has a flat prior.");
        }
        if (data.standardisation() != null) {
            notes.add("The coefficients are those of the standardised features.");
        }
        if (!data.loss().kind().equals(LossRow.Kind.PROBABILITY)
                && !data.loss().kind().equals(LossRow.Kind.CLASSES)
                && !(data.loss().loss() instanceof Squared)
                && data.loss().kind() != LossRow.Kind.COUNT) {
            notes.add("The loss " + data.loss().name()
                    + " is the logarithm of no density: the draws are of a Gibbs posterior.");
        }
        return notes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Map<String, Object> facts() {
        return facts;
    }

    @Override
    public VectorSpace<double[]> space() {
        return mean.space();
    }

    @Override
    public Minibatches<double[]> stream(long chain) {
        if (batch == null || sum == null) {
            return Minibatches.always(new ScaledMinibatches.Scaled<>(mean, scale));
        }
        CounterRandom random = new CounterRandom(seed, MINIBATCHES + chain);
        return new ScaledMinibatches<>(new RandomTerms<>(new LinearTerms(sum), batch, random), scale / sum.rows());
    }

    @Override
    public boolean isStochastic() {
        return batch != null;
    }

    @Override
    public void start(RandomGenerator random, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = startDeviation * random.nextGaussian();
        }
    }

    @Override
    public List<String> variables() {
        return variables;
    }

    @Override
    public void read(double[] x, double energy, double[] out) {
        Coordinates.read(x, out);
    }

    @Override
    public int[] coordinates() {
        return recorded.clone();
    }

    @Override
    public @Nullable Moments moments(double temperature) {
        if (exact == null) {
            return null;
        }
        double[] variance =
                Arrays.stream(exact.variance()).map(one -> one * temperature).toArray();
        return new Moments(exact.mean(), variance).of(recorded);
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
