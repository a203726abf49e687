/** Spaces, oracles and the run loop of Glissade. */
module io.glissade.core {
    requires transitive static org.jspecify;

    exports io.glissade.linear;
    exports io.glissade.space;
    exports io.glissade.oracle;
    exports io.glissade.parameter;
    exports io.glissade.random;
    exports io.glissade.run;
}
