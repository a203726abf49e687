/** The methods of Glissade and the measurement of smoothness. */
module io.glissade.methods {
    requires transitive io.glissade.core;
    requires transitive static org.jspecify;

    exports io.glissade.step;
    exports io.glissade.atom;
    exports io.glissade.chain;
    exports io.glissade.clipping;
    exports io.glissade.conditional;
    exports io.glissade.conditional.coordinate;
    exports io.glissade.conditional.screening;
    exports io.glissade.finitesum;
    exports io.glissade.finitesum.batch;
    exports io.glissade.finitesum.choice;
    exports io.glissade.finitesum.dual;
    exports io.glissade.finitesum.multinomial;
    exports io.glissade.finitesum.sag;
    exports io.glissade.finitesum.variance;
    exports io.glissade.gradient;
    exports io.glissade.guarantee;
    exports io.glissade.langevin;
    exports io.glissade.langevin.curvature;
    exports io.glissade.langevin.adjusted;
    exports io.glissade.langevin.ensemble;
    exports io.glissade.langevin.exchange;
    exports io.glissade.langevin.overdamped;
    exports io.glissade.langevin.passage;
    exports io.glissade.langevin.preconditioned;
    exports io.glissade.langevin.schedule;
    exports io.glissade.langevin.subsample;
    exports io.glissade.langevin.search;
    exports io.glissade.langevin.underdamped;
    exports io.glissade.langevin.warmup;
    exports io.glissade.momentum;
    exports io.glissade.penalty;
    exports io.glissade.adaptive;
    exports io.glissade.smoothness;
    exports io.glissade.diagnosis;
}
