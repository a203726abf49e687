package io.glissade.torch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/** The native library as a whole. */
public final class Libtorch {

    private static final Pattern VERSION = Pattern.compile("TORCH_VERSION=([0-9.]+)");

    private Libtorch() {}

    /**
     * Loads libtorch and gives every operation the given number of threads. With 1, which makes runs bitwise reproducible and
     * lets several runs share the cores without getting in each other's way, the pool of the linear algebra library is
     * switched off too: it has its own setting, and left alone it makes small networks two to three times slower.
     *
     * @param threads at least 1
     */
    public static void useThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        torch.set_num_threads(threads);
        openblas_nolapack.blas_set_num_threads(threads);
    }

    /** The version of libtorch as it was built, for example {@code 2.10.0}. */
    public static String version() {
        try (BytePointer configuration = torch.show_config()) {
            Matcher version = VERSION.matcher(configuration.getString());
            return version.find() ? version.group(1) : "unknown";
        }
    }
}
