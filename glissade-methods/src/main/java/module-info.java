/** The methods of Glissade and the measurement of smoothness. */
module io.glissade.methods {
    requires transitive io.glissade.core;
    requires transitive static org.jspecify;

    exports io.glissade.step;
    exports io.glissade.clipping;
    exports io.glissade.finitesum;
    exports io.glissade.gradient;
    exports io.glissade.guarantee;
    exports io.glissade.momentum;
    exports io.glissade.adaptive;
    exports io.glissade.smoothness;
    exports io.glissade.diagnosis;
}
