/** Test functions with known constants, Gaussian targets with exact moments, and readers of training data. */
module io.glissade.problems {
    requires de.siegmar.fastcsv;
    requires hipparchus.core;
    requires java.desktop;
    requires transitive io.glissade.core;
    requires static transitive org.jspecify;

    exports io.glissade.data;
    exports io.glissade.gaussian;
    exports io.glissade.landscape;
    exports io.glissade.loss;
    exports io.glissade.metastable;
    exports io.glissade.table;
    exports io.glissade.testfunction;
}
