package io.glissade.cli.target;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.train.TrainedRun;
import io.glissade.cli.workload.Workload;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.WeightDecay;
import io.glissade.torch.TorchSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/**
 * The neighbourhood of a trained network: the energy is the number of examples times the mean loss of a minibatch, and
 * {@code precision/2} times the squared norm. Chains begin at the checkpoint. Recorded are the mean loss, the norm of the weights, their
 * distance from the checkpoint and the norms of the first blocks.
 */
final class NetworkTarget implements Target<Tensor> {

    private static final int MOST_BLOCKS = 12;
    private static final int FIRST_BLOCK = 3;

    private final Path folder;
    private final TrainedRun trained;
    private final Workload workload;
    private final double precision;
    private final double examples;
    private final List<Workload.Session> sessions = new ArrayList<>();
    private final TorchSpace space;
    private final Tensor centre;
    private final int blocks;

    private NetworkTarget(Path folder, TrainedRun trained, Workload workload, PosteriorOptions options)
            throws IOException {
        this.folder = folder;
        this.trained = trained;
        this.workload = workload;
        boolean text = workload.settings().containsKey("tokens")
                || workload.recipe().model().toString().contains("lstm");
        this.examples = (double) workload.minibatchesPerEpoch()
                * workload.recipe().batch()
                * (text ? workload.recipe().sequence() : 1);
        this.precision = options.precision(examples * workload.recipe().weightDecay());
        Workload.Session first = workload.open();
        sessions.add(first);
        this.space = first.network().parameters().space();
        this.centre = trained.point(space);
        this.blocks = Math.min(MOST_BLOCKS, space.blocks().size());
    }

    /** Opens the data of the run as it was opened then, and the checkpoint of one of its rules. */
    static NetworkTarget open(Path folder, PosteriorOptions options) throws IOException {
        if (options.batch() != null) {
            throw new BadInput("--batch: a network keeps the minibatches it was trained with, got " + options.batch());
        }
        TrainedRun trained = TrainedRun.open(folder, options.rule());
        Workload workload = trained.workload();
        try {
            return new NetworkTarget(folder, trained, workload, options);
        } catch (IOException | RuntimeException failure) {
            workload.close();
            throw failure;
        }
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public String title() {
        return workload.title() + ", around the checkpoint of " + trained.rule();
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>(workload.settings());
        facts.put("rule", trained.rule());
        facts.put("weights", space.dimension());
        facts.put("examples", examples);
        facts.put("precision of the prior", precision);
        return facts;
    }

    @Override
    public TorchSpace space() {
        return space;
    }

    /** Chains pass over the data in the same order, each some minibatches ahead of the one before. */
    @Override
    public synchronized Minibatches<Tensor> stream(long chain) {
        Workload.Session session = workload.open();
        sessions.add(session);
        Minibatches<Tensor> minibatches = session.minibatches();
        long ahead =
                chain * Math.max(1, workload.minibatchesPerEpoch() / 16) % Math.max(1, workload.minibatchesPerEpoch());
        for (long i = 0; i < ahead; i++) {
            minibatches.next();
        }
        return new ScaledMinibatches<>(new WeightDecay<>(minibatches, precision / examples), examples);
    }

    @Override
    public boolean isStochastic() {
        return true;
    }

    @Override
    public void start(RandomGenerator random, Tensor out) {
        space.copy(centre, out);
    }

    @Override
    public List<String> variables() {
        List<String> names = new ArrayList<>(List.of("loss", "norm", "distance"));
        space.blocks().stream().limit(blocks).forEach(block -> names.add("norm of " + block.name()));
        return names;
    }

    @Override
    public synchronized void read(Tensor x, double energy, double[] out) {
        double norm = space.norm(x);
        out[0] = (energy - precision / 2 * norm * norm) / examples;
        out[1] = norm;
        double squares = norm * norm - 2 * space.dot(x, centre) + space.dot(centre, centre);
        out[2] = Math.sqrt(Math.max(0, squares));
        double[] norms = new double[space.blocks().size()];
        space.blockNorms(x, norms);
        System.arraycopy(norms, 0, out, FIRST_BLOCK, blocks);
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (precision == 0) {
            notes.add(
                    "Without a prior a network has no posterior: its weights may wander off for ever. --precision gives it one.");
        }
        if (blocks < space.blocks().size()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Of %d blocks of weights the norms of the first %d are recorded.",
                    space.blocks().size(),
                    blocks));
        }
        notes.add("All chains begin at the checkpoint: R-hat cannot see what none of them has found.");
        return notes;
    }

    @Override
    public void close() {
        centre.close();
        sessions.forEach(Workload.Session::close);
        workload.close();
    }
}
