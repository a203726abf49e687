package io.glissade.finitesum;

import io.glissade.run.Certificate;
import org.jspecify.annotations.Nullable;

/** What computes the certificates of a run, for one kind of sum. */
public interface Certification {

    /** Whether the sum has a dual bound at all. */
    boolean hasDual();

    /** The certificate of where a method stands, from its slopes and sums, without the gradient norm where there is a dual. */
    Certificate certify(Pass pass);

    /** The certificate of {@code x} from the better of the slopes given and those at {@code x}, with the true gradient norm. */
    Certificate certifyFully(double[] x, double @Nullable [] slopes);
}
